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
 * @param content what the values are, which decides how they are shown
 */
record BundleImage(int id, String name, String file, Role role, Volume values, Content content) {

    /** Types of the contract: output, accessory, mask. */
    enum Role {
        OUTPUT,
        ACCESSORY,
        MASK
    }

    /** What the values are. */
    enum Content {
        SNR,
        G_FACTOR,
        INVERSE_G_FACTOR,
        RELATIVE_ERROR,
        SENSITIVITY,
        MASK,
        VALID,
        COVARIANCE,
        COEFFICIENTS
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

    /** Whether this is a coil matrix, which lies nowhere in the patient, and not a map of slices. */
    boolean matrix() {
        return content == Content.COVARIANCE || content == Content.COEFFICIENTS;
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
        entry.put("dim", matrix() ? 2 : 3);
        entry.put("name", name);
        entry.put("type", role.name().toLowerCase(Locale.ROOT));
        entry.put("numpyPixelType", pixel().numpy);
        entry.put("pixelType", pixel().kind);
        return entry;
    }
}
