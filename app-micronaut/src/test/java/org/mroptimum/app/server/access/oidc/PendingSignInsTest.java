package org.mroptimum.app.server.access.oidc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PendingSignInsTest {
    private final AtomicLong now = new AtomicLong();
    private final PendingSignIns pending = new PendingSignIns(now::get);

    @Test
    void aSignInComesBackOnceEvenWithTheSameCookie() {
        PendingSignIns.Pending began = pending.begin("cookie");
        String state = began.state().getValue();

        assertEquals(Optional.of(began), pending.take("cookie", state));
        assertEquals(Optional.empty(), pending.take("cookie", state));
    }

    @Test
    void aWrongStateSpoilsTheSignIn() {
        String state = pending.begin("cookie").state().getValue();

        assertEquals(Optional.empty(), pending.take("cookie", state + "x"));
        assertEquals(Optional.empty(), pending.take("cookie", state), "nobody guesses twice");
    }

    @Test
    void itBelongsToOneBrowser() {
        PendingSignIns.Pending mine = pending.begin("mine");
        PendingSignIns.Pending theirs = pending.begin("theirs");

        assertNotEquals(mine.state(), theirs.state());
        assertEquals(Optional.empty(), pending.take("theirs", mine.state().getValue()));
    }

    @Test
    void whoNeverComesBackIsForgotten() {
        String state = pending.begin("cookie").state().getValue();
        now.addAndGet(PendingSignIns.PATIENCE.toNanos());

        assertEquals(Optional.empty(), pending.take("cookie", state));
    }
}
