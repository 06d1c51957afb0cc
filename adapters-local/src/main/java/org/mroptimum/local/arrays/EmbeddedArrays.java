package org.mroptimum.local.arrays;

import java.util.List;
import org.mroptimum.domain.job.FileReference;

/** The variables that a {@code .npz} or {@code .mat} file may hold beside the k-space (contract 1.4). */
final class EmbeddedArrays {
    static final String DEFAULT_KEY = "kspace";
    static final List<String> NAMES =
            List.of("spacing", "origin", "direction", "fov", "acceleration", "acl", "reference");

    private EmbeddedArrays() {}

    /**
     * The variable that is the k-space: the one the request names, else {@value #DEFAULT_KEY}, else the only one that is no
     * accessory.
     */
    static String choose(List<String> names, FileReference reference, List<String> warnings) {
        String wanted = reference.arrayKey().orElse(DEFAULT_KEY);
        if (names.contains(wanted)) {
            return wanted;
        }
        List<String> others = names.stream().filter(n -> !NAMES.contains(n)).toList();
        if (reference.arrayKey().isEmpty() && others.size() == 1) {
            warnings.add("there is no array " + wanted + "; the only one, " + others.get(0) + ", was taken");
            return others.get(0);
        }
        throw StoredArray.wrong("there is no array " + wanted + "; the file has " + String.join(", ", names));
    }
}
