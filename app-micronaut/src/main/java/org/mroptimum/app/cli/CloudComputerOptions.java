package org.mroptimum.app.cli;

import picocli.CommandLine.Option;

/** Computers in the cloud for heavy jobs of a server. */
final class CloudComputerOptions {
    @Option(
            names = "--cloud-cluster",
            paramLabel = "NAME",
            defaultValue = "${env:MROPTIMUM_CLOUD_CLUSTER:-}",
            description = "ECS cluster whose Fargate tasks take heavy jobs; needs --store s3://BUCKET/PREFIX")
    private String cluster;

    @Option(
            names = "--cloud-task",
            paramLabel = "NAME",
            defaultValue = "${env:MROPTIMUM_CLOUD_TASK:-}",
            description = "task definition of these tasks")
    private String task;

    @Option(
            names = "--cloud-subnets",
            paramLabel = "IDS",
            defaultValue = "${env:MROPTIMUM_CLOUD_SUBNETS:-}",
            description = "their subnets, separated by commas")
    private String subnets;

    @Option(
            names = "--cloud-security-groups",
            paramLabel = "IDS",
            defaultValue = "${env:MROPTIMUM_CLOUD_SECURITY_GROUPS:-}",
            description = "their security groups, separated by commas")
    private String securityGroups;

    @Option(
            names = "--cloud-buckets",
            paramLabel = "NAMES",
            defaultValue = "${env:MROPTIMUM_CLOUD_BUCKETS:-}",
            description = "their buckets of jobs, results and failures, separated by commas")
    private String buckets;

    @Option(
            names = "--cloud-memory",
            paramLabel = "MB",
            defaultValue = "${env:MROPTIMUM_CLOUD_MEMORY:-14336}",
            description = "memory that a job may take in a task: about 2 GB less than the task has")
    private long memoryMb;

    @Option(
            names = "--cloud-jobs",
            paramLabel = "N",
            defaultValue = "${env:MROPTIMUM_CLOUD_JOBS:-4}",
            description = "tasks at the same time")
    private int jobsAtOnce;

    /** Empty when there are no such computers. */
    String cluster() {
        return cluster.strip();
    }

    String task() {
        return task;
    }

    String subnets() {
        return subnets;
    }

    String securityGroups() {
        return securityGroups;
    }

    String buckets() {
        return buckets;
    }

    /** MiB. */
    long memoryMb() {
        return memoryMb;
    }

    int jobsAtOnce() {
        return jobsAtOnce;
    }
}
