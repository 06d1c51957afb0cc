package org.mroptimum.domain.snr;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mroptimum.domain.job.AxisPair;
import org.mroptimum.domain.job.ComputationError;
import org.mroptimum.domain.job.ErrorCode;
import org.mroptimum.domain.job.FileReference;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.JobRequest;
import org.mroptimum.domain.job.MaskChoice;
import org.mroptimum.domain.job.MethodOptions;
import org.mroptimum.domain.job.ReconstructionKind;
import org.mroptimum.domain.job.RequestError;
import org.mroptimum.domain.job.RunError;
import org.mroptimum.domain.job.SnrMethod;
import org.mroptimum.domain.kspace.KSpace;
import org.mroptimum.domain.kspace.NoiseScan;
import org.mroptimum.domain.kspace.SamplingPattern;
import org.mroptimum.domain.phantom.PhantomAcquisition;
import org.mroptimum.domain.phantom.PhantomScan;
import org.mroptimum.domain.phantom.PhantomSpec;
import org.mroptimum.domain.port.Progress;
import org.mroptimum.domain.reference.MemoryScan;
import org.mroptimum.domain.reference.SnrJobs;
import org.mroptimum.domain.result.HeapVolume;
import org.mroptimum.domain.result.SnrMap;
import org.mroptimum.domain.result.SnrMap.Kind;

class SliceSnrComputationTest {
    private static final JobRequest B1 = SnrJobs.b1(new MaskChoice.Percentage(10));

    private final PhantomScan phantom =
            new PhantomScan(PhantomSpec.of(24, 20, 4).withSlices(7));
    private final MemoryScan scan =
            MemoryScan.of(IntStream.range(0, 7).mapToObj(phantom::signal).toList(), 1);
    private final NoiseScan noise = MemoryScan.Noise.of(phantom.noise());

    private ComputedMaps run(JobRequest request, MemoryScan from, int threads) {
        return SnrJobs.run(request, from, Optional.of(noise), Optional.empty(), threads, line -> {});
    }

    private void assertRefused(ErrorCode code, JobRequest request, MemoryScan from) {
        assertEquals(
                code,
                assertThrows(JobFailure.class, () -> run(request, from, 2)).code());
    }

    @Test
    void sameBytesForAnyNumberOfThreads() {
        for (JobRequest request : List.of(SnrJobs.rss(), B1)) {
            ComputedMaps alone = run(request, scan, 1);
            for (int threads : new int[] {2, 5}) {
                ComputedMaps parallel = run(request, scan, threads);
                assertEquals(alone.maps().size(), parallel.maps().size());
                for (int m = 0; m < alone.maps().size(); m++) {
                    SnrMap a = alone.maps().get(m);
                    SnrMap b = parallel.maps().get(m);
                    assertEquals(a.kind(), b.kind());
                    for (int s = 0; s < 7; s++) {
                        assertArrayEquals(a.values().re(s), b.values().re(s));
                        assertArrayEquals(a.values().im(s), b.values().im(s));
                    }
                }
            }
        }
    }

    @Test
    void whatTheScanCannotGiveIsRefusedBeforeASliceIsRead() {
        MemoryScan unread = new MemoryScan(scan.header(), List.of(), Optional.empty());
        for (SnrMethod method : List.of(SnrMethod.MR, SnrMethod.DI)) {
            assertRefused(
                    ComputationError.TOO_FEW_REPETITIONS,
                    SnrJobs.request(method, ReconstructionKind.RSS, Optional.empty(), Optional.empty()),
                    unread);
        }
        assertRefused(ComputationError.TOO_MUCH_ACCELERATION, accelerated(ReconstructionKind.SENSE, 5, 1), unread);
        assertRefused(ComputationError.TOO_MUCH_ACCELERATION, accelerated(ReconstructionKind.GRAPPA, 1, 21), unread);
        assertRefused(
                ComputationError.UNDERSAMPLED,
                accelerated(ReconstructionKind.SENSE, 1, 2),
                unread.with(every(2, 0, 2, 4, 6)));
        for (ReconstructionKind kind : List.of(ReconstructionKind.SENSE, ReconstructionKind.GRAPPA)) {
            JobRequest asAcquired = SnrJobs.request(SnrMethod.AC, kind, Optional.empty(), Optional.empty());
            assertRefused(ComputationError.IRREGULAR_SAMPLING, asAcquired, unread.with(every(2, 0, 2, 5, 8)));
            assertRefused(ComputationError.NO_CALIBRATION, asAcquired, scan.with(every(2, 0, 2, 4, 6)));
        }
    }

    @Test
    void anAccelerationThatTheScanDoesNotHaveIsRefused() {
        for (ReconstructionKind kind : List.of(ReconstructionKind.SENSE, ReconstructionKind.GRAPPA)) {
            JobRequest asked = SnrJobs.accelerated(SnrMethod.AC, kind, AxisPair.of(1, 3));
            assertRefused(RequestError.VALUE_OUT_OF_RANGE, asked, scan);
            assertRefused(RequestError.VALUE_OUT_OF_RANGE, asked, scan.with(every(2, 0, 2, 4, 6)));
        }
    }

    private static JobRequest accelerated(ReconstructionKind kind, int frequency, int phase) {
        return SnrJobs.decimated(
                SnrMethod.AC, MethodOptions.DEFAULT, kind, AxisPair.of(frequency, phase), AxisPair.of(12, 12));
    }

    private static SamplingPattern every(int step, int... lines) {
        BitSet acquired = new BitSet();
        for (int line : lines) {
            acquired.set(line);
        }
        return new SamplingPattern(20, acquired, 1, step);
    }

    @Test
    void withoutNoiseTheAnalyticMethodIsRefused() {
        JobFailure failure = assertThrows(
                JobFailure.class,
                () -> SnrJobs.run(SnrJobs.rss(), scan, Optional.empty(), Optional.empty(), 1, line -> {}));
        assertEquals(ComputationError.NO_NOISE, failure.code());
    }

    /** Replicas of the identity would agree with the analytic method whatever the noise is. */
    @ParameterizedTest
    @EnumSource(SnrMethod.class)
    void withoutNoiseThereIsNothingToCheck(SnrMethod method) {
        try (PhantomAcquisition twice = new PhantomAcquisition(phantom, 2)) {
            JobFailure failure = assertThrows(
                    JobFailure.class,
                    () -> SnrJobs.run(checked(method), twice, Optional.empty(), Optional.empty(), 1, line -> {}));
            assertEquals(ComputationError.NO_NOISE, failure.code());
        }
    }

    @ParameterizedTest
    @EnumSource(SnrMethod.class)
    void theReplicasOfTheCheckAreCountedToo(SnrMethod method) {
        try (PhantomAcquisition twice = new PhantomAcquisition(phantom, 2)) {
            ComputedMaps maps =
                    SnrJobs.run(checked(method), twice, Optional.of(noise), Optional.empty(), 1, line -> {});
            assertEquals(
                    Collections.nCopies(7, 20), maps.replicas().orElseThrow().drawn());
        }
    }

    private static JobRequest checked(SnrMethod method) {
        MethodOptions options =
                new MethodOptions(20, 2, OptionalLong.empty(), OptionalDouble.empty(), true, Optional.empty());
        return SnrJobs.decimated(method, options, ReconstructionKind.RSS, AxisPair.of(1, 1), AxisPair.of(24, 20));
    }

    @Test
    void acceleratedDataAreRefused() {
        BitSet every2nd = new BitSet();
        IntStream.range(0, 10).forEach(i -> every2nd.set(2 * i));
        MemoryScan accelerated = scan.with(new SamplingPattern(20, every2nd, 1, 2));
        assertRefused(ComputationError.UNDERSAMPLED, SnrJobs.rss(), accelerated);
    }

    @Test
    void samplesThatAreNotFiniteAreRefused() {
        MemoryScan bad = MemoryScan.of(List.of(phantom.signal(0), phantom.signal(1)), 1);
        bad.slices().get(1).im(2)[17] = Float.NaN;
        assertRefused(ComputationError.NOT_FINITE, SnrJobs.rss(), bad);
        assertRefused(ComputationError.NOT_FINITE, B1, bad);
        bad.slices().get(1).im(2)[17] = 0;
        // The first line, which every R acquires and which is outside the calibration block.
        bad.slices().get(1).re(0)[3] = Float.POSITIVE_INFINITY;
        assertRefused(ComputationError.NOT_FINITE, accelerated(ReconstructionKind.SENSE, 1, 2), bad);
        assertRefused(ComputationError.NOT_FINITE, accelerated(ReconstructionKind.GRAPPA, 1, 2), bad);
        bad.slices().get(1).re(0)[3] = 0;
        bad.slices().get(1).re(0)[24 * 10 + 12] = Float.NaN;
        assertRefused(ComputationError.NOT_FINITE, accelerated(ReconstructionKind.GRAPPA, 1, 2), bad);
    }

    @Test
    void aMaskWithoutAnyPixelIsRefused() {
        assertRefused(ComputationError.EMPTY_MASK, SnrJobs.b1(new MaskChoice.Threshold(1e9)), scan);
    }

    @Test
    void samplesThatWereNeverAcquiredCarryNoNoise() {
        MemoryScan asymmetric = scan.with(SamplingPattern.full(20).withReadout(0.64));
        float[] full =
                ReferenceSnrTest.map(run(SnrJobs.rss(), scan, 1), Kind.SNR, 0).re(3);
        float[] actual = ReferenceSnrTest.map(run(SnrJobs.rss(), asymmetric, 1), Kind.SNR, 0)
                .re(3);
        for (int p = 0; p < full.length; p++) {
            assertEquals(full[p] / 0.8, actual[p], 1e-5 * full[p]);
        }
    }

    @Test
    void linesMissingInTheMiddleAreRefusedWhateverTheHeaderSays() {
        BitSet gap = new BitSet();
        gap.set(0, 20);
        gap.clear(7);
        assertRefused(ComputationError.UNDERSAMPLED, SnrJobs.rss(), scan.with(new SamplingPattern(20, gap, 1, 1)));
    }

    @Test
    void linesThatWereNeverAcquiredCarryNoNoise() {
        BitSet some = new BitSet();
        some.set(0, 15);
        MemoryScan partial = scan.with(new SamplingPattern(20, some, 1, 1));
        for (JobRequest request : List.of(SnrJobs.rss(), SnrJobs.b1(new MaskChoice.None()))) {
            float[] full =
                    ReferenceSnrTest.map(run(request, scan, 1), Kind.SNR, 0).re(3);
            float[] actual =
                    ReferenceSnrTest.map(run(request, partial, 1), Kind.SNR, 0).re(3);
            for (int p = 0; p < full.length; p++) {
                assertEquals(full[p] * Math.sqrt(20 / 15.), actual[p], 1e-5 * full[p]);
            }
        }
    }

    @Test
    void aMissingDwellTimeWarnsInThePassportAndMissingLinesReachTheLog() {
        BitSet some = new BitSet();
        some.set(0, 15);
        NoiseScan undated = new MemoryScan.Noise(
                phantom.noise(), MemoryScan.channels(4), OptionalDouble.empty(), OptionalDouble.empty());
        List<String> log = new ArrayList<>();
        ComputedMaps computed = SnrJobs.run(
                SnrJobs.rss(),
                scan.with(new SamplingPattern(20, some, 1, 1)),
                Optional.of(undated),
                Optional.empty(),
                1,
                log::add);
        List<String> warnings = computed.passport().orElseThrow().warnings();
        assertTrue(warnings.stream().anyMatch(line -> line.startsWith("the dwell time")), warnings.toString());
        assertTrue(log.stream().anyMatch(line -> line.startsWith("lines acquired: 15 of 20")), log.toString());
    }

    @Test
    void theWorkspaceOfOneSliceDoesNotLeakIntoTheNext() {
        JobRequest request = SnrJobs.b1FromCalibration(Optional.of(AxisPair.of(8, 6)));
        MemoryScan second = MemoryScan.of(List.of(phantom.signal(5)), 1);
        for (Kind kind : List.of(Kind.SNR, Kind.COIL_SENSITIVITY)) {
            float[] alone =
                    ReferenceSnrTest.map(run(request, second, 1), kind, 0).re(0);
            float[] afterOthers =
                    ReferenceSnrTest.map(run(request, scan, 1), kind, 0).re(5);
            assertArrayEquals(alone, afterOthers);
        }
    }

    @Test
    void separateCalibrationLinesGiveTheSensitivities() {
        KSpace lines = phantom.clean(0);
        float[] own = sensitivity(SnrJobs.b1FromCalibration(Optional.empty()), scan.withCalibration(lines));
        float[] inner = sensitivity(SnrJobs.b1(new MaskChoice.None()), MemoryScan.of(List.of(lines), 1));
        assertArrayEquals(inner, own, 1e-6f);
    }

    @Test
    void withoutCalibrationLinesTheCentreOfTheSignalServes() {
        AxisPair centre = new AxisPair(OptionalInt.empty(), OptionalInt.of(6));
        KSpace cut = phantom.signal(0);
        for (int c = 0; c < 4; c++) {
            java.util.Arrays.fill(cut.re(c), 0, 24 * 7, 0);
            java.util.Arrays.fill(cut.im(c), 0, 24 * 7, 0);
            java.util.Arrays.fill(cut.re(c), 24 * 13, 24 * 20, 0);
            java.util.Arrays.fill(cut.im(c), 24 * 13, 24 * 20, 0);
        }
        float[] block = sensitivity(SnrJobs.b1FromCalibration(Optional.of(centre)), scan);
        float[] inner = sensitivity(SnrJobs.b1(new MaskChoice.None()), MemoryScan.of(List.of(cut), 1));
        assertArrayEquals(inner, block, 1e-6f);
    }

    private float[] sensitivity(JobRequest request, MemoryScan from) {
        return ReferenceSnrTest.map(run(request, from, 1), Kind.COIL_SENSITIVITY, 2)
                .re(0);
    }

    @Test
    void uploadedMaskBecomesTheValidityMask() {
        HeapVolume image = new HeapVolume(24, 20, 1, false);
        float[] values = new float[480];
        values[100] = 1;
        image.put(0, values, new float[0]);
        JobRequest request = SnrJobs.b1(new MaskChoice.Upload(FileReference.local("mask.nii")));
        ComputedMaps maps = SnrJobs.run(request, scan, Optional.of(noise), Optional.of(image), 1, line -> {});
        assertArrayEquals(values, ReferenceSnrTest.map(maps, Kind.VALID, 0).re(5));
    }

    @Test
    void tellsWhatItDoesInOrder() {
        List<String> log = new ArrayList<>();
        List<Integer> steps = new ArrayList<>();
        new SliceSnrComputation()
                .compute(
                        new SnrComputation.Input(
                                B1, scan, Optional.of(noise), Optional.empty(), Optional.empty(), SnrJobs.heap()),
                        2,
                        (stage, done, total) -> steps.add(done),
                        log::add);
        assertEquals(
                List.of(
                        "decimate is False",
                        "reference is the fully sampled imaging data",
                        "sensitivity method is inner",
                        "mask is [{'method': 'percentage', 'value': 10.0}]",
                        "start the calculation",
                        "number of cpus 2"),
                log.subList(2, log.size()));
        assertTrue(log.get(0).contains("480 samples a channel of noise in memory"), log.get(0));
        assertTrue(log.get(1).startsWith("noise scale 1.00000 ="), log.get(1));
        assertEquals(List.of(1, 2, 3, 4, 5, 6, 7), steps);
    }

    @Test
    void stopsWhenTheUserCancels() {
        Progress impatient = new Progress() {
            @Override
            public void step(String stage, int done, int total) {
                // Not of interest.
            }

            @Override
            public boolean cancelled() {
                return true;
            }
        };
        SnrComputation.Input input = new SnrComputation.Input(
                B1, scan, Optional.of(noise), Optional.empty(), Optional.empty(), SnrJobs.heap());
        JobFailure failure = assertThrows(
                JobFailure.class, () -> new SliceSnrComputation().compute(input, 1, impatient, line -> {}));
        assertEquals(RunError.CANCELLED, failure.code());
    }
}
