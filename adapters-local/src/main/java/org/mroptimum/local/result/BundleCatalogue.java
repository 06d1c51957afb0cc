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
import org.mroptimum.local.result.BundleImage.Role;

/**
 * Gives every image of a result its id, name and file (contract 3.3). The contract's id 100 of the mask collides with coil 90,
 * so the masks have ids of their own, {@value #MASK_ID} and {@value #VALID_ID}; clients look for 0 to 6 and 10 + coil only.
 */
final class BundleCatalogue {
    static final int COEFFICIENTS_ID = 2;
    static final int MASK_ID = 9000;
    static final int VALID_ID = 9001;
    private static final int FIRST_COIL_ID = 10;
    private static final int FLIP_ANGLE_ID = 100;
    private static final int RELATIVE_ERROR_ID = 9002;

    private BundleCatalogue() {}

    /** All images of the result, sorted by id. */
    static List<BundleImage> images(ReconstructionKind reconstruction, SnrResult result) {
        List<BundleImage> images = new ArrayList<>();
        result.covariance().ifPresent(psi -> {
            images.add(new BundleImage(1, "Noise Covariance", "NC", Role.OUTPUT, matrix(psi), true));
            images.add(new BundleImage(
                    COEFFICIENTS_ID, "Noise Coefficients", "NCC", Role.OUTPUT, matrix(psi.coefficients()), true));
        });
        result.maps().forEach(map -> images.add(image(map, reconstruction == ReconstructionKind.GRAPPA)));
        images.sort(Comparator.comparingInt(BundleImage::id));
        return images;
    }

    private static BundleImage image(SnrMap map, boolean grappa) {
        Volume values = new FiniteVolume(map.values());
        String number = String.format(Locale.ROOT, "%02d", map.index());
        return switch (map.kind()) {
            case SNR -> new BundleImage(0, "SNR", "SNR", Role.OUTPUT, values, false);
            case G_FACTOR ->
                grappa
                        ? new BundleImage(5, "g Factor GRAPPA", "G_GRAPPA", Role.ACCESSORY, values, false)
                        : new BundleImage(3, "g Factor", "G", Role.ACCESSORY, values, false);
            case INVERSE_G_FACTOR ->
                grappa
                        ? new BundleImage(6, "Inverse g Factor GRAPPA", "IG_GRAPPA", Role.ACCESSORY, values, false)
                        : new BundleImage(4, "Inverse g Factor", "IG", Role.ACCESSORY, values, false);
            case COIL_SENSITIVITY ->
                new BundleImage(
                        FIRST_COIL_ID + map.index(),
                        "Coils Sensitivity " + number,
                        "sensitivity_" + number,
                        Role.ACCESSORY,
                        values,
                        false);
            case SENSITIVITY_MASK ->
                new BundleImage(MASK_ID, "Coil Sensitivity Mask 00", "mask_00", Role.MASK, values, false);
            case VALID -> new BundleImage(VALID_ID, "Valid Pixels", "valid", Role.MASK, values, false);
            case RELATIVE_ERROR ->
                new BundleImage(
                        RELATIVE_ERROR_ID, "SNR Relative Error", "SNR_relative_error", Role.ACCESSORY, values, false);
            case SNR_FLIP_ANGLE ->
                new BundleImage(FLIP_ANGLE_ID, "SNR FA Corrected", "SNR_FA_corrected", Role.OUTPUT, values, false);
        };
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
