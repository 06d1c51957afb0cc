package org.mroptimum.aws.fargate;

import java.util.List;
import java.util.Map;

/**
 * Where tasks run.
 *
 * @param cluster name or ARN of the ECS cluster
 * @param taskDefinition family, family with revision, or ARN; its container is {@code run-job-container}
 * @param subnets ids of public subnets, two in two zones
 * @param securityGroups ids
 * @param environment what the container is told besides the job, for example the address of the store; no secrets, for everybody
 *     who may look at the task sees it
 */
public record FargateSettings(
        String cluster,
        String taskDefinition,
        List<String> subnets,
        List<String> securityGroups,
        Map<String, String> environment) {

    public FargateSettings {
        subnets = List.copyOf(subnets);
        securityGroups = List.copyOf(securityGroups);
        environment = Map.copyOf(environment);
    }
}
