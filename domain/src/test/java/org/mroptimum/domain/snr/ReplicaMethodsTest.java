package org.mroptimum.domain.snr;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.mroptimum.domain.job.ComputationError;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.MaskChoice;
import org.mroptimum.domain.job.RunError;
import org.mroptimum.domain.kspace.KSpace;
import org.mroptimum.domain.math.ReplicaNoise;
import org.mroptimum.domain.math.Workers;
import org.mroptimum.domain.recon.CombinedReconstructions;
import org.mroptimum.domain.recon.Reconstruction;
import org.mroptimum.domain.recon.ReplicaBatch;
import org.mroptimum.domain.recon.SliceImage;
import org.mroptimum.domain.reference.ReferenceVectors;

class ReplicaMethodsTest {
    private static final List<Function<ReplicaRuns, ReplicaMethod>> METHODS =
            List.of(ReplicaRuns::pmr, runs -> runs.cr(2));

    private static ReplicaRuns b1(KSpace data, Workers workers) {
        return new ReplicaRuns(
                CombinedReconstructions.b1(data, new MaskChoice.Percentage(10), workers),
                CombinedReconstructions.slice(data),
                workers);
    }

    @Test
    void threadsAndBatchesDoNotChangeAnyByte() {
        KSpace data = ReferenceVectors.even48().array("whitened").kspace();
        try (Workers three = new Workers(3, () -> false)) {
            ReplicaRuns alone = b1(data, Workers.alone());
            ReplicaRuns shared = b1(data, three);
            for (Function<ReplicaRuns, ReplicaMethod> method : METHODS) {
                for (boolean plain : new boolean[] {false, true}) {
                    SnrEstimate expected = alone.run(method.apply(alone), 5, 20, 20, plain);
                    for (int capacity : new int[] {1, 7, 64}) {
                        SnrEstimate actual = shared.run(method.apply(shared), 5, 20, capacity, plain);
                        assertArrayEquals(expected.snr(), actual.snr());
                        assertArrayEquals(expected.error(), actual.error());
                        assertArrayEquals(expected.valid(), actual.valid());
                    }
                }
            }
        }
    }

    @Test
    void everyReplicaSeedAndSliceCounts() {
        KSpace data = ReferenceVectors.odd().array("whitened").kspace();
        ReplicaRuns runs = b1(data, Workers.alone());
        float[] first = runs.run(runs.pmr(), 1, 10).snr();
        assertFalse(java.util.Arrays.equals(first, runs.run(runs.pmr(), 2, 10).snr()));
        assertFalse(java.util.Arrays.equals(first, runs.run(runs.pmr(), 1, 11).snr()));
    }

    @Test
    void pixelsOutsideTheMaskHaveNoValue() {
        KSpace data = ReferenceVectors.even48().array("whitened").kspace();
        double[] mask = ReferenceVectors.even48().array("mask_percentage10").map();
        ReplicaRuns runs = b1(data, Workers.alone());
        for (Function<ReplicaRuns, ReplicaMethod> method : METHODS) {
            SnrEstimate out = runs.run(method.apply(runs), 1, 8, 8, true);
            for (int p = 0; p < mask.length; p++) {
                assertEquals(mask[p] > 0, out.valid()[p]);
                assertEquals(mask[p] > 0, out.snr()[p] > 0);
                assertEquals(mask[p] > 0, out.error()[p] > 0);
            }
        }
    }

    @Test
    void pixelsWhoseNoiseWasNotSeenAreInvalidNotInfinite() {
        KSpace data = ReferenceVectors.odd().array("whitened").kspace();
        Reconstruction rss = CombinedReconstructions.rss(data, Workers.alone());
        rss.prepare(CombinedReconstructions.slice(data));
        SnrEstimate out = SnrEstimate.of(data.size());
        // Noise in the left part only, in 10 of 45 columns: the square of columns 12 and up is still.
        for (ReplicaMethod method : List.of(
                new PseudoMultipleReplica(data.size(), Workers.alone()),
                new GeneralizedPseudoMultipleReplica(45, 33, 2, Workers.alone()))) {
            method.start(rss);
            new ReplicaSeries(9, OptionalDouble.empty())
                    .run(
                            method,
                            ReplicaRuns.batches(
                                    method, new ReplicaBatch(data.size(), 9), ReplicaMethodsTest::noiseAtTheLeft),
                            9,
                            n -> {},
                            out);
            for (int p = 0; p < data.size(); p++) {
                boolean seen = p % 45 < (method instanceof PseudoMultipleReplica ? 10 : 12);
                assertEquals(seen, out.valid()[p], "pixel " + p);
                assertEquals(seen, out.snr()[p] > 0, "pixel " + p);
            }
        }
    }

    private static void noiseAtTheLeft(ReplicaBatch batch) {
        float[] im = new float[batch.count()];
        float[] re = new float[batch.count()];
        for (int p = 0; p < batch.values().length / batch.capacity(); p++) {
            new ReplicaNoise(1, 0).acrossReplicas(p, batch.first(), batch.count(), re, im);
            for (int i = 0; i < batch.count(); i++) {
                batch.values()[p * batch.capacity() + i] = p % 45 < 10 ? re[i] : 0;
            }
        }
    }

    @Test
    void progressIsHeardAndCancellationObeyed() {
        KSpace data = ReferenceVectors.odd().array("whitened").kspace();
        AtomicBoolean cancelled = new AtomicBoolean();
        Workers workers = new Workers(1, cancelled::get);
        Reconstruction rss = CombinedReconstructions.rss(data, workers);
        rss.prepare(CombinedReconstructions.slice(data));
        PseudoMultipleReplica method = new PseudoMultipleReplica(data.size(), workers);
        method.start(rss);
        List<Integer> heard = new ArrayList<>();
        JobFailure failure = assertThrows(
                JobFailure.class,
                () -> new ReplicaSeries(100, OptionalDouble.empty())
                        .run(
                                method,
                                ReplicaRuns.batches(
                                        method,
                                        new ReplicaBatch(data.size(), 4),
                                        batch -> rss.replicas().orElseThrow().draw(new ReplicaNoise(1, 0), batch)),
                                4,
                                drawn -> {
                                    heard.add(drawn);
                                    cancelled.set(drawn == 12);
                                },
                                SnrEstimate.of(data.size())));
        assertEquals(RunError.CANCELLED, failure.code());
        assertEquals(List.of(4, 8, 12), heard);
    }

    @Test
    void repetitionsAreCountedAndChecked() {
        SliceImage image = new SliceImage(4, false);
        java.util.Arrays.fill(image.re(), 5);
        MultipleReplica mr = new MultipleReplica(4);
        mr.start(0);
        mr.add(image);
        boolean[] valid = {true, true, true, false};
        SnrEstimate out = SnrEstimate.of(4);
        assertEquals(
                ComputationError.TOO_FEW_REPETITIONS,
                assertThrows(JobFailure.class, () -> mr.finish(valid, out)).code());
        image.re()[0] = 7;
        image.re()[3] = 7;
        mr.add(image);
        mr.finish(valid, out);
        assertEquals(6 / Math.sqrt(2), out.snr()[0], 1e-6);
        assertArrayEquals(new boolean[] {true, false, false, false}, out.valid(), "without spread there is no SNR");
        assertArrayEquals(new float[3], java.util.Arrays.copyOfRange(out.snr(), 1, 4));
        image.im()[2] = Float.NaN;
        assertEquals(
                ComputationError.NOT_FINITE,
                assertThrows(JobFailure.class, () -> mr.add(image)).code());
        assertTrue(out.error()[0] > 0);
    }
}
