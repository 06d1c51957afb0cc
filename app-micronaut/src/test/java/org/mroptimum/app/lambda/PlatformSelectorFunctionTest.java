package org.mroptimum.app.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mroptimum.app.cloud.Cloud;
import org.mroptimum.domain.job.JobReference;

/** The selector as Lambda runs it, with every class that it loads written down. */
class PlatformSelectorFunctionTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern NUMERICAL = Pattern.compile(
            "org\\.mroptimum\\.(domain\\.(math|recon|snr|coil|noise|kspace)|local)\\.[A-Z]|jtransforms");

    @TempDir
    private static Path folder;

    private static Cloud cloud;
    private static FunctionProcess function;

    @BeforeAll
    static void start() throws Exception {
        cloud = new Cloud(folder);
        Map<String, String> environment = cloud.environment();
        environment.keySet().removeIf(name -> name.endsWith("BucketName"));
        function = new FunctionProcess(
                PlatformSelectorFunction.class, folder.resolve("selector"), environment, "-Xlog:class+load");
    }

    @AfterAll
    static void stop() throws Exception {
        function.close();
        cloud.stop();
    }

    @Test
    void sendsAnEasyJobToTheFunctionWithoutLoadingNumericalCode() throws Exception {
        JsonNode answer = select(Cloud.request("easy"));

        assertFalse(answer.path("useFargate").asBoolean(true), answer::toString);
        assertTrue(answer.path("reason").asText().startsWith("fits a light computer: "), answer::toString);
        assertTrue(answer.path("estimatedMemoryMb").asLong() > 0, answer::toString);
        assertTrue(answer.path("estimatedSeconds").asLong() > 0, answer::toString);
        assertEquals(1, answer.path("parts").asInt());
        List<String> loaded = function.child().output().lines().toList();
        assertTrue(
                loaded.stream().anyMatch(line -> line.contains("org.mroptimum.domain.job.chooser.JobChooser ")),
                "the list of loaded classes tells the chooser");
        assertEquals(
                List.of(),
                loaded.stream().filter(line -> NUMERICAL.matcher(line).find()).toList());
    }

    @Test
    void readsTheRequestOfAReferenceBesideOtherMembers() throws Exception {
        ObjectNode request = Cloud.request("replicas");
        request.withObject("/task").put("name", "pmr").withObject("/options").put("NR", 20);
        JobReference reference = cloud.stage("replicas", request.toString());

        JsonNode answer = select(Cloud.event(reference).put("pipeline", "x"));

        assertTrue(answer.path("useFargate").asBoolean(), answer::toString);
        assertEquals(
                "the pseudo multiple replica method always runs on a heavy computer",
                answer.path("reason").asText());
    }

    @Test
    void cutsAJobThatIsTooLongForOneContainer() throws Exception {
        ObjectNode request = Cloud.request("long");
        request.withObject("/task").put("name", "pmr").withObject("/options").put("NR", 2000);
        request.withObject("/task/options/reconstructor/options/signal/options")
                .put("key", "behind-a-link-nobody-knows-how-large")
                .put("presigned_url", "https://elsewhere.example.org/large.npy");

        JsonNode answer = select(request);

        assertTrue(answer.path("useFargate").asBoolean(), answer::toString);
        assertTrue(answer.path("parts").asInt() > 1, answer::toString);
        assertTrue(answer.path("reason").asText().contains(" parts of about "), answer::toString);
    }

    @Test
    void sendsWhatCannotBeReadToTheFunctionWhichLeavesABundle() throws Exception {
        JsonNode wrong = select(Cloud.request("wrong").put("task", "no object"));
        JsonNode missing = select(Cloud.event(new JobReference(Cloud.JOBS, "jobs/nobody.json")));

        assertFalse(wrong.path("useFargate").asBoolean(true), wrong::toString);
        assertTrue(wrong.path("reason").asText().contains("MRO-1003"), wrong::toString);
        assertFalse(missing.path("useFargate").asBoolean(true), missing::toString);
        assertTrue(missing.path("reason").asText().contains("MRO-4001"), missing::toString);
    }

    private static JsonNode select(ObjectNode event) throws Exception {
        RuntimeApi.Answer answer = function.call(event.toString());
        assertEquals("response", answer.kind(), answer::body);
        return JSON.readTree(answer.body());
    }
}
