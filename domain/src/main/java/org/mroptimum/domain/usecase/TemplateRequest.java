package org.mroptimum.domain.usecase;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mroptimum.domain.scan.Scan;

/** The request of a template for another scan: whatever names the template's own signal names that scan, all else stays. */
final class TemplateRequest {
    private static final List<String> WAY = List.of("task", "options", "reconstructor", "options");
    private static final String SIGNAL = "signal";
    private static final String OPTIONS = "options";
    private static final String KEY = "key";

    private TemplateRequest() {}

    static Map<String, Object> of(Map<String, Object> template, Scan scan, String owner) {
        Map<String, Object> request = copy(template);
        Map<String, Object> reconstruction = request;
        for (String name : WAY) {
            Map<String, Object> next = copy(reconstruction.get(name));
            reconstruction.put(name, next);
            reconstruction = next;
        }
        Map<String, Object> old = copy(reconstruction.get(SIGNAL));
        Object oldKey = copy(old.get(OPTIONS)).getOrDefault(KEY, "");
        reconstruction.putIfAbsent(SIGNAL, old);
        for (Map.Entry<String, Object> entry : reconstruction.entrySet()) {
            Map<String, Object> options = copy(copy(entry.getValue()).get(OPTIONS));
            boolean sameFile = !"".equals(oldKey) && oldKey.equals(options.get(KEY));
            if (entry.getKey().equals(SIGNAL) || sameFile) {
                entry.setValue(reference(options, scan));
            }
        }
        request.put("user_id", owner);
        return request;
    }

    /** How a file is read stays, for example whether noise is in an earlier measurement; its name and format are the scan's. */
    private static Map<String, Object> reference(Map<String, Object> readingOptions, Scan scan) {
        Map<String, Object> options = new LinkedHashMap<>(readingOptions);
        options.keySet().removeAll(List.of("presigned_url", "vendor", "size"));
        options.put("type", "s3");
        options.put("bucket", Scan.BUCKET);
        options.put(KEY, scan.id().value());
        options.put("filename", scan.name());
        Map<String, Object> reference = new LinkedHashMap<>();
        reference.put("type", "file");
        reference.put("id", 0);
        reference.put(OPTIONS, options);
        return reference;
    }

    /** What is no object becomes an empty one: the check of the request tells what is missing. */
    private static Map<String, Object> copy(@Nullable Object value) {
        Map<String, Object> copy = new LinkedHashMap<>();
        if (value instanceof Map<?, ?> members) {
            members.forEach((name, member) -> copy.put(String.valueOf(name), member));
        }
        return copy;
    }
}
