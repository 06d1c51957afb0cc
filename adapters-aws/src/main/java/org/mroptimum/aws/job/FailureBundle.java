package org.mroptimum.aws.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.Problem;

/** Reads why a job failed from its failure bundle (contract 3.6): the ERROR entries of the log in {@code info.json}. */
final class FailureBundle {
    private static final ObjectMapper JSON = new ObjectMapper();
    /** Far longer than any log; what is longer is not ours. */
    private static final int LONGEST = 8 << 20;

    private FailureBundle() {}

    /** Empty when the bundle tells no failure that this version knows. */
    static Optional<JobFailure> read(InputStream bundle) throws IOException {
        ZipInputStream zip = new ZipInputStream(bundle);
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            if (entry.getName().equals("info.json")) {
                return failure(JSON.readTree(zip.readNBytes(LONGEST)));
            }
        }
        return Optional.empty();
    }

    private static Optional<JobFailure> failure(JsonNode info) {
        List<Problem> problems = new ArrayList<>();
        for (JsonNode entry : info.path("headers").path("log")) {
            if (entry.path("type").asText().equals("ERROR")) {
                Problem.told(entry.path("what").asText()).ifPresent(problems::add);
            }
        }
        return problems.isEmpty() ? Optional.empty() : Optional.of(new JobFailure(problems));
    }
}
