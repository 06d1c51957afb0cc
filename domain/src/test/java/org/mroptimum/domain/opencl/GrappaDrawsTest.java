package org.mroptimum.domain.opencl;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class GrappaDrawsTest {
    private static final long GIB = 1L << 30;
    private static final long PIXELS = 256 * 128;

    @Test
    void fewerReplicasAreDrawnAtATimeWhereMemoryIsShort() {
        assertEquals(32, GrappaDraws.most(80 * GIB, PIXELS, 32, 1));
        // 8 MiB a replica, in an eighth of 1.5 GiB.
        assertEquals(24, GrappaDraws.most(3 * GIB / 2, PIXELS, 32, 1));
        assertEquals(16, GrappaDraws.most(3 * GIB / 2, PIXELS, 32, 16));
        assertEquals(16, GrappaDraws.most(GIB / 16, PIXELS, 32, 16));
        assertEquals(4, GrappaDraws.most(GIB / 1024, PIXELS, 128, 1));
    }
}
