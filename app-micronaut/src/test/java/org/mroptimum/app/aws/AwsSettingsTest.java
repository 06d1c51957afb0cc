package org.mroptimum.app.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.Problem;

class AwsSettingsTest {
    private static final Map<String, String> BUCKETS =
            Map.of("ResultsBucketName", "r", "FailedBucketName", "f", "JobsBucketName", "j");

    @Test
    void bucketsAreEnough() {
        AwsSettings settings = AwsSettings.from(BUCKETS);

        assertEquals("*.amazonaws.com", settings.linkHosts());
        assertEquals(Optional.empty(), settings.store().endpoint());
    }

    @Test
    void endpointOfAnotherStoreIsTaken() {
        assertEquals(
                Optional.of(URI.create("http://store:9000")),
                AwsSettings.store(Map.of("MROPTIMUM_S3_ENDPOINT", " http://store:9000 "))
                        .endpoint());
    }

    @Test
    void everythingThatIsWrongIsToldAtOnceWithoutItsText() {
        JobFailure failure = assertThrows(
                JobFailure.class,
                () -> AwsSettings.from(
                        Map.of("JobsBucketName", "  ", "MROPTIMUM_S3_ENDPOINT", "http://me:secret@store")));

        assertEquals(
                List.of(
                        "MRO-5009: ResultsBucketName: is missing",
                        "MRO-5009: FailedBucketName: is missing",
                        "MRO-5009: JobsBucketName: is missing",
                        "MRO-5009: MROPTIMUM_S3_ENDPOINT: must be the http or https address of an object store,"
                                + " without a user name"),
                failure.problems().stream().map(Problem::toString).toList());
    }
}
