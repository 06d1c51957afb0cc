package org.mroptimum.app.fargate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mroptimum.app.aws.JobShare;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.RunError;

class ShareOrderTest {

    @Test
    void aMergeIsOfAsManyPartsAsCanBeNumbered() {
        assertEquals(new JobShare.Merge(9999), ShareOrder.of(Optional.empty(), Optional.of("9999")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "1.5", "x", "2 ", "10000", "999999"})
    void otherNumbersAreRefused(String parts) {
        JobFailure failure = assertThrows(JobFailure.class, () -> ShareOrder.of(Optional.empty(), Optional.of(parts)));

        assertEquals(RunError.BAD_SETTING, failure.code());
    }
}
