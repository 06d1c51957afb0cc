package org.mroptimum.aws.fargate;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.JobReference;
import org.mroptimum.domain.job.RequestError;
import software.amazon.awssdk.services.ecs.model.ContainerOverride;
import software.amazon.awssdk.services.ecs.model.KeyValuePair;
import software.amazon.awssdk.services.ecs.model.TaskOverride;

/**
 * What the container is told: a reference to the job, never the request.
 *
 * @param environment variables of the container, in the order of their names
 */
record ContainerOrder(SortedMap<String, String> environment) {
    /** The container's name in the task definition (contract 2.2). */
    static final String CONTAINER = "run-job-container";
    /** The limit of the ECS API reference for {@code overrides}, JSON signs included. */
    static final int LONGEST = 8192;

    private static final ObjectMapper JSON = new ObjectMapper();

    static ContainerOrder of(JobReference reference, Map<String, String> environment) {
        SortedMap<String, String> all = new TreeMap<>(environment);
        all.put("JOB_BUCKET", reference.bucket());
        all.put("JOB_KEY", reference.key());
        return new ContainerOrder(all);
    }

    /**
     * The override of the task definition.
     *
     * @throws JobFailure MRO-1009 when it is longer than ECS allows
     */
    TaskOverride override() {
        int length = length();
        if (length > LONGEST) {
            throw new JobFailure(
                    RequestError.VALUE_OUT_OF_RANGE,
                    "what the container must be told has " + length + " characters, and ECS allows " + LONGEST
                            + "; shorten the names of the jobs bucket and the settings of the container");
        }
        ContainerOverride container = ContainerOverride.builder()
                .name(CONTAINER)
                .environment(environment.entrySet().stream()
                        .map(variable -> KeyValuePair.builder()
                                .name(variable.getKey())
                                .value(variable.getValue())
                                .build())
                        .toList())
                .build();
        return TaskOverride.builder().containerOverrides(container).build();
    }

    /** Characters of the JSON that travels. */
    int length() {
        ObjectNode overrides = JSON.createObjectNode();
        ObjectNode container = overrides.putArray("containerOverrides").addObject();
        container.put("name", CONTAINER);
        ArrayNode variables = container.putArray("environment");
        environment.forEach(
                (name, value) -> variables.addObject().put("name", name).put("value", value));
        return overrides.toString().length();
    }
}
