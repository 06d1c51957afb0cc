package org.mroptimum.app.infra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mroptimum.domain.job.chooser.LightBudget;
import org.mroptimum.domain.job.chooser.PartBudget;

/** Functions, tasks, logs and the word of failed executions. */
class CalculationTest {
    private static final String FUNCTION = "AWS::Serverless::Function";
    private static final String TASK = "AWS::ECS::TaskDefinition";
    private static final Template CALCULATION = Template.CALCULATION;
    private static final Map<String, String> WORKER_SETTINGS = Map.of(
            "ResultsBucketName", "ResultsBucketName",
            "FailedBucketName", "FailedBucketName",
            "JobsBucketName", "JobsBucket",
            "MROPTIMUM_LINK_HOSTS", "LinkHosts");
    private static final Map<String, String> SELECTOR_SETTINGS = Map.of(
            "MROPTIMUM_LAMBDA_MEMORY_MB", "LambdaMemoryMb",
            "MROPTIMUM_LAMBDA_SCRATCH_MB", "10240",
            "MROPTIMUM_FARGATE_CPU", "FargateCpu",
            "MROPTIMUM_FARGATE_MEMORY_MB", "FargateMemoryMb");

    @ParameterizedTest
    @CsvSource({
        "RunJobFunction, RunJobFunctionRole, RunJobLogs",
        "PlatformSelectorFunction, SelectorFunctionRole, SelectorLogs"
    })
    void functions(String name, String role, String logs) {
        JsonNode function = CALCULATION.properties(name, FUNCTION);
        assertEquals("Image", function.path("PackageType").asText());
        assertEquals("LambdaImageUri", function.at("/ImageUri/Ref").asText());
        assertEquals(
                "org.mroptimum.app.lambda." + name + "::handleRequest",
                function.at("/ImageConfig/Command/0").asText());
        assertEquals("x86_64", function.at("/Architectures/0").asText());
        assertEquals(role, function.at("/Role/Fn::GetAtt/0").asText());
        assertEquals(logs, function.at("/LoggingConfig/LogGroup/Ref").asText());
        assertEquals(
                name.equals("RunJobFunction") ? WORKER_SETTINGS : SELECTOR_SETTINGS,
                settings(function.at("/Environment/Variables")));
    }

    /** Each variable with the parameter it refers to, or else its value. */
    private static Map<String, String> settings(JsonNode variables) {
        Map<String, String> settings = new TreeMap<>();
        variables
                .properties()
                .forEach(entry -> settings.put(
                        entry.getKey(),
                        entry.getValue().path("Ref").asText(entry.getValue().asText())));
        return settings;
    }

    @Test
    void workerHasWhatTheChooserCountsOn() {
        JsonNode worker = CALCULATION.properties("RunJobFunction", FUNCTION);
        assertEquals("LambdaMemoryMb", worker.at("/MemorySize/Ref").asText());
        assertEquals(
                LightBudget.LAMBDA.memoryMb(),
                CALCULATION.root().at("/Parameters/LambdaMemoryMb/Default").asInt());
        assertEquals(LightBudget.LAMBDA.seconds(), worker.path("Timeout").asInt());
        assertEquals(10240, worker.at("/EphemeralStorage/Size").asInt());
    }

    @Test
    void selectorIsSmallAndQuick() {
        JsonNode selector = CALCULATION.properties("PlatformSelectorFunction", FUNCTION);
        assertTrue(selector.path("MemorySize").asInt() <= 1024);
        assertEquals(30, selector.path("Timeout").asInt());
        assertTrue(selector.path("EphemeralStorage").isMissingNode());
    }

    @Test
    void taskDefinition() {
        JsonNode task = CALCULATION.properties("TaskDefinition", TASK);
        assertEquals("FARGATE", task.at("/RequiresCompatibilities/0").asText());
        assertEquals("awsvpc", task.path("NetworkMode").asText());
        assertEquals("TaskRole", task.at("/TaskRoleArn/Fn::GetAtt/0").asText());
        assertEquals(
                "TaskExecutionRole", task.at("/ExecutionRoleArn/Fn::GetAtt/0").asText());
        assertEquals("X86_64", task.at("/RuntimePlatform/CpuArchitecture").asText());
        assertEquals("FargateCpu", task.at("/Cpu/Ref").asText());
        assertEquals("FargateMemoryMb", task.at("/Memory/Ref").asText());
        assertEquals(
                "FargateStorageGiB", task.at("/EphemeralStorage/SizeInGiB/Ref").asText());
        assertEquals(1, task.path("ContainerDefinitions").size());

        JsonNode container = task.at("/ContainerDefinitions/0");
        assertEquals("run-job-container", container.path("Name").asText());
        assertEquals("FargateImageUri", container.at("/Image/Ref").asText());
        assertTrue(container.path("Essential").asBoolean());
        assertEquals(120, container.path("StopTimeout").asInt(), "SIGTERM leaves time for the failure bundle");
        assertEquals(
                "/opt/mroptimum/bin/alive",
                container.at("/HealthCheck/Command/1").asText());
        assertEquals(
                "TaskLogs",
                container.at("/LogConfiguration/Options/awslogs-group/Ref").asText());
        Map<String, String> settings = new TreeMap<>();
        container
                .path("Environment")
                .forEach(variable -> settings.put(
                        variable.path("Name").asText(),
                        variable.at("/Value/Ref").asText()));
        assertEquals(new TreeMap<>(WORKER_SETTINGS), settings);
    }

    @Test
    void fargateDefaultsAreAPairThatAwsAllows() {
        int cpu = CALCULATION.root().at("/Parameters/FargateCpu/Default").asInt();
        int memory =
                CALCULATION.root().at("/Parameters/FargateMemoryMb/Default").asInt();
        assertEquals(1024 * PartBudget.FARGATE.threads(), cpu);
        assertEquals(PartBudget.FARGATE.memoryMb(), memory);
        assertEquals(4096, cpu);
        assertTrue(memory >= 8192 && memory <= 30720 && memory % 1024 == 0, "4 processors go with 8 to 30 GB");
    }

    @Test
    void everyLogIsDeletedInTime() {
        Map<String, JsonNode> groups = CALCULATION.resourcesOf("AWS::Logs::LogGroup");
        assertEquals(Set.of("RunJobLogs", "SelectorLogs", "TaskLogs", "StateMachineLogs"), groups.keySet());
        groups.values()
                .forEach(group -> assertEquals(
                        "LogRetentionDays",
                        group.at("/Properties/RetentionInDays/Ref").asText()));
    }

    @Test
    void failedExecutionsAreToldWithoutTheirData() {
        JsonNode rule = CALCULATION.properties("FailedExecutionsRule", "AWS::Events::Rule");
        assertEquals("aws.states", rule.at("/EventPattern/source/0").asText());
        assertEquals(
                "[\"FAILED\",\"TIMED_OUT\",\"ABORTED\"]",
                rule.at("/EventPattern/detail/status").toString());
        assertEquals(
                "JobChooserStateMachine",
                rule.at("/EventPattern/detail/stateMachineArn/0/Ref").asText());
        assertEquals("FailedExecutionsTopic", rule.at("/Targets/0/Arn/Ref").asText());
        rule.at("/Targets/0/InputTransformer/InputPathsMap")
                .forEach(path -> assertTrue(
                        Set.of("$.detail.name", "$.detail.status", "$.detail.executionArn")
                                .contains(path.asText()),
                        path.asText()));
        assertEquals(
                "sns:Publish on ${FailedExecutionsTopic} if ArnEquals aws:SourceArn ${FailedExecutionsRule.Arn}",
                Permissions.line(CALCULATION.at(
                        "FailedExecutionsTopicPolicy", "AWS::SNS::TopicPolicy", "/PolicyDocument/Statement/0")));
        assertEquals(
                "TellsSomebody",
                CALCULATION
                        .resource("FailedExecutionsMail", "AWS::SNS::Subscription")
                        .path("Condition")
                        .asText());
    }

    @Test
    void clientsFindTheStateMachine() {
        assertEquals(
                "JobChooserStateMachine",
                CALCULATION.root().at("/Outputs/StateMachineArn/Value/Ref").asText());
        assertEquals(
                "${AWS::StackName}-StateMachineArn",
                Template.PARENT
                        .root()
                        .at("/Outputs/StateMachineArn/Export/Name/Fn::Sub")
                        .asText());
        for (JsonNode tags : List.of(
                CALCULATION.at("JobChooserStateMachine", "AWS::Serverless::StateMachine", "/Tags"),
                Template.PARENT.at("CalculationApp", "AWS::Serverless::Application", "/Tags"))) {
            assertEquals(
                    "{\"App\":\"CloudMR\",\"CMRRole\":\"BackendCalculation\",\"CMRApp\":\"MR Optimum\"}",
                    tags.toString());
        }
    }
}
