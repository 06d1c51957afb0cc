package org.mroptimum.domain.snr;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mroptimum.domain.job.AxisPair;
import org.mroptimum.domain.kspace.KSpace;
import org.mroptimum.domain.math.Workers;
import org.mroptimum.domain.recon.AcceleratedReconstructions;
import org.mroptimum.domain.recon.CombinedReconstructions;
import org.mroptimum.domain.recon.Reconstruction;
import org.mroptimum.domain.recon.ReplicaBatch;
import org.mroptimum.domain.recon.SliceData;
import org.mroptimum.domain.recon.SliceImage;
import org.mroptimum.domain.reference.ReferenceVectors;

/** The replica methods against the independent double-precision implementation, with the replica noise that it lists. */
class ReferenceReplicaTest {
    private static final int REPLICAS = 8;
    private static final int HALF = 2;

    /**
     * @param vectors the scan
     * @param file end of the file names
     * @param make the reconstruction for data of this shape
     * @param slice what it gets of whitened data: undersampled, with calibration data
     */
    record Row(
            ReferenceVectors vectors,
            String file,
            BiFunction<KSpace, Workers, Reconstruction> make,
            Function<KSpace, SliceData> slice) {

        @Override
        public String toString() {
            return vectors + " " + file;
        }

        KSpace whitened() {
            return vectors.array("whitened").kspace();
        }

        void assertEqual(String method, float[] snr) {
            double[] expected = vectors.array(method + "_" + file).map();
            boolean[] inside = vectors.inside();
            for (int p = 0; p < snr.length; p++) {
                // Below the noise the signal is a difference of large numbers: there 1e-4 of the noise is what counts.
                if (inside[p]) {
                    assertEquals(expected[p], snr[p], 1e-4 * Math.max(1, expected[p]), "pixel " + p);
                }
            }
        }
    }

    static Stream<Row> rows() {
        return Stream.concat(combined(), accelerated());
    }

    private static Stream<Row> accelerated() {
        return Stream.of(
                sense(ReferenceVectors.even48(), 1, 2, 64, 24),
                sense(ReferenceVectors.even48(), 1, 3, 64, 24),
                sense(ReferenceVectors.odd(), 1, 3, 45, 19),
                sense(ReferenceVectors.even64(), 2, 2, 32, 32),
                sense(ReferenceVectors.even64(), 2, 1, 32, 64),
                grappa(ReferenceVectors.even48(), 1, 2, AxisPair.of(5, 4), AxisPair.of(64, 24)),
                grappa(ReferenceVectors.even48(), 1, 3, AxisPair.of(5, 2), AxisPair.of(64, 24)),
                grappa(ReferenceVectors.odd(), 1, 3, AxisPair.of(5, 2), AxisPair.of(45, 19)),
                grappa(ReferenceVectors.even64(), 2, 2, AxisPair.of(2, 2), AxisPair.of(32, 32)),
                grappa(ReferenceVectors.even64(), 1, 4, AxisPair.of(5, 2), AxisPair.of(64, 32)));
    }

    private static Row grappa(ReferenceVectors vectors, int r1, int r2, AxisPair kernel, AxisPair calibration) {
        int aclFrequency = calibration.frequency().orElseThrow();
        int aclPhase = calibration.phase().orElseThrow();
        return new Row(
                vectors,
                String.format(
                        Locale.ROOT,
                        "grappa_R%dx%d_k%dx%d_acl%dx%d",
                        r1,
                        r2,
                        kernel.frequency().orElseThrow(),
                        kernel.phase().orElseThrow(),
                        aclFrequency,
                        aclPhase),
                (data, workers) -> AcceleratedReconstructions.grappa(data, kernel, workers),
                data -> AcceleratedReconstructions.slice(data, r1, r2, aclFrequency, aclPhase));
    }

    private static Row sense(ReferenceVectors vectors, int r1, int r2, int aclFrequency, int aclPhase) {
        return new Row(
                vectors,
                "sense_R" + r1 + "x" + r2,
                AcceleratedReconstructions::sense,
                data -> AcceleratedReconstructions.slice(data, r1, r2, aclFrequency, aclPhase));
    }

    private static Stream<Row> combined() {
        return ReferenceVectors.all()
                .flatMap(vectors -> Stream.of(
                        new Row(vectors, "rss", CombinedReconstructions::rss, CombinedReconstructions::slice),
                        new Row(vectors, "b1", CombinedReconstructions::b1, CombinedReconstructions::slice)));
    }

    private static SnrEstimate run(Row row, ReplicaMethod method, Workers workers) {
        KSpace data = row.whitened();
        Reconstruction reconstruction = row.make.apply(data, workers);
        ReplicaSource source =
                new ReplicaSource(data.frequency(), data.phase(), data.coils(), reconstruction, true, workers);
        source.prepare(row.slice.apply(data));
        method.start(reconstruction);
        SnrEstimate out = SnrEstimate.of(data.size());
        new ReplicaSeries(REPLICAS, OptionalDouble.empty())
                .run(
                        method,
                        ReplicaRuns.batches(
                                method,
                                new ReplicaBatch(data.size(), 3),
                                batch -> source.drawPlain(ListedNoise.of(data), batch)),
                        3,
                        drawn -> {},
                        out);
        return out;
    }

    @ParameterizedTest
    @MethodSource("rows")
    void pseudoMultipleReplica(Row row) {
        PseudoMultipleReplica method = new PseudoMultipleReplica(row.whitened().size(), Workers.alone());
        row.assertEqual("pmr8", run(row, method, Workers.alone()).snr());
    }

    @ParameterizedTest
    @MethodSource("rows")
    void generalizedPseudoMultipleReplica(Row row) {
        KSpace shape = row.whitened();
        GeneralizedPseudoMultipleReplica method =
                new GeneralizedPseudoMultipleReplica(shape.frequency(), shape.phase(), HALF, Workers.alone());
        row.assertEqual("cr8_box2", run(row, method, Workers.alone()).snr());
    }

    /** The vectors are of the same reconstruction as those of PMR: its weights come from the data without z_i. */
    @ParameterizedTest
    @MethodSource("rows")
    void multipleReplica(Row row) {
        List<KSpace> repetitions = ListedNoise.of(row.whitened()).repetitions(row.whitened());
        Reconstruction reconstruction = row.make.apply(row.whitened(), Workers.alone());
        reconstruction.prepare(row.slice.apply(row.whitened()));
        MultipleReplica method = new MultipleReplica(row.whitened().size());
        SliceImage image =
                new SliceImage(row.whitened().size(), reconstruction.clean().complex());
        method.start(0);
        for (KSpace repetition : repetitions) {
            reconstruction.image(row.slice.apply(repetition).sampled(), image);
            method.add(image);
        }
        SnrEstimate out = SnrEstimate.of(image.pixels());
        method.finish(reconstruction.valid(), out);
        row.assertEqual("mr8", out.snr());
    }
}
