package org.mroptimum.domain.opencl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class DeviceSpeedTest {

    @Test
    @NeedsOpenCl
    void countsBytesAndSamplesOverTheTimeTheyTook(OpenClDevice device) {
        AtomicLong clock = new AtomicLong();
        int index = device.info().index();

        // Ten runs in ten seconds.
        DeviceSpeed speed = DeviceSpeed.measure(index, () -> clock.getAndAdd(10_000_000_000L));

        double samples = 32.0 * 256 * 256;
        assertEquals(samples, speed.samples(), 1e-6 * samples);
        assertEquals(16 * samples, speed.whitening(), 1e-6 * samples);
        assertEquals(32 * samples, speed.transform(), 1e-6 * samples);
        assertTrue(DeviceSpeed.told(index, () -> clock.getAndAdd(10_000_000_000L))
                .startsWith("whitening of 32 channels 0.0 GB/s"));
        assertEquals(0, device.liveObjects());
    }

    @Test
    void aDeviceThatIsNotThereDoesNotWork() {
        assertTrue(DeviceSpeed.told(99, () -> 0).startsWith("does not work: "));
    }
}
