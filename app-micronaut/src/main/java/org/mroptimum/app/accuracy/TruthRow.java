package org.mroptimum.app.accuracy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.DoubleStream;
import org.mroptimum.domain.job.ReconstructionKind;
import org.mroptimum.domain.job.SnrMethod;
import org.mroptimum.domain.phantom.PhantomScan;
import org.mroptimum.domain.phantom.SenseTruth;
import org.mroptimum.domain.result.Volume;

/**
 * Each method's SNR over the true one, and for SENSE the g-factor over the true one: medians inside the object.
 *
 * @param simulated one slice of known SNR
 */
record TruthRow(SimulatedCase simulated) implements AccuracyRow {

    @Override
    public List<String> cells(Set<SnrMethod> methods, int threads) {
        List<String> cells = new ArrayList<>(simulated.description());
        boolean[] inside = new Inside(simulated.phantom()).of(0);
        Optional<Volume> gFactor = Optional.empty();
        boolean[] solved = {};
        for (SnrMethod method : SnrMethod.values()) {
            if (!methods.contains(method)) {
                cells.add("");
                continue;
            }
            Estimate estimate = simulated.estimate(method, threads);
            cells.add(Ratio.of(estimate.ratios(0, trueSnr(estimate), inside).toArray())
                    .toString());
            if (method == SnrMethod.AC) {
                gFactor = estimate.gFactor();
                solved = estimate.validity(0);
            }
        }
        if (gFactor.isPresent()) {
            cells.add(gRatio(gFactor.get().re(0), senseTruth(solved).gFactor(), solved, inside)
                    .toString());
        }
        return cells;
    }

    /** With the mask of the estimate: SENSE knows the pixels outside to be empty. */
    private double[] trueSnr(Estimate estimate) {
        PhantomScan phantom = simulated.phantom();
        return simulated.kind() == ReconstructionKind.SENSE
                ? senseTruth(estimate.validity(0)).snr()
                : phantom.trueSnr(0);
    }

    private SenseTruth senseTruth(boolean[] solved) {
        return SenseTruth.of(
                simulated.phantom(), 0, simulated.accelerationFrequency(), simulated.accelerationPhase(), solved);
    }

    private static Ratio gRatio(float[] computed, double[] truth, boolean[] solved, boolean[] inside) {
        DoubleStream.Builder ratios = DoubleStream.builder();
        for (int p = 0; p < computed.length; p++) {
            if (solved[p] && inside[p]) {
                ratios.add(computed[p] / truth[p]);
            }
        }
        return Ratio.of(ratios.build().toArray());
    }
}
