package org.mroptimum.app.infra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every right that the stack gives, in full: a change of a template shows here, to be looked at. */
class LeastPrivilegeTest {
    private static final String ROLE = "AWS::IAM::Role";

    private static final Map<String, String> RIGHTS = Map.of(
            "WorkerPolicy",
            """
            s3:GetObject on s3:::${DataBucketName}/*
            s3:GetObject, s3:PutObject, s3:AbortMultipartUpload on ${JobsBucket.Arn}/jobs/*
            s3:DeleteObject on ${JobsBucket.Arn}/jobs/*/parts/*
            s3:GetObject, s3:PutObject, s3:AbortMultipartUpload on s3:::${ResultsBucketName}/MR Optimum/*
            s3:GetObject, s3:PutObject, s3:DeleteObject, s3:AbortMultipartUpload on s3:::${FailedBucketName}/MR Optimum/*
            s3:ListBucket on s3:::${DataBucketName}, s3:::${ResultsBucketName}, s3:::${FailedBucketName}, ${JobsBucket.Arn}
            """,
            "RunJobFunctionRole",
            """
            policy ${WorkerPolicy}
            logs:CreateLogStream, logs:PutLogEvents on ${RunJobLogs.Arn}
            """,
            "SelectorFunctionRole",
            """
            logs:CreateLogStream, logs:PutLogEvents on ${SelectorLogs.Arn}
            s3:GetObject on s3:::${DataBucketName}/*, ${JobsBucket.Arn}/jobs/*
            s3:ListBucket on s3:::${DataBucketName}, ${JobsBucket.Arn}
            """,
            "TaskRole",
            """
            policy ${WorkerPolicy}
            """,
            "TaskExecutionRole",
            """
            ecr:GetAuthorizationToken on *
            ecr:BatchCheckLayerAvailability, ecr:GetDownloadUrlForLayer, ecr:BatchGetImage on ecr:repository/${Repository}
            logs:CreateLogStream, logs:PutLogEvents on ${TaskLogs.Arn}
            """,
            "StateMachineInvokeRole",
            """
            lambda:InvokeFunction on ${RunJobFunction.Arn}, ${PlatformSelectorFunction.Arn}
            s3:PutObject on ${JobsBucket.Arn}/jobs/*
            ecs:RunTask on ecs:task-definition/<stack>-run-job:* if ArnEquals ecs:cluster ${Cluster.Arn}
            ecs:DescribeTasks, ecs:StopTask on ecs:task/${ECSClusterName}/*
            ecs:TagResource on ecs:task/${ECSClusterName}/* if StringEquals ecs:CreateAction RunTask
            iam:PassRole on ${TaskRole.Arn}, ${TaskExecutionRole.Arn} if StringEquals iam:PassedToService ecs-tasks.amazonaws.com
            events:PutTargets, events:PutRule, events:DescribeRule on events:rule/StepFunctionsGetEventsForECSTaskRule
            states:StartExecution on states:stateMachine:<stack>-JobChooser
            states:DescribeExecution, states:StopExecution on states:execution:<stack>-JobChooser:*, \
            states:execution:<stack>-JobChooser/*
            logs:CreateLogDelivery, logs:GetLogDelivery, logs:UpdateLogDelivery, logs:DeleteLogDelivery, logs:ListLogDeliveries, \
            logs:PutResourcePolicy, logs:DescribeResourcePolicies, logs:DescribeLogGroups on *
            """,
            "JobsApiRole",
            """
            states:StartExecution on ${JobChooserStateMachine}
            """,
            "TellApiRole",
            """
            events:InvokeApiDestination on ${CompletedDestination.Arn}, ${FailedDestination.Arn}
            """);

    /** These services know no resources for the action (service authorization reference of AWS). */
    private static final List<String> EVERYWHERE = List.of(
            "ecr:GetAuthorizationToken",
            "logs:CreateLogDelivery, logs:GetLogDelivery, logs:UpdateLogDelivery, logs:DeleteLogDelivery, "
                    + "logs:ListLogDeliveries, logs:PutResourcePolicy, logs:DescribeResourcePolicies, logs:DescribeLogGroups");

    @Test
    void everyRoleHasTheseRightsAndNoOther() {
        Map<String, String> found = new LinkedHashMap<>();
        for (Template template : Template.all().values()) {
            for (String type : List.of(ROLE, "AWS::IAM::ManagedPolicy")) {
                template.resourcesOf(type)
                        .forEach((name, resource) ->
                                found.put(name, String.join("\n", Permissions.of(resource.path("Properties"))) + "\n"));
            }
        }
        assertEquals(RIGHTS.keySet(), found.keySet());
        RIGHTS.forEach((name, rights) -> assertEquals(rights, found.get(name), name));
    }

    @Test
    void onlyActionsWithoutResourcesAreAllowedEverywhere() {
        List<String> everywhere = new ArrayList<>();
        for (JsonNode statement : allowed()) {
            String actions = Permissions.list(statement.path("Action"));
            assertTrue(!actions.contains("*"), actions);
            if (List.of(Permissions.list(statement.path("Resource")).split(", ", -1))
                    .contains("*")) {
                everywhere.add(actions);
            }
        }
        assertEquals(
                EVERYWHERE.stream().sorted().toList(),
                everywhere.stream().sorted().toList());
    }

    @Test
    void rolesArePassedToTasksOnly() {
        List<String> passing = allowed().stream()
                .map(Permissions::line)
                .filter(line -> line.contains("PassRole"))
                .toList();
        assertEquals(
                List.of("iam:PassRole on ${TaskRole.Arn}, ${TaskExecutionRole.Arn}"
                        + " if StringEquals iam:PassedToService ecs-tasks.amazonaws.com"),
                passing);
    }

    @ParameterizedTest
    @CsvSource({
        "RunJobFunctionRole, lambda.amazonaws.com",
        "SelectorFunctionRole, lambda.amazonaws.com",
        "TaskRole, ecs-tasks.amazonaws.com",
        "TaskExecutionRole, ecs-tasks.amazonaws.com",
        "StateMachineInvokeRole, states.amazonaws.com",
        "JobsApiRole, apigateway.amazonaws.com"
    })
    void rolesAreTakenByOneService(String role, String service) {
        JsonNode statements = Template.CALCULATION.at(role, ROLE, "/AssumeRolePolicyDocument/Statement");
        assertEquals(1, statements.size());
        assertEquals(service, statements.at("/0/Principal/Service").asText());
        assertEquals("sts:AssumeRole", statements.at("/0/Action").asText());
    }

    private static List<JsonNode> allowed() {
        List<JsonNode> found = new ArrayList<>();
        for (Template template : Template.all().values()) {
            for (JsonNode statements : template.root().findValues("Statement")) {
                statements.forEach(statement -> {
                    if (statement.path("Effect").asText().equals("Allow") && statement.has("Resource")) {
                        found.add(statement);
                    }
                });
            }
        }
        assertTrue(found.size() > 20, "found only " + found.size());
        return found;
    }
}
