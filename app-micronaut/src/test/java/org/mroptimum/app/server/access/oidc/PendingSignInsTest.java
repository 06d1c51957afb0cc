package org.mroptimum.app.server.access.oidc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PendingSignInsTest {
    private final AtomicLong now = new AtomicLong();
    private final PendingSignIns pending = new PendingSignIns(now::get);

    @Test
    void aSignInIsForgottenAfterAWhile() {
        String inTime = pending.begin("a").state().getValue();
        now.addAndGet(PendingSignIns.PATIENCE.toNanos() - 1);
        assertTrue(pending.take("a", inTime).isPresent());

        String late = pending.begin("a").state().getValue();
        now.addAndGet(PendingSignIns.PATIENCE.toNanos());
        assertEquals(Optional.empty(), pending.take("a", late));
    }

    @Test
    void aWrongStateUsesTheSignInUp() {
        String state = pending.begin("a").state().getValue();

        assertEquals(Optional.empty(), pending.take("a", state + "x"));
        assertEquals(Optional.empty(), pending.take("a", state));
    }
}
