package org.mroptimum.app.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class JobMeterTest {
    private static final int MEGABYTE = 1 << 20;

    @Test
    void countsWhatThreadsAllocatedThatEndedWithTheJob() {
        JobMeter.Reading reading = JobMeter.read(job -> {
            List<byte[]> kept = allocate(10);
            inThread(() -> {
                kept.addAll(allocate(20));
                job.step("work", 1, 2);
            });
            inThread(() -> {
                kept.addAll(allocate(30));
                job.cancelled();
            });
            kept.addAll(allocate(10));
            assertEquals(70, kept.size());
        });

        assertEquals(70, (double) reading.allocatedBytes() / MEGABYTE, 2);
        assertTrue(reading.seconds() > 0);
    }

    @Test
    void whatWasThereBeforeDoesNotCount() {
        List<byte[]> data = allocate(20);

        JobMeter.Reading reading = JobMeter.read(job -> assertEquals(20, data.size()));

        assertEquals(0, (double) reading.allocatedBytes() / MEGABYTE, 1);
    }

    @Test
    void largestHeapHoldsAllThatLivesAtOneTime() {
        List<byte[]> kept = new ArrayList<>();

        JobMeter.Reading reading = JobMeter.read(job -> kept.addAll(allocate(40)));

        assertEquals(40, kept.size());
        assertTrue(reading.peakHeapBytes() > 35L * MEGABYTE, "only " + reading.peakHeapBytes());
    }

    private static List<byte[]> allocate(int megabytes) {
        List<byte[]> arrays = new ArrayList<>();
        for (int i = 0; i < megabytes; i++) {
            arrays.add(new byte[MEGABYTE]);
        }
        return arrays;
    }

    private static void inThread(Runnable work) {
        Thread thread = new Thread(work);
        thread.start();
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
