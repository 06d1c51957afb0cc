package org.mroptimum.app.accuracy;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mroptimum.domain.job.SnrMethod;

/**
 * Each method's SNR over that of reference methods: medians inside the object, all slices.
 *
 * @param simulated scan and reconstruction
 * @param first first cells of the line
 * @param references every other method is compared with each of them
 */
record AgreementRow(SimulatedCase simulated, List<String> first, List<SnrMethod> references) implements AccuracyRow {

    @Override
    public List<String> cells(Set<SnrMethod> methods, int threads) {
        Map<SnrMethod, Estimate> estimates = new EnumMap<>(SnrMethod.class);
        for (SnrMethod method : methods) {
            estimates.put(method, simulated.estimate(method, threads));
        }
        Inside inside = new Inside(simulated.phantom());
        List<String> cells = new ArrayList<>(first);
        for (SnrMethod reference : references) {
            for (SnrMethod method : SnrMethod.values()) {
                if (method != reference) {
                    cells.add(over(estimates.get(method), estimates.get(reference), inside));
                }
            }
        }
        return cells;
    }

    private static String over(@Nullable Estimate estimate, @Nullable Estimate reference, Inside inside) {
        return estimate == null || reference == null
                ? ""
                : estimate.over(reference, inside).toString();
    }

    /** Names of the columns after the first ones. */
    static List<String> columns(List<SnrMethod> references) {
        List<String> columns = new ArrayList<>();
        for (SnrMethod reference : references) {
            for (SnrMethod method : SnrMethod.values()) {
                if (method != reference) {
                    columns.add(method + " / " + reference);
                }
            }
        }
        return columns;
    }
}
