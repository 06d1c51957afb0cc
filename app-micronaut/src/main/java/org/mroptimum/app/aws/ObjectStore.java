package org.mroptimum.app.aws;

import org.mroptimum.aws.s3.S3BlobStore;
import org.mroptimum.aws.s3.S3Settings;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.RunError;
import org.mroptimum.domain.port.BlobStore;
import software.amazon.awssdk.core.exception.SdkException;

/** Connects to the object store, apart from the worker: who only asks the store must not load what computes. */
public final class ObjectStore {

    private ObjectStore() {}

    /**
     * The store, for as long as this program runs.
     *
     * @throws JobFailure MRO-5009 when the SDK misses a setting
     */
    public static BlobStore connect(S3Settings settings) {
        try {
            return new S3BlobStore(settings.client());
        } catch (SdkException e) {
            throw new JobFailure(RunError.BAD_SETTING, "AWS_REGION: is missing, or the SDK cannot start", e);
        }
    }
}
