package org.mroptimum.app.infra;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.yaml.snakeyaml.Yaml;

/**
 * A shipped CloudFormation template.
 *
 * @param root with long functions
 */
record Template(JsonNode root) {
    static final Path INFRA = Path.of(Objects.requireNonNull(System.getProperty("mroptimum.root")))
            .resolve("infra");
    static final Template PARENT = read("template.yaml");
    static final Template ARK = read("ark/template.yaml");
    static final Template CALCULATION = read("calculation/template.yaml");

    static Template read(String file) {
        try {
            Object tree = new Yaml(new CloudFormationYaml()).load(Files.readString(INFRA.resolve(file)));
            return new Template(new ObjectMapper().valueToTree(tree));
        } catch (IOException e) {
            throw new AssertionError(file, e);
        }
    }

    static Map<String, Template> all() {
        return new TreeMap<>(Map.of("parent", PARENT, "ark", ARK, "calculation", CALCULATION));
    }

    Set<String> names(String section) {
        Set<String> names = new TreeSet<>();
        root.path(section).fieldNames().forEachRemaining(names::add);
        return names;
    }

    /** A resource of a type, so that a test cannot pass by a wrong name. */
    JsonNode resource(String name, String type) {
        JsonNode resource = root.path("Resources").path(name);
        if (!resource.path("Type").asText().equals(type)) {
            throw new AssertionError(name + " is no " + type + ": " + resource);
        }
        return resource;
    }

    JsonNode properties(String name, String type) {
        return resource(name, type).path("Properties");
    }

    /** The property at a path of a resource. */
    JsonNode at(String resource, String type, String path) {
        JsonNode found = properties(resource, type).at(path);
        if (found instanceof MissingNode) {
            throw new AssertionError(resource + " has no " + path);
        }
        return found;
    }

    Map<String, JsonNode> resourcesOf(String type) {
        Map<String, JsonNode> found = new TreeMap<>();
        root.path("Resources").properties().forEach(entry -> {
            if (entry.getValue().path("Type").asText().equals(type)) {
                found.put(entry.getKey(), entry.getValue());
            }
        });
        return found;
    }
}
