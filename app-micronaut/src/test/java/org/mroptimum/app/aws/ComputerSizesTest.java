package org.mroptimum.app.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.Problem;
import org.mroptimum.domain.job.chooser.LightBudget;
import org.mroptimum.domain.job.chooser.PartBudget;

class ComputerSizesTest {

    @Test
    void withoutSettingsTheComputersAreThoseOfTheTemplates() {
        ComputerSizes sizes = ComputerSizes.from(Map.of("MROPTIMUM_LAMBDA_MEMORY_MB", " "));

        assertEquals(LightBudget.LAMBDA, sizes.light());
        assertEquals(PartBudget.FARGATE, sizes.parts());
        assertEquals(3L << 30, sizes.inputBytes());
    }

    @Test
    void largerComputersHaveMoreProcessorsAndHoldMore() {
        ComputerSizes sizes = ComputerSizes.from(Map.of(
                "MROPTIMUM_LAMBDA_MEMORY_MB", "10240",
                "MROPTIMUM_LAMBDA_SCRATCH_MB", "8192",
                "MROPTIMUM_FARGATE_CPU", "16384",
                "MROPTIMUM_FARGATE_MEMORY_MB", "65536"));

        assertEquals(10240, sizes.light().memoryMb());
        assertEquals(5, sizes.light().threads());
        assertEquals(6L << 30, sizes.inputBytes());
        assertEquals(16, sizes.parts().threads());
        assertEquals(65536, sizes.parts().memoryMb());
        assertEquals(1, new ComputerSizes(1024, 512, 256, 512).light().threads());
        assertEquals(1, new ComputerSizes(1024, 512, 256, 512).parts().threads());
    }

    @Test
    void everyWrongNumberIsMro5009() {
        JobFailure failure = assertThrows(
                JobFailure.class,
                () -> ComputerSizes.from(
                        Map.of("MROPTIMUM_LAMBDA_MEMORY_MB", "4 GB", "MROPTIMUM_FARGATE_CPU", "-1024")));

        assertEquals(
                List.of(
                        "MRO-5009: MROPTIMUM_LAMBDA_MEMORY_MB: must be a whole number above 0",
                        "MRO-5009: MROPTIMUM_FARGATE_CPU: must be a whole number above 0"),
                failure.problems().stream().map(Problem::toString).toList());
    }
}
