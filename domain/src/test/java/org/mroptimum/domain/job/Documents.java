package org.mroptimum.domain.job;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Request documents for tests: the contract's examples and changes to them. */
public final class Documents {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Documents() {}

    /** A fresh, mutable tree of the example. */
    public static Map<String, Object> example(String name) {
        try (InputStream in = Documents.class.getResourceAsStream("/contract-examples/" + name + ".json")) {
            return JSON.readValue(requireNonNull(in, name), new TypeReference<>() {});
        } catch (IOException failure) {
            throw new AssertionError(name, failure);
        }
    }

    /** A fresh, mutable tree of the text, in which single quotes stand for double ones. */
    public static Map<String, Object> json(String text) {
        try {
            return JSON.readValue(text.replace('\'', '"'), new TypeReference<>() {});
        } catch (JsonProcessingException failure) {
            throw new AssertionError(text, failure);
        }
    }

    /** A fresh, mutable tree of the example's task alone. */
    @SuppressWarnings("unchecked") // Jackson makes maps with text keys
    public static Map<String, Object> task(String example) {
        return (Map<String, Object>) requireNonNull(example(example).get("task"));
    }

    /** The example after {@link #put}. */
    public static Map<String, Object> with(String example, String path, @Nullable Object value) {
        Map<String, Object> document = example(example);
        put(document, path, value);
        return document;
    }

    /** Sets the member at a path such as {@code task.options.NR}; the parent must be there. */
    public static void put(Map<String, Object> document, String path, @Nullable Object value) {
        members(parent(document, path)).put(last(path), value);
    }

    /** Removes the member, which must be there. */
    public static void remove(Map<String, Object> document, String path) {
        Map<String, @Nullable Object> parent = members(parent(document, path));
        if (!parent.containsKey(last(path))) {
            throw new AssertionError("nothing at " + path);
        }
        parent.remove(last(path));
    }

    private static @Nullable Object parent(Map<String, Object> document, String path) {
        Object node = document;
        List<String> names = List.of(path.split("\\."));
        for (String name : names.subList(0, names.size() - 1)) {
            node = members(node).get(name);
        }
        return node;
    }

    private static String last(String path) {
        return path.substring(path.lastIndexOf('.') + 1);
    }

    @SuppressWarnings("unchecked") // Jackson makes maps with text keys
    private static Map<String, @Nullable Object> members(@Nullable Object node) {
        return (Map<String, @Nullable Object>) requireNonNull(node);
    }
}
