package org.mroptimum.app.server;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.mroptimum.aws.fargate.FargateSettings;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.RunError;

/**
 * Computers in the cloud that take heavy jobs: an installation on AWS as {@code infra/template.yaml} makes it.
 *
 * @param tasks where they run; the containers are told the buckets
 * @param buckets what they leave and find where
 * @param memoryMb of a task, MiB
 * @param atOnce tasks that may run at the same time
 * @param endpoint of ECS, when it is not the usual one of the region
 */
public record CloudOptions(FargateSettings tasks, Buckets buckets, long memoryMb, int atOnce, Optional<URI> endpoint) {
    private static final String ENDPOINT = "MROPTIMUM_CLOUD_ENDPOINT";

    /**
     * Buckets of the installation on AWS.
     *
     * @param jobs where requests are staged
     * @param results where result bundles come to be
     * @param failed where failure bundles come to be
     */
    public record Buckets(String jobs, String results, String failed) {}

    /**
     * Reads the settings.
     *
     * @param cluster name or ARN
     * @param task task definition
     * @param subnets ids, separated by commas
     * @param groups ids of security groups, separated by commas
     * @param buckets three names, separated by commas: jobs, results, failures
     * @param memoryMb of a task, MiB
     * @param atOnce tasks at the same time
     * @throws JobFailure MRO-5009 for a setting that is missing or wrong
     */
    public static CloudOptions of(
            String cluster,
            String task,
            String subnets,
            String groups,
            String buckets,
            long memoryMb,
            int atOnce,
            Map<String, String> environment) {
        List<String> three = list(buckets);
        require(!task.isBlank(), "--cloud-cluster needs --cloud-task, the task definition");
        require(!list(subnets).isEmpty(), "--cloud-cluster needs --cloud-subnets");
        require(!list(groups).isEmpty(), "--cloud-cluster needs --cloud-security-groups");
        require(
                three.size() == 3 && three.stream().distinct().count() == 3,
                "--cloud-buckets names three buckets: those of jobs, results and failures");
        require(memoryMb > 0 && atOnce > 0, "--cloud-memory and --cloud-jobs are 1 or more");
        Buckets named = new Buckets(three.get(0), three.get(1), three.get(2));
        FargateSettings tasks = new FargateSettings(
                cluster.strip(),
                task.strip(),
                list(subnets),
                list(groups),
                Map.of(
                        "JobsBucketName", named.jobs(),
                        "ResultsBucketName", named.results(),
                        "FailedBucketName", named.failed()));
        return new CloudOptions(tasks, named, memoryMb, atOnce, endpoint(environment.getOrDefault(ENDPOINT, "")));
    }

    private static Optional<URI> endpoint(String address) {
        if (address.isBlank()) {
            return Optional.empty();
        }
        try {
            URI endpoint = URI.create(address.strip());
            require(endpoint.getHost() != null, ENDPOINT + " is the address of a service");
            return Optional.of(endpoint);
        } catch (IllegalArgumentException e) {
            throw new JobFailure(RunError.BAD_SETTING, ENDPOINT + " is the address of a service", e);
        }
    }

    private static List<String> list(String names) {
        return Stream.of(names.split(",", -1))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new JobFailure(RunError.BAD_SETTING, otherwise);
        }
    }
}
