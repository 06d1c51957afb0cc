package org.mroptimum.local.result;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.mroptimum.domain.result.Volume;
import org.mroptimum.domain.result.VoxelGrid;
import org.mroptimum.local.result.PreviewPage.Content;

/** The page of the noise coefficients: how strongly the noise of each two coils is correlated. */
final class CoilPage {

    private CoilPage() {}

    /** The page of a coils x coils matrix whose magnitudes are at most 1. */
    static PreviewPage of(BundleImage coefficients) {
        Volume matrix = coefficients.values();
        int coils = matrix.frequency();
        return new PreviewPage(
                coefficients.name(),
                coils == 1 ? "1 coil" : coils + " coils, numbered from 0 as the sensitivities are",
                Optional.empty(),
                "magnitude",
                coils == 1 ? List.of() : List.of(largest(MapStatistics.magnitude(matrix, 0), coils)),
                matrix,
                Optional.empty(),
                VoxelGrid.IDENTITY,
                new PreviewScale(0, 1),
                Content.COILS);
    }

    private static String largest(float[] magnitude, int coils) {
        int first = 0;
        int second = 1;
        double sum = 0;
        for (int j = 1; j < coils; j++) {
            for (int i = 0; i < j; i++) {
                sum += magnitude[i + coils * j];
                if (magnitude[i + coils * j] > magnitude[first + coils * second]) {
                    first = i;
                    second = j;
                }
            }
        }
        return String.format(
                Locale.ROOT,
                "between two coils: mean %.3f, largest %.3f (coils %d and %d)",
                2 * sum / (coils * (coils - 1.0)),
                magnitude[first + coils * second],
                first,
                second);
    }
}
