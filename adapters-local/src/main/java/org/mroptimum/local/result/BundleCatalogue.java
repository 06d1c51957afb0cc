package org.mroptimum.local.result;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.mroptimum.domain.job.ReconstructionKind;
import org.mroptimum.domain.noise.NoiseCovariance;
import org.mroptimum.domain.result.HeapVolume;
import org.mroptimum.domain.result.SnrMap;
import org.mroptimum.domain.result.SnrResult;
import org.mroptimum.domain.result.Volume;
import org.mroptimum.local.result.BundleImage.Content;
import org.mroptimum.local.result.BundleImage.Role;

/**
 * Gives every image of a result its id, name and file (contract 3.3). The contract's id 100 is that of the mask, of the SNR corrected
 * for the flip angle and of coil 90. Here the masks have ids of their own, {@value #MASK_ID} and {@value #VALID_ID}, and so has the
 * corrected SNR when there is a coil 90.
 */
final class BundleCatalogue {
    private static final int COVARIANCE_ID = 1;
    private static final int COEFFICIENTS_ID = 2;
    private static final int FIRST_COIL_ID = 10;
    private static final int FLIP_ANGLE_ID = 100;
    private static final int MASK_ID = 9000;
    private static final int VALID_ID = 9001;
    private static final int RELATIVE_ERROR_ID = 9002;
    private static final int OTHER_FLIP_ANGLE_ID = 9003;

    private final boolean grappa;
    private final boolean flipAngleIdTaken;

    private BundleCatalogue(boolean grappa, boolean flipAngleIdTaken) {
        this.grappa = grappa;
        this.flipAngleIdTaken = flipAngleIdTaken;
    }

    /** All images of the result, sorted by id. */
    static List<BundleImage> images(ReconstructionKind reconstruction, SnrResult result) {
        boolean taken = result.maps().stream()
                .anyMatch(map ->
                        map.kind() == SnrMap.Kind.COIL_SENSITIVITY && FIRST_COIL_ID + map.index() == FLIP_ANGLE_ID);
        BundleCatalogue catalogue = new BundleCatalogue(reconstruction == ReconstructionKind.GRAPPA, taken);
        List<BundleImage> images = new ArrayList<>();
        result.covariance().ifPresent(psi -> {
            images.add(output(COVARIANCE_ID, "Noise Covariance", "NC", matrix(psi), Content.COVARIANCE));
            images.add(output(
                    COEFFICIENTS_ID, "Noise Coefficients", "NCC", matrix(psi.coefficients()), Content.COEFFICIENTS));
        });
        result.maps().forEach(map -> images.add(catalogue.image(map)));
        images.sort(Comparator.comparingInt(BundleImage::id));
        return images;
    }

    private BundleImage image(SnrMap map) {
        Volume values = new FiniteVolume(map.values());
        String number = String.format(Locale.ROOT, "%02d", map.index());
        String scheme = grappa ? " GRAPPA" : "";
        String suffix = grappa ? "_GRAPPA" : "";
        return switch (map.kind()) {
            case SNR -> output(0, "SNR", "SNR", values, Content.SNR);
            case G_FACTOR -> accessory(grappa ? 5 : 3, "g Factor" + scheme, "G" + suffix, values, Content.G_FACTOR);
            case INVERSE_G_FACTOR ->
                accessory(grappa ? 6 : 4, "Inverse g Factor" + scheme, "IG" + suffix, values, Content.INVERSE_G_FACTOR);
            case COIL_SENSITIVITY ->
                accessory(
                        FIRST_COIL_ID + map.index(),
                        "Coils Sensitivity " + number,
                        "sensitivity_" + number,
                        values,
                        Content.SENSITIVITY);
            case SENSITIVITY_MASK -> mask(MASK_ID, "Coil Sensitivity Mask 00", "mask_00", values, Content.MASK);
            case VALID -> mask(VALID_ID, "Valid Pixels", "valid", values, Content.VALID);
            case RELATIVE_ERROR ->
                accessory(
                        RELATIVE_ERROR_ID, "SNR Relative Error", "SNR_relative_error", values, Content.RELATIVE_ERROR);
            case SNR_FLIP_ANGLE ->
                output(
                        flipAngleIdTaken ? OTHER_FLIP_ANGLE_ID : FLIP_ANGLE_ID,
                        "SNR FA Corrected",
                        "SNR_FA_corrected",
                        values,
                        Content.SNR);
        };
    }

    private static BundleImage output(int id, String name, String file, Volume values, Content content) {
        return new BundleImage(id, name, file, Role.OUTPUT, values, content);
    }

    private static BundleImage accessory(int id, String name, String file, Volume values, Content content) {
        return new BundleImage(id, name, file, Role.ACCESSORY, values, content);
    }

    private static BundleImage mask(int id, String name, String file, Volume values, Content content) {
        return new BundleImage(id, name, file, Role.MASK, values, content);
    }

    /** Row {@code i}, column {@code j} of the matrix becomes voxel {@code (i, j)}. */
    private static Volume matrix(NoiseCovariance psi) {
        int coils = psi.coils();
        float[] re = new float[coils * coils];
        float[] im = new float[coils * coils];
        for (int i = 0; i < coils; i++) {
            for (int j = 0; j < coils; j++) {
                re[i + coils * j] = (float) psi.re()[i * coils + j];
                im[i + coils * j] = (float) psi.im()[i * coils + j];
            }
        }
        HeapVolume volume = new HeapVolume(coils, coils, 1, true);
        volume.put(0, re, im);
        return new FiniteVolume(volume);
    }
}
