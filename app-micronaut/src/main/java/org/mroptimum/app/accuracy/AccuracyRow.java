package org.mroptimum.app.accuracy;

import java.util.List;

/** One line of a table. */
public sealed interface AccuracyRow permits TruthRow, AgreementRow {

    /**
     * Computes the line; the same text for any number of threads.
     *
     * @param threads at least 1
     * @return what was simulated, then how the methods do
     */
    List<String> cells(int threads);
}
