package org.mroptimum.app.server;

import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mroptimum.app.aws.AwsSettings;
import org.mroptimum.aws.s3.S3Settings;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.RunError;

/** Where scans and results are. */
public sealed interface StorePlace {

    /** A folder of this machine, or one that several machines share. */
    record Folder(Path path) implements StorePlace {}

    /**
     * A bucket of an object store that speaks the protocol of S3.
     *
     * @param prefix what the keys begin with; empty for none
     * @param settings how the object store is reached
     */
    record Bucket(String name, String prefix, S3Settings settings) implements StorePlace {}

    /**
     * The place that a setting names: {@code s3://BUCKET} or {@code s3://BUCKET/PREFIX}, or a folder.
     *
     * @param environment {@code AWS_REGION} and {@code MROPTIMUM_S3_ENDPOINT} tell how a bucket is reached
     * @throws JobFailure MRO-5009 for an address of a bucket that is none
     */
    static StorePlace of(String named, Map<String, String> environment) {
        if (!named.startsWith("s3:")) {
            return new Folder(Path.of(named));
        }
        Matcher bucket =
                Pattern.compile("s3://([A-Za-z0-9][A-Za-z0-9._-]+)(?:/(.*))?").matcher(named);
        if (!bucket.matches()) {
            throw new JobFailure(RunError.BAD_SETTING, "--store: must be a folder, s3://BUCKET or s3://BUCKET/PREFIX");
        }
        return new Bucket(
                bucket.group(1), bucket.group(2) == null ? "" : bucket.group(2), AwsSettings.store(environment));
    }
}
