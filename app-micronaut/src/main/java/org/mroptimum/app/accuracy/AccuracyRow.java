package org.mroptimum.app.accuracy;

import java.util.List;
import java.util.Set;
import org.mroptimum.domain.job.SnrMethod;

/** One line of a table. */
public sealed interface AccuracyRow permits TruthRow, AgreementRow {

    /**
     * Computes the line; the same text for any number of threads.
     *
     * @param methods which methods are computed
     * @param threads at least 1
     * @return what was simulated, then how the methods do; empty cells where a method is missing
     */
    List<String> cells(Set<SnrMethod> methods, int threads);
}
