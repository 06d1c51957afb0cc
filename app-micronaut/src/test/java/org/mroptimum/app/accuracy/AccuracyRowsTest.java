package org.mroptimum.app.accuracy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.mroptimum.domain.job.AxisPair;
import org.mroptimum.domain.job.SnrMethod;
import org.mroptimum.domain.phantom.PhantomSpec;

class AccuracyRowsTest {
    private static final List<SnrMethod> METHODS = List.of(SnrMethod.values());
    private static final Set<SnrMethod> ALL = Set.copyOf(METHODS);
    private static final PhantomSpec SPEC = PhantomSpec.of(32, 24, 4)
            .withObject(PhantomSpec.Shape.DISC)
            .withPeakSnr(1000)
            .withNoise(1000, 1, 2);

    @Test
    void medianAndSpreadOfRatios() {
        double[] ratios = new double[10_001];
        for (int i = 0; i < ratios.length; i++) {
            ratios[i] = 2 - i * 1e-4;
        }

        Ratio ratio = Ratio.of(ratios);

        assertEquals(1.5, ratio.median(), 1e-12);
        assertEquals(.3413, ratio.spread(), 1e-12);
        assertEquals("1.500 ± 0.341", ratio.toString());
        assertThrows(IllegalStateException.class, () -> Ratio.of(new double[0]));
    }

    @Test
    void everyMethodIsComparedWithTheTruth() {
        List<String> cells = new TruthRow(SimulatedCase.rss(SPEC)).cells(ALL, 2);

        assertEquals(List.of("32 x 24", "4", "1", "2.0"), cells.subList(0, 4));
        assertEquals(4 + METHODS.size(), cells.size());
        assertEquals(1, median(cells.get(4)), .01);
        assertEquals(1, median(cells.get(4 + METHODS.indexOf(SnrMethod.MR))), .03);
        assertEquals(1, median(cells.get(4 + METHODS.indexOf(SnrMethod.PMR))), .03);
    }

    @Test
    void gFactorOfSenseIsComparedToo() {
        List<String> cells = new TruthRow(SimulatedCase.sense(SPEC, AxisPair.of(1, 2), 0, 2)).cells(ALL, 2);

        assertEquals(List.of("32 x 24", "4", "1 x 2", "inner"), cells.subList(0, 4));
        assertEquals(5 + METHODS.size(), cells.size());
        assertEquals(1, median(cells.get(4)), .01);
        assertEquals(1, median(cells.get(cells.size() - 1)), .01);
    }

    @Test
    void methodsAreComparedWithEachReference() {
        List<SnrMethod> references = List.of(SnrMethod.AC, SnrMethod.MR);
        SimulatedCase rss = SimulatedCase.rss(SPEC);

        List<String> cells = new AgreementRow(rss, List.of("first"), references).cells(ALL, 2);

        List<String> columns = AgreementRow.columns(references);
        assertEquals(
                List.of("MR / AC", "PMR / AC", "CR / AC", "DI / AC", "AC / MR", "PMR / MR", "CR / MR", "DI / MR"),
                columns);
        assertEquals(1 + columns.size(), cells.size());
        assertEquals("first", cells.get(0));
        assertEquals(1, median(cells.get(1)) * median(cells.get(1 + columns.indexOf("AC / MR"))), .01);
        assertTrue(Math.abs(median(cells.get(2)) - 1) < .03, cells.toString());
    }

    @Test
    void methodsThatAreNotWantedLeaveTheirCellsEmpty() {
        Set<SnrMethod> some = Set.of(SnrMethod.AC, SnrMethod.PMR);

        List<String> truth = new TruthRow(SimulatedCase.rss(SPEC)).cells(some, 2);
        List<String> agreement = new AgreementRow(
                        SimulatedCase.rss(SPEC), List.of("first"), List.of(SnrMethod.AC, SnrMethod.MR))
                .cells(some, 2);

        for (SnrMethod method : METHODS) {
            assertEquals(
                    !some.contains(method),
                    truth.get(4 + METHODS.indexOf(method)).isEmpty());
        }
        assertEquals(
                List.of(2),
                IntStream.range(1, 9)
                        .filter(i -> !agreement.get(i).isEmpty())
                        .boxed()
                        .toList());
    }

    private static double median(String cell) {
        return Double.parseDouble(cell.substring(0, cell.indexOf(' ')));
    }
}
