package org.mroptimum.domain.port;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.JobRequest;
import org.mroptimum.domain.job.OutputFlags;
import org.mroptimum.domain.job.ReconstructionKind;
import org.mroptimum.domain.job.RequestError;
import org.mroptimum.domain.kspace.SliceGeometry;
import org.mroptimum.domain.result.FailureReport;
import org.mroptimum.domain.result.SnrResult;

/** What every {@link ResultWriter} promises. */
public abstract class ResultWriterContract {
    private static final List<SliceGeometry> ONE_SLICE =
            List.of(SliceGeometry.unknown(ResultExamples.FREQUENCY, ResultExamples.PHASE));

    protected abstract ResultWriter writer();

    protected MemorySink written(ReconstructionKind kind, OutputFlags output) throws IOException {
        MemorySink sink = new MemorySink();
        writer().writeResult(ResultExamples.request(kind, output), ResultExamples.result(ONE_SLICE), sink);
        return sink;
    }

    @Test
    void theSameResultGivesTheSameBytes() throws IOException {
        Map<String, byte[]> first = written(ReconstructionKind.SENSE, new OutputFlags(true, true, true))
                .files();
        Map<String, byte[]> second = written(ReconstructionKind.SENSE, new OutputFlags(true, true, true))
                .files();

        assertEquals(List.copyOf(first.keySet()), List.copyOf(second.keySet()));
        first.forEach((name, bytes) -> assertArrayEquals(bytes, second.get(name), name));
    }

    @Test
    void noSecretReachesABundle() throws IOException {
        MemorySink failure = new MemorySink();
        writer().writeFailure(ResultExamples.failure(), failure);

        for (MemorySink sink : List.of(written(ReconstructionKind.RSS, OutputFlags.NONE), failure)) {
            sink.files().forEach((name, bytes) -> {
                String text = new String(bytes, StandardCharsets.ISO_8859_1);
                assertFalse(text.contains("eyJhbGciOi"), name);
                assertFalse(text.contains("X-Amz-Signature"), name);
            });
        }
    }

    @Test
    void infoJsonClosesAResultBundle() throws IOException {
        List<String> names = List.copyOf(
                written(ReconstructionKind.RSS, OutputFlags.NONE).files().keySet());

        assertEquals("info.json", names.get(names.size() - 1));
        assertTrue(names.contains("data/SNR.nii.gz"));
    }

    @Test
    void aResultWithoutNoiseDataIsWritten() throws IOException {
        SnrResult full = ResultExamples.result(ONE_SLICE);
        SnrResult bare = new SnrResult(
                full.maps().subList(0, 1),
                Optional.empty(),
                Optional.empty(),
                full.acquisition(),
                List.of(),
                0,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        JobRequest request = ResultExamples.request(ReconstructionKind.RSS, OutputFlags.NONE);
        MemorySink sink = new MemorySink();
        writer().writeResult(request, bare, sink);

        assertFalse(sink.files().containsKey("data/NC.nii.gz"));
        assertTrue(sink.files().containsKey("info.json"));
    }

    @Test
    void aCheckedResultIsWrittenWithItsMaps() throws IOException {
        MemorySink sink = new MemorySink();
        writer().writeResult(
                        ResultExamples.request(ReconstructionKind.RSS, OutputFlags.NONE),
                        ResultExamples.checked(ONE_SLICE, true, 0),
                        sink);

        assertTrue(sink.files().containsKey("data/SNR_FA_corrected.nii.gz"));
        assertTrue(sink.files().containsKey("data/SNR_relative_error.nii.gz"));
        assertTrue(sink.text("info.json").contains("\"" + ResultExamples.SEED + "\""), "the seed as text");
    }

    @Test
    void anUnreadableRequestStillGivesAFailureBundle() throws IOException {
        MemorySink sink = new MemorySink();
        FailureReport report =
                new FailureReport(Map.of(), new JobFailure(RequestError.NOT_JSON, "not JSON"), List.of());
        writer().writeFailure(report, sink);

        assertEquals(
                List.of("error.txt", "event.json", "info.json", "options.json"),
                sink.files().keySet().stream().sorted().toList());
        assertTrue(sink.text("error.txt").contains("MRO-1001"));
    }
}
