package org.mroptimum.domain.usecase;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mroptimum.domain.job.Documents;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.JobRequest;
import org.mroptimum.domain.job.JobRequestParser;
import org.mroptimum.domain.job.RawDataError;
import org.mroptimum.domain.job.chooser.InputSizes;

class ReadInputSizesTest {
    private final MemoryInstallation house = new MemoryInstallation();
    private final JobRequest request = JobRequestParser.parse(Documents.example("req_ac_rss"));
    private final String signal = request.reconstruction().signal().filename();

    @Test
    void theSignalFileTellsItsDimensions() {
        assertEquals(
                InputSizes.of(new InputSizes.Dimensions(16, 12, 3, 1, 1), 1),
                new ReadInputSizes(house, house).of(request));
        assertEquals(List.of(signal), house.staged);
        assertEquals(List.of(signal), house.released);
    }

    @Test
    void aFileThatCannotBeReadIsReleasedAndTold() {
        house.surprise = Optional.of(new JobFailure(RawDataError.TRUNCATED, "half of it is missing"));

        JobFailure failure = assertThrows(JobFailure.class, () -> new ReadInputSizes(house, house).of(request));

        assertEquals(RawDataError.TRUNCATED, failure.code());
        assertEquals(List.of(signal), house.released);
    }
}
