package org.mroptimum.app.infra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mroptimum.app.cli.ExampleScan;
import org.mroptimum.app.cloud.Cloud;
import org.mroptimum.app.infra.asl.Execution;
import org.mroptimum.app.infra.asl.StateMachine;
import org.mroptimum.domain.job.Documents;
import org.mroptimum.domain.job.JobReference;

/** Every request among the contract's examples reaches its bundle through the shipped state machine. */
class ExamplesThroughStateMachineTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String DATA = "data";
    private static final String IN_PROCESS_ONLY = "req_mask_numpy_inprocess_only";

    @TempDir
    private static Path folder;

    private static Cloud cloud;
    private static RealServices services;

    @BeforeAll
    static void start() throws Exception {
        cloud = new Cloud(folder);
        services = new RealServices(cloud, folder.resolve("services"));
    }

    @AfterAll
    static void stop() throws Exception {
        services.close();
        cloud.stop();
    }

    static Stream<String> examples() throws IOException {
        Path examples = Path.of(Objects.requireNonNull(System.getProperty("mroptimum.root")))
                .resolve("domain/src/test/resources/contract-examples");
        try (Stream<Path> files = Files.list(examples)) {
            return files
                    .map(file -> String.valueOf(file.getFileName()).replace(".json", ""))
                    .filter(name -> name.startsWith("req_") && !name.equals(IN_PROCESS_ONLY))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @Test
    void everyMethodIsAmongThem() throws IOException {
        Set<String> methods = new TreeSet<>();
        examples()
                .forEach(example -> methods.add(
                        String.valueOf(Documents.task(example).get("name")).toLowerCase(Locale.ROOT)));
        assertEquals(Set.of("ac", "mr", "pmr", "cr"), methods);
    }

    @ParameterizedTest
    @MethodSource("examples")
    void reachesItsBundle(String example) throws IOException {
        Map<String, Object> request = Documents.example(example);
        Path files = Files.createDirectories(folder.resolve(example));
        new ExampleScan().write(files, example);
        List<String> named = new ArrayList<>();
        store(request, example, named);
        for (String name : Set.copyOf(named)) {
            cloud.upload(files.resolve(name), example + "/" + name);
        }

        Execution execution =
                new StateMachine(ShippedStateMachine.definition(), services).run(example, JSON.valueToTree(request));

        assertTrue(execution.succeeded(), execution.toString());
        String key = "MR Optimum/" + request.getOrDefault("user_id", "None") + "/"
                + new JobReference(Cloud.JOBS, "jobs/" + example + ".json").bundleName() + ".zip";
        Map<String, String> bundle = cloud.bundle(Cloud.RESULTS, key);
        JsonNode info = JSON.readTree(bundle.get("info.json"));
        assertEquals("data/SNR.nii.gz", info.at("/data/0/filename").asText());
        assertTrue(bundle.containsKey("data/SNR.nii.gz"));
        assertEquals(
                String.valueOf(request.get("pipeline")),
                info.at("/headers/options/pipelineid").asText());
        assertTrue(cloud.keys(Cloud.FAILED).stream().noneMatch(key::equals));
    }

    /** Every file in the data bucket, under the example's name; links of the examples lead nowhere and are left out. */
    @SuppressWarnings("unchecked") // Jackson makes maps with text keys
    private static void store(Object node, String example, List<String> named) {
        if (node instanceof Map<?, ?> map) {
            map.keySet().removeIf(name -> String.valueOf(name).startsWith("presigned_"));
            if (map.get("filename") instanceof String name) {
                named.add(name);
                ((Map<String, Object>) map).putAll(Map.of("type", "s3", "bucket", DATA, "key", example + "/" + name));
            }
            map.values().forEach(value -> store(value, example, named));
        } else if (node instanceof List<?> list) {
            list.forEach(value -> store(value, example, named));
        }
    }
}
