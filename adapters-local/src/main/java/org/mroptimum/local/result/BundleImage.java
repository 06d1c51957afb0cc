package org.mroptimum.local.result;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.mroptimum.domain.result.Volume;

/**
 * One image of a bundle, as the {@code data} list of info.json describes it (contract 3.3).
 *
 * @param id number by which clients find the image
 * @param name for people; without spaces the variable of matlab.mat
 * @param file file name without folder and suffix
 * @param role what clients do with it
 * @param values finite values only
 * @param matrix whether this is a coil matrix, which lies nowhere in the patient, and not a map of slices
 */
record BundleImage(int id, String name, String file, Role role, Volume values, boolean matrix) {

    /** Types of the contract: output, accessory, mask. */
    enum Role {
        OUTPUT,
        ACCESSORY,
        MASK
    }

    /** How values are kept on disk. */
    enum Pixel {
        FLOAT32("float32", "real"),
        COMPLEX64("complex64", "complex"),
        UINT8("uint8", "real");

        final String numpy;
        final String kind;

        Pixel(String numpy, String kind) {
            this.numpy = numpy;
            this.kind = kind;
        }
    }

    Pixel pixel() {
        if (role == Role.MASK) {
            return Pixel.UINT8;
        }
        return values.complex() ? Pixel.COMPLEX64 : Pixel.FLOAT32;
    }

    String path() {
        return "data/" + file + ".nii.gz";
    }

    String variable() {
        return name.replace(" ", "");
    }

    /** The entry of info.json, keys in the contract's order. */
    Map<String, Object> entry() {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("filename", path());
        entry.put("id", id);
        entry.put("dim", matrix ? 2 : 3);
        entry.put("name", name);
        entry.put("type", role.name().toLowerCase(Locale.ROOT));
        entry.put("numpyPixelType", pixel().numpy);
        entry.put("pixelType", pixel().kind);
        return entry;
    }
}
