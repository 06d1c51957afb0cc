package org.mroptimum.local.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.mroptimum.domain.job.Placement;
import org.mroptimum.domain.job.Placement.Weight;
import org.mroptimum.local.job.Admission.Room;

class MachineAdmissionTest {
    private final Admission machine = new MachineAdmission(1000, 3);

    private Room admitted(Weight weight, long memoryMb) {
        return machine.admit(placement(weight, memoryMb)).orElseThrow();
    }

    private boolean refused(Weight weight, long memoryMb) {
        return machine.admit(placement(weight, memoryMb)).isEmpty();
    }

    private static Placement placement(Weight weight, long memoryMb) {
        return new Placement(weight, memoryMb, 1, "a test says so");
    }

    @Test
    void lightJobsRunSideBySideAsFarAsMemoryGoes() {
        Room first = admitted(Weight.LIGHT, 600);
        assertTrue(refused(Weight.LIGHT, 401));
        admitted(Weight.LIGHT, 400);
        assertTrue(refused(Weight.LIGHT, 1));

        first.close();
        assertTrue(refused(Weight.LIGHT, 601));
        admitted(Weight.LIGHT, 600);
    }

    @Test
    void lightJobsRunSideBySideAsFarAsCoresGo() {
        Room first = admitted(Weight.LIGHT, 1);
        admitted(Weight.LIGHT, 1);
        admitted(Weight.LIGHT, 1);
        assertTrue(refused(Weight.LIGHT, 1));

        first.close();
        admitted(Weight.LIGHT, 1);
    }

    @Test
    void aHeavyJobRunsAlone() {
        Room light = admitted(Weight.LIGHT, 1);
        assertTrue(refused(Weight.HEAVY, 1));
        light.close();

        Room heavy = admitted(Weight.HEAVY, 1);
        assertTrue(refused(Weight.LIGHT, 1));
        assertTrue(refused(Weight.HEAVY, 1));
        heavy.close();
        admitted(Weight.HEAVY, 1000);
    }

    @Test
    void roomThatIsClosedTwiceIsFreedOnce() {
        Room first = admitted(Weight.LIGHT, 500);
        admitted(Weight.LIGHT, 500);

        first.close();
        first.close();

        admitted(Weight.LIGHT, 500);
        assertTrue(refused(Weight.LIGHT, 1));
    }

    @Test
    void whatIsTooLargeNeverFits() {
        assertEquals(1000, machine.largestMb());
        assertTrue(refused(Weight.LIGHT, 1001));
        assertTrue(refused(Weight.HEAVY, 1001));
        admitted(Weight.HEAVY, 1000);
    }

    @Test
    void whoeverWaitsHearsWhenAJobLeaves() throws Exception {
        Room room = admitted(Weight.LIGHT, 1000);
        ExecutorService other = Executors.newSingleThreadExecutor();
        try {
            Future<?> waiting = other.submit(() -> {
                while (machine.admit(placement(Weight.LIGHT, 1000)).isEmpty()) {
                    machine.awaitRoom(Duration.ofHours(1));
                }
                return true;
            });
            assertFalse(waiting.isDone());
            room.close();
            waiting.get(20, TimeUnit.SECONDS);
        } finally {
            other.shutdownNow();
        }
    }

    @Test
    void aMachineHasMemoryAndRunsAJob() {
        assertThrows(IllegalArgumentException.class, () -> new MachineAdmission(0, 1));
        assertThrows(IllegalArgumentException.class, () -> new MachineAdmission(1, 0));
    }
}
