package org.mroptimum.app.accuracy;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import org.mroptimum.app.LocalInstallation;
import org.mroptimum.app.simulation.SnrTask;
import org.mroptimum.domain.job.SnrMethod;
import org.mroptimum.domain.phantom.PhantomSpec;

/**
 * The page docs/accuracy.md: the same bytes every time, for any number of threads.
 *
 * @param tables what it shows
 */
public record AccuracyPage(List<AccuracyTable> tables) {
    private static final Set<SnrMethod> METHODS = Set.of(SnrMethod.values());

    public AccuracyPage {
        tables = List.copyOf(tables);
    }

    /**
     * Computes all of it, Markdown.
     *
     * @param progress hears which line is being computed
     */
    public String text(int threads, Consumer<String> progress) {
        StringBuilder page = new StringBuilder(introduction());
        for (AccuracyTable table : tables) {
            page.append('\n').append(table.head());
            for (int row = 0; row < table.rows().size(); row++) {
                progress.accept(table.title() + ", line " + (row + 1) + " of "
                        + table.rows().size());
                page.append(AccuracyTable.line(table.rows().get(row).cells(METHODS, threads)));
            }
        }
        return page.toString();
    }

    private static String introduction() {
        return String.format(
                Locale.ROOT,
                """
                # Accuracy

                SNR that is computed from simulated scans, compared with the SNR that the simulation knows. Made by `./mroptimum accuracy -o docs/accuracy.md`
                (or `make accuracy`), version %s; seed %d for the scans and %d for the replicas. Tests compute AC and PMR
                of every line but those of the demo scan again, and all methods of some.

                Every number is the **median ratio inside the object ± its spread** over the pixels (half the distance of the 16 %% and 84 %% quantiles); 1 is right.
                Inside is where the true SNR of the optimal combination is above 5 %% of its largest. The object is the Shepp-Logan head, for SENSE a disc, seen by loop coils
                with correlated noise ([numerics](numerics.md#simulated-scans)).

                | | samples of the noise | spread that chance alone makes |
                |---|---|---|
                | AC | none: the noise is propagated | none; what shows is the noise of the image and of its sensitivities |
                | PMR | %d replicas | %.3f |
                | CR | %d replicas, 5 x 5 pixels | %.3f |
                | MR | %d repetitions | %.3f |
                | DI | 2 repetitions, 5 x 5 pixels | %.3f |

                What is more than that has reasons, which [methods](methods.md) explains:

                - With k degrees of freedom the median of a measured SNR is too high by (1 - 2 / (9 k))^(-3/2): 1.4 %% for DI, 0.2 %% for MR, less for the others.
                - RSS and GRAPPA: the noise floor of a magnitude makes all methods read a little high, the more coils the more.
                - CR and DI look at a box of pixels. These matrices are small, so that many boxes reach from the object into the air, where magnitudes have another
                  mean and another spread: CR of RSS comes out too low for many coils, DI too high. In boxes inside the object both are right.
                - GRAPPA: the analytic formula takes k-space as endless, but at its rim there are fewer samples to fill and fewer to fill them from, which brings less noise.
                  AC therefore reads low, by an amount that falls as one over the matrix size: with R = 2 about 2 %% at 32, 1 %% at 64, 0.5 %% at 128, with R = 4
                  about twice as much.
                """,
                LocalInstallation.version(),
                PhantomSpec.of(1, 1, 1).seed(),
                SnrTask.SEED,
                SimulatedCase.PSEUDO_REPLICAS,
                chance(SimulatedCase.PSEUDO_REPLICAS - 1),
                SimulatedCase.LOCAL_REPLICAS,
                chance(SimulatedCase.LOCAL_REPLICAS * 24),
                SimulatedCase.REPETITIONS,
                chance(SimulatedCase.REPETITIONS - 1),
                chance(24));
    }

    private static double chance(int freedom) {
        return 1 / Math.sqrt(2.0 * freedom);
    }
}
