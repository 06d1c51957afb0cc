package org.mroptimum.app.aws;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mroptimum.aws.s3.S3Settings;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.Problem;
import org.mroptimum.domain.job.RunError;

/**
 * What an installation in the cloud is told by its environment. Credentials are not among the settings: the SDK finds them.
 *
 * @param resultsBucket where result bundles go
 * @param failedBucket where failure bundles go
 * @param jobsBucket where requests are staged and jobs marked as cancelled
 * @param store which object store
 * @param linkHosts hosts that presigned links may lead to, as {@link org.mroptimum.aws.link.LinkRules} takes them
 */
public record AwsSettings(
        String resultsBucket, String failedBucket, String jobsBucket, S3Settings store, String linkHosts) {
    private static final String ENDPOINT = "MROPTIMUM_S3_ENDPOINT";
    private static final String AWS_HOSTS = "*.amazonaws.com";

    /**
     * Reads the environment.
     *
     * @throws JobFailure MRO-5009 for every variable that is missing or wrong
     */
    public static AwsSettings from(Map<String, String> environment) {
        List<Problem> problems = new ArrayList<>();
        AwsSettings settings = new AwsSettings(
                required(environment, "ResultsBucketName", problems),
                required(environment, "FailedBucketName", problems),
                required(environment, "JobsBucketName", problems),
                store(environment, problems),
                value(environment, "MROPTIMUM_LINK_HOSTS").orElse(AWS_HOSTS));
        if (!problems.isEmpty()) {
            throw new JobFailure(problems);
        }
        return settings;
    }

    /** The object store alone, for a function that writes nothing. */
    public static S3Settings store(Map<String, String> environment) {
        List<Problem> problems = new ArrayList<>();
        S3Settings store = store(environment, problems);
        if (!problems.isEmpty()) {
            throw new JobFailure(problems);
        }
        return store;
    }

    private static S3Settings store(Map<String, String> environment, List<Problem> problems) {
        return new S3Settings(
                value(environment, "AWS_REGION"),
                value(environment, ENDPOINT).flatMap(address -> endpoint(address, problems)));
    }

    private static Optional<URI> endpoint(String address, List<Problem> problems) {
        try {
            URI endpoint = new URI(address);
            if (List.of("http", "https").contains(String.valueOf(endpoint.getScheme()))
                    && endpoint.getHost() != null
                    && endpoint.getRawUserInfo() == null) {
                return Optional.of(endpoint);
            }
        } catch (URISyntaxException e) {
            // Its message quotes the address; the problem below says enough.
        }
        problems.add(problem(ENDPOINT, "must be the http or https address of an object store, without a user name"));
        return Optional.empty();
    }

    private static String required(Map<String, String> environment, String name, List<Problem> problems) {
        Optional<String> value = value(environment, name);
        if (value.isEmpty()) {
            problems.add(problem(name, "is missing"));
        }
        return value.orElse("");
    }

    private static Optional<String> value(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).map(String::strip).filter(text -> !text.isEmpty());
    }

    private static Problem problem(String name, String what) {
        return new Problem(RunError.BAD_SETTING, "", name + ": " + what);
    }
}
