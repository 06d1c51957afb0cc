package org.mroptimum.app.infra;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.TreeMap;

/** {@code statemachine.asl.json} with what CloudFormation would put into it. */
public final class ShippedStateMachine {
    public static final String JOBS_BUCKET = "jobs-bucket";
    public static final String RUN_JOB = "arn:aws:lambda:us-east-1:123456789012:function:run-job";
    public static final String SELECTOR = "arn:aws:lambda:us-east-1:123456789012:function:selector";
    public static final String PUT_OBJECT = "arn:aws:states:::aws-sdk:s3:putObject";
    public static final String RUN_TASK = "arn:aws:states:::ecs:runTask.sync";

    /** Values of the substitutions that the template declares. */
    static final Map<String, String> VALUES = new TreeMap<>(Map.of(
            "JobsBucketName", JOBS_BUCKET,
            "RunJobFunctionArn", RUN_JOB,
            "PlatformSelectorFunctionArn", SELECTOR,
            "ClusterArn", "arn:aws:ecs:us-east-1:123456789012:cluster/run-job-cluster",
            "TaskDefinitionArn", "arn:aws:ecs:us-east-1:123456789012:task-definition/run-job:7",
            "SubnetId1", "subnet-1",
            "SubnetId2", "subnet-2",
            "SecurityGroupIds", "sg-1,sg-2",
            "AssignPublicIp", "ENABLED"));

    private ShippedStateMachine() {}

    static String text() {
        try {
            return Files.readString(Template.INFRA.resolve("calculation/statemachine.asl.json"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** The definition as it is deployed. */
    public static JsonNode definition() {
        String text = text();
        for (Map.Entry<String, String> entry : VALUES.entrySet()) {
            text = text.replace("${" + entry.getKey() + "}", entry.getValue());
        }
        try {
            return new ObjectMapper().readTree(text);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
