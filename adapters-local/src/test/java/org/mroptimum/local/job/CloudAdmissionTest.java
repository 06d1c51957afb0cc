package org.mroptimum.local.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.mroptimum.domain.job.Placement;
import org.mroptimum.domain.job.Placement.Weight;
import org.mroptimum.local.job.Admission.Room;

class CloudAdmissionTest {
    private final Admission machine = new MachineAdmission(1000, 3);
    private final Admission both = new CloudAdmission(machine, 9000, 2);

    private static Placement heavy(long memoryMb) {
        return new Placement(Weight.HEAVY, memoryMb, 1, "a test says so");
    }

    @Test
    void aJobInTheCloudTakesNothingOfTheMachine() {
        assertTrue(both.admit(heavy(8000).toCloud()).isPresent());
        assertTrue(both.admit(heavy(8000).toCloud()).isPresent());

        assertTrue(both.admit(heavy(1000)).isPresent());
    }

    @Test
    void onlySomeAreInTheCloudAtATime() {
        Room first = both.admit(heavy(1).toCloud()).orElseThrow();
        assertTrue(both.admit(heavy(1).toCloud()).isPresent());
        assertTrue(both.admit(heavy(1).toCloud()).isEmpty());

        first.close();
        first.close();
        assertTrue(both.admit(heavy(1).toCloud()).isPresent());
        assertTrue(both.admit(heavy(1).toCloud()).isEmpty(), "closing twice frees once");
    }

    @Test
    void tellsBothSizes() {
        assertEquals(1000, both.largestMb());
        assertEquals(9000, both.largestInCloudMb());
        assertEquals(0, machine.largestInCloudMb());
        assertEquals(5, both.jobsAtOnce());
        assertThrows(IllegalArgumentException.class, () -> new CloudAdmission(machine, 0, 1));
        assertThrows(IllegalArgumentException.class, () -> new CloudAdmission(machine, 1, 0));
    }
}
