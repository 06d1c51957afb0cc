package org.mroptimum.domain.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.mroptimum.domain.account.SignInLimit.Failures;

class SignInLimitTest {
    private static final Instant NOON = Instant.parse("2026-11-26T12:00:00Z");
    private static final SignInLimit LIMIT = SignInLimit.NAME_AND_ADDRESS;

    @Test
    void theWaitDoublesUpToAQuarterOfAnHour() {
        assertEquals(Duration.ZERO, LIMIT.wait(new Failures(4, NOON), NOON));
        assertEquals(Duration.ofSeconds(1), LIMIT.wait(new Failures(5, NOON), NOON));
        assertEquals(Duration.ofSeconds(8), LIMIT.wait(new Failures(8, NOON), NOON));
        assertEquals(Duration.ofSeconds(3), LIMIT.wait(new Failures(8, NOON), NOON.plusSeconds(5)));
        assertEquals(Duration.ofMinutes(15), LIMIT.wait(new Failures(5_000, NOON), NOON));
        assertEquals(Duration.ofMinutes(1), SignInLimit.NAME.wait(new Failures(5_000, NOON), NOON));
    }

    @Test
    void failuresAreForgottenADayAfterTheLast() {
        Failures many = new Failures(20, NOON);

        assertEquals(new Failures(21, NOON.plusSeconds(86_400)), LIMIT.more(many, NOON.plusSeconds(86_400)));
        assertEquals(new Failures(1, NOON.plusSeconds(86_401)), LIMIT.more(many, NOON.plusSeconds(86_401)));
    }

    /** Nobody waits for years because a clock was wrong for a minute. */
    @Test
    void aClockThatWasSetBackLocksNobodyOut() {
        assertEquals(Duration.ZERO, LIMIT.wait(new Failures(20, NOON), NOON.minusSeconds(3_600)));
    }

    @Test
    void sessionsEndByThemselves() {
        Session session = Session.begin("token", new AccountName("anna"), NOON);
        Session used = new Session(session.hash(), session.user(), NOON, NOON.plus(Duration.ofDays(7)));

        assertFalse(session.isOver(NOON.plus(Session.IDLE)));
        assertTrue(session.isOver(NOON.plus(Session.IDLE).plusSeconds(1)));
        assertFalse(used.isOver(NOON.plus(Duration.ofDays(7))));
        assertTrue(used.isOver(NOON.plus(Duration.ofDays(7)).plusSeconds(1)));
        assertFalse(session.isOver(NOON.minusSeconds(60)));
        assertTrue(session.isOver(NOON.minus(Duration.ofDays(2))));
    }
}
