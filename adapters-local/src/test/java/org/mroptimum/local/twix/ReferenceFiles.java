package org.mroptimum.local.twix;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.mroptimum.domain.kspace.Acquisition;
import org.mroptimum.local.RealFiles;

/** The Siemens files among the {@link RealFiles} and the values that independent tools read from them. */
final class ReferenceFiles {
    private ReferenceFiles() {}

    record Example(String name, JsonNode reference) {
        Path file() {
            return RealFiles.rawData(name);
        }

        @Override
        public String toString() {
            return name;
        }

        Acquisition open(boolean multiraid) throws IOException {
            return new TwixReader().open(Scans.staged(file()), Scans.reference(file(), multiraid, Map.of()));
        }
    }

    /** All of them; skips the test where they are absent, unless they are required. */
    static Stream<Example> all() throws IOException {
        Path json = RealFiles.rawData("reference.json");
        JsonNode siemens = new ObjectMapper().readTree(json.toFile()).get("siemens");
        List<Example> examples = new ArrayList<>();
        siemens.fieldNames().forEachRemaining(name -> examples.add(new Example(name, siemens.get(name))));
        assertEquals(12, examples.size());
        return examples.stream();
    }

    static Stream<Example> readable() throws IOException {
        return all().filter(e -> !e.name().contains("header_only"));
    }
}
