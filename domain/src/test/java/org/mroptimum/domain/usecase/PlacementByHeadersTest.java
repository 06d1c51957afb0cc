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
import org.mroptimum.domain.job.chooser.JobChooser;
import org.mroptimum.domain.job.chooser.LightBudget;

class PlacementByHeadersTest {
    private final MemoryInstallation house = new MemoryInstallation();
    private final JobChooser chooser = new JobChooser(LightBudget.LAMBDA);
    private final JobRequest request = JobRequestParser.parse(Documents.example("req_ac_rss"));
    private final String signal = request.reconstruction().signal().filename();

    @Test
    void theDimensionsOfTheSignalDecide() {
        assertEquals(
                chooser.choose(request, InputSizes.of(new InputSizes.Dimensions(16, 12, 3, 1, 1), 1)),
                new PlacementByHeaders(chooser, house, house).choose(request));
        assertEquals(List.of(signal), house.staged);
        assertEquals(List.of(signal), house.released);
    }

    @Test
    void aFileThatCannotBeReadIsReleasedAndTold() {
        house.surprise = Optional.of(new JobFailure(RawDataError.TRUNCATED, "half of it is missing"));

        JobFailure failure =
                assertThrows(JobFailure.class, () -> new PlacementByHeaders(chooser, house, house).choose(request));

        assertEquals(RawDataError.TRUNCATED, failure.code());
        assertEquals(List.of(signal), house.released);
    }
}
