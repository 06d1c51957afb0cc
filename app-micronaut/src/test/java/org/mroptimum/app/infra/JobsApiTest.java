package org.mroptimum.app.infra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code POST /jobs} starts an execution for who may, and for nothing but a job. */
class JobsApiTest {
    private static final String API = "AWS::Serverless::Api";
    private static final JsonNode POST = Template.CALCULATION.at("JobsApi", API, "/DefinitionBody/paths/~1jobs/post");

    @Test
    void isTheOnlyMethod() {
        JsonNode paths = Template.CALCULATION.at("JobsApi", API, "/DefinitionBody/paths");
        assertEquals(1, paths.size());
        assertEquals(1, paths.path("/jobs").size());
    }

    @Test
    void callersProveWhoTheyAre() {
        assertEquals("UsesApiKey", POST.at("/security/Fn::If/0").asText());
        assertEquals("[{\"key\":[]}]", POST.at("/security/Fn::If/1").toString());
        assertEquals("[{\"signature\":[]}]", POST.at("/security/Fn::If/2").toString());
        JsonNode schemes = Template.CALCULATION.at("JobsApi", API, "/DefinitionBody/securityDefinitions");
        assertEquals(
                "awsSigv4",
                schemes.at("/signature/x-amazon-apigateway-authtype").asText());
        assertEquals("x-api-key", schemes.at("/key/name").asText());
        assertEquals(
                "AWS_IAM",
                Template.CALCULATION
                        .root()
                        .at("/Parameters/ApiAuthorization/Default")
                        .asText());
        for (String resource : List.of("JobsApiKey", "JobsApiUsage", "JobsApiUsageKey")) {
            assertEquals(
                    "UsesApiKey",
                    Template.CALCULATION
                            .root()
                            .at("/Resources/" + resource + "/Condition")
                            .asText());
        }
        JsonNode usage = Template.CALCULATION.properties("JobsApiUsage", "AWS::ApiGateway::UsagePlan");
        assertEquals(20000, usage.at("/Quota/Limit").asInt());
        assertEquals("JobsApi.Stage", usage.at("/ApiStages/0/Stage/Ref").asText());
    }

    @Test
    void bodyIsChecked() {
        String validator = POST.path("x-amazon-apigateway-request-validator").asText();
        assertTrue(Template.CALCULATION
                .at("JobsApi", API, "/DefinitionBody/x-amazon-apigateway-request-validators/" + validator)
                .path("validateRequestBody")
                .asBoolean());
        JsonNode body = POST.at("/parameters/0");
        assertTrue(body.path("required").asBoolean());
        assertEquals("#/definitions/Job", body.at("/schema/$ref").asText());
        JsonNode job = Template.CALCULATION.at("JobsApi", API, "/DefinitionBody/definitions/Job");
        assertEquals("object", job.path("type").asText());
        // Words of JSON Schema that API Gateway does not know (its "important notes") would be dropped without a sound.
        for (String unknown : List.of("anyOf", "oneOf", "additionalProperties", "minItems", "maxItems")) {
            assertTrue(job.findParents(unknown).isEmpty(), unknown);
        }
        assertEquals(
                "[\"name\",\"options\"]", job.at("/properties/task/required").toString());
        assertEquals(
                "[\"bucket\",\"key\"]", job.at("/properties/job_ref/required").toString());
    }

    @Test
    void startsAnExecution() {
        JsonNode integration = POST.path("x-amazon-apigateway-integration");
        assertEquals("aws", integration.path("type").asText());
        assertEquals("never", integration.path("passthroughBehavior").asText());
        assertTrue(integration.at("/uri/Fn::Sub").asText().endsWith(":states:action/StartExecution"));
        assertEquals("JobsApiRole", integration.at("/credentials/Fn::GetAtt/0").asText());
        String template =
                integration.at("/requestTemplates/application~1json/Fn::Sub").asText();
        assertTrue(template.contains("\"stateMachineArn\": \"${JobChooserStateMachine}\""), template);
        assertTrue(template.contains("$util.escapeJavaScript($input.json('$'))"), template);
        assertTrue(template.contains("\"name\": \"$util.escapeJavaScript($name)\""), template);
        // Over HTTP/2 the names of headers arrive in small letters.
        assertTrue(template.contains("$header.equalsIgnoreCase(\"Idempotency-Key\")"), template);
    }

    @Test
    void changedParametersReachTheStage() {
        assertTrue(Template.CALCULATION.at("JobsApi", API, "/AlwaysDeploy").asBoolean());
    }

    @Test
    void answersAreToldApart() {
        JsonNode responses = POST.at("/x-amazon-apigateway-integration/responses");
        assertEquals("202", responses.at("/200/statusCode").asText());
        assertEquals("400", responses.path("4\\d{2}").path("statusCode").asText());
        assertEquals("500", responses.path("5\\d{2}").path("statusCode").asText());
        assertTrue(responses
                .path("4\\d{2}")
                .at("/responseTemplates/application~1json")
                .asText()
                .contains("status = 409"));
    }

    @Test
    void bodiesAreNotLogged() {
        JsonNode settings = Template.CALCULATION.at("JobsApi", API, "/MethodSettings/0");
        assertEquals(false, settings.path("DataTraceEnabled").asBoolean(true));
        assertTrue(settings.path("ThrottlingRateLimit").asInt() > 0);
        assertEquals(
                "REGIONAL",
                Template.CALCULATION
                        .at("JobsApi", API, "/EndpointConfiguration/Type")
                        .asText());
    }
}
