package org.mroptimum.app.infra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Buckets are private, encrypted, tidy, and tell of new bundles. */
class BucketsTest {
    private static final String BUCKET = "AWS::S3::Bucket";
    private static final String RULE = "AWS::Events::Rule";

    @Test
    void theseAndNoOthers() {
        assertEquals(
                Set.of("ResultsBucket", "FailedBucket", "DataBucket"),
                Template.ARK.resourcesOf(BUCKET).keySet());
        assertEquals(
                Set.of("JobsBucket"), Template.CALCULATION.resourcesOf(BUCKET).keySet());
    }

    @ParameterizedTest
    @CsvSource({
        "ark, ResultsBucket, Retain",
        "ark, FailedBucket, Retain",
        "ark, DataBucket, Retain",
        "calculation, JobsBucket, Delete"
    })
    void privateAndEncrypted(String which, String name, String onDeletion) {
        Template template = which.equals("ark") ? Template.ARK : Template.CALCULATION;
        JsonNode bucket = template.resource(name, BUCKET);
        assertEquals(onDeletion, bucket.path("DeletionPolicy").asText());
        assertEquals(onDeletion, bucket.path("UpdateReplacePolicy").asText());
        JsonNode properties = bucket.path("Properties");
        assertEquals(
                "AES256",
                properties
                        .at(
                                "/BucketEncryption/ServerSideEncryptionConfiguration/0/ServerSideEncryptionByDefault/SSEAlgorithm")
                        .asText());
        for (String block :
                Set.of("BlockPublicAcls", "BlockPublicPolicy", "IgnorePublicAcls", "RestrictPublicBuckets")) {
            assertTrue(properties.at("/PublicAccessBlockConfiguration/" + block).asBoolean(), block);
        }
        assertEquals(
                "BucketOwnerEnforced",
                properties.at("/OwnershipControls/Rules/0/ObjectOwnership").asText());
        assertEquals(
                1,
                properties
                        .at("/LifecycleConfiguration/Rules/0/AbortIncompleteMultipartUpload/DaysAfterInitiation")
                        .asInt());

        JsonNode policy = template.properties(name + "Policy", "AWS::S3::BucketPolicy");
        assertEquals(name, policy.at("/Bucket/Ref").asText());
        assertEquals(
                "DENY s3:* on ${" + name + ".Arn}, ${" + name + ".Arn}/* if Bool aws:SecureTransport false",
                Permissions.line(policy.at("/PolicyDocument/Statement/0")));
    }

    @Test
    void bundlesAreVersionedAndRequestsAreNot() {
        for (String name : Template.ARK.resourcesOf(BUCKET).keySet()) {
            assertEquals(
                    "Enabled",
                    Template.ARK
                            .at(name, BUCKET, "/VersioningConfiguration/Status")
                            .asText());
            assertEquals(
                    30,
                    Template.ARK
                            .at(
                                    name,
                                    BUCKET,
                                    "/LifecycleConfiguration/Rules/0/NoncurrentVersionExpiration/NoncurrentDays")
                            .asInt());
        }
        // They hold tokens and links: what is deleted is gone.
        JsonNode jobs = Template.CALCULATION.properties("JobsBucket", BUCKET);
        assertTrue(jobs.path("VersioningConfiguration").isMissingNode());
        assertEquals(
                1, jobs.at("/LifecycleConfiguration/Rules/0/ExpirationInDays").asInt());
        assertEquals(1, jobs.at("/LifecycleConfiguration/Rules").size());
    }

    @Test
    void bundlesAreForgottenAsAsked() {
        JsonNode failed = Template.ARK.at("FailedBucket", BUCKET, "/LifecycleConfiguration/Rules/0");
        assertEquals("FailedRetentionDays", failed.at("/ExpirationInDays/Ref").asText());
        JsonNode results = Template.ARK.at("ResultsBucket", BUCKET, "/LifecycleConfiguration/Rules");
        assertEquals("unzipped/", results.at("/1/Prefix").asText());
        assertEquals(7, results.at("/1/ExpirationInDays").asInt());
        assertEquals("ForgetsResults", results.at("/2/Fn::If/0").asText());
        assertEquals(
                "ResultsRetentionDays",
                results.at("/2/Fn::If/1/ExpirationInDays/Ref").asText());
    }

    @Test
    void webPagesSeeTheETag() {
        for (String name : Template.ARK.resourcesOf(BUCKET).keySet()) {
            JsonNode rule = Template.ARK.at(name, BUCKET, "/CorsConfiguration/CorsRules/0");
            assertEquals("ETag", rule.at("/ExposedHeaders/0").asText());
            assertEquals("AllowedOrigins", rule.at("/AllowedOrigins/Ref").asText());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "CompletedRule, ResultsBucket, CompletedDestination, completed",
        "FailedRule, FailedBucket, FailedDestination, failed"
    })
    void apiHearsOfBundles(String rule, String bucket, String destination, String path) {
        assertTrue(Template.ARK
                .at(bucket, BUCKET, "/NotificationConfiguration/EventBridgeConfiguration/EventBridgeEnabled")
                .asBoolean());
        assertEquals(
                "TellsApi", Template.ARK.resource(rule, RULE).path("Condition").asText());
        JsonNode properties = Template.ARK.properties(rule, RULE);
        assertEquals("aws.s3", properties.at("/EventPattern/source/0").asText());
        assertEquals(
                "Object Created", properties.at("/EventPattern/detail-type/0").asText());
        assertEquals(
                bucket, properties.at("/EventPattern/detail/bucket/name/0/Ref").asText());
        assertEquals(
                "MR Optimum/",
                properties.at("/EventPattern/detail/object/key/0/prefix").asText());
        JsonNode target = properties.at("/Targets/0");
        assertEquals(destination, target.at("/Arn/Fn::GetAtt/0").asText());
        assertEquals("TellApiRole", target.at("/RoleArn/Fn::GetAtt/0").asText());
        assertEquals(
                "UndeliveredQueue",
                target.at("/DeadLetterConfig/Arn/Fn::GetAtt/0").asText());
        assertEquals(
                "{\"results\": \"s3://<bucket>/<key>\", \"output\": \"s3://<bucket>/<key>\", \"log\": \"None\","
                        + " \"options\": \"None\", \"input\": \"None\"}",
                target.at("/InputTransformer/InputTemplate").asText());

        JsonNode api = Template.ARK.properties(destination, "AWS::Events::ApiDestination");
        assertEquals("POST", api.path("HttpMethod").asText());
        assertEquals(
                "https://${CortexHost}/api/pipeline/" + path,
                api.at("/InvocationEndpoint/Fn::Sub").asText());
    }

    @Test
    void theKeyOfTheApiIsKeptSecret() {
        assertTrue(Template.ARK.root().at("/Parameters/CortexApiKey/NoEcho").asBoolean());
        JsonNode connection = Template.ARK.properties("ApiConnection", "AWS::Events::Connection");
        assertEquals(
                "CortexApiKey",
                connection
                        .at("/AuthParameters/ApiKeyAuthParameters/ApiKeyValue/Ref")
                        .asText());
        assertEquals(
                2,
                Template.ARK.root().findParents("CortexApiKey").size()
                        + References.in(Template.ARK.root()).names.stream()
                                .filter("CortexApiKey"::equals)
                                .count());
        assertTrue(Template.ARK
                .at("UndeliveredQueue", "AWS::SQS::Queue", "/SqsManagedSseEnabled")
                .asBoolean());
    }

    @Test
    void namesAreExported() {
        for (String output : Set.of("ResultsBucketName", "FailedBucketName", "DataBucketName")) {
            for (Template template : Set.of(Template.ARK, Template.PARENT)) {
                assertEquals(
                        "${AWS::StackName}-" + output,
                        template.root()
                                .at("/Outputs/" + output + "/Export/Name/Fn::Sub")
                                .asText());
            }
        }
    }
}
