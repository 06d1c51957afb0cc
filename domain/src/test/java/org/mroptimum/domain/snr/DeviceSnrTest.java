package org.mroptimum.domain.snr;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mroptimum.domain.coil.SensitivityMaps;
import org.mroptimum.domain.job.AxisPair;
import org.mroptimum.domain.job.JobRequest;
import org.mroptimum.domain.job.MethodOptions;
import org.mroptimum.domain.job.ReconstructionKind;
import org.mroptimum.domain.job.SnrMethod;
import org.mroptimum.domain.kspace.SamplingLattice;
import org.mroptimum.domain.math.Workers;
import org.mroptimum.domain.phantom.PhantomAcquisition;
import org.mroptimum.domain.phantom.PhantomScan;
import org.mroptimum.domain.phantom.PhantomSpec;
import org.mroptimum.domain.port.Progress;
import org.mroptimum.domain.recon.AliasedGrid;
import org.mroptimum.domain.recon.DeviceFailure;
import org.mroptimum.domain.recon.GrappaStages;
import org.mroptimum.domain.recon.GrappaWeights;
import org.mroptimum.domain.recon.JavaKernels;
import org.mroptimum.domain.recon.KernelChoice;
import org.mroptimum.domain.recon.Reconstruction;
import org.mroptimum.domain.recon.SenseStages;
import org.mroptimum.domain.recon.SliceKernels;
import org.mroptimum.domain.reference.SnrJobs;

/** What becomes of a job whose device fails. */
class DeviceSnrTest {
    private static final PhantomScan PHANTOM = new PhantomScan(
            PhantomSpec.of(24, 20, 4).withObject(PhantomSpec.Shape.DISC).withSlices(4));

    /** Java's stages, of which the n-th that is asked for fails. */
    private static final class Failing implements SliceKernels {
        private final SliceKernels java = new JavaKernels();
        private final AtomicInteger left;
        private int closed;

        Failing(int works) {
            this.left = new AtomicInteger(works);
        }

        private <T> T unlessBroken(T made) {
            if (left.decrementAndGet() < 0) {
                throw new DeviceFailure(DeviceFailure.Kind.LOST, "the cable came off");
            }
            return made;
        }

        @Override
        public String describe() {
            return "a board on the desk";
        }

        @Override
        public boolean whitens() {
            return false;
        }

        @Override
        public boolean sumReplicas() {
            return false;
        }

        @Override
        public Reconstruction rootSumOfSquares(int frequency, int phase, int coils, Workers workers) {
            return unlessBroken(java.rootSumOfSquares(frequency, phase, coils, workers));
        }

        @Override
        public Reconstruction b1(int frequency, int phase, SensitivityMaps sensitivities, Workers workers) {
            return unlessBroken(java.b1(frequency, phase, sensitivities, workers));
        }

        @Override
        public SenseStages sense(AliasedGrid grid, int coils, Workers workers) {
            return unlessBroken(java.sense(grid, coils, workers));
        }

        @Override
        public GrappaStages grappa(SamplingLattice lattice, GrappaWeights weights, Workers workers) {
            return unlessBroken(java.grappa(lattice, weights, workers));
        }

        @Override
        public void close() {
            closed++;
        }
    }

    private static ComputedMaps run(JobRequest request, KernelChoice choice, List<String> log) {
        try (PhantomAcquisition scan = new PhantomAcquisition(PHANTOM, 1)) {
            SnrComputation.Input input = new SnrComputation.Input(
                    request,
                    scan,
                    Optional.of(scan.noise().orElseThrow()),
                    Optional.empty(),
                    Optional.of(new ReplicaSeed(7, false)).filter(seed -> request.drawsReplicas()),
                    SnrJobs.heap());
            return new SliceSnrComputation(choice).compute(input, 2, Progress.SILENT, log::add);
        }
    }

    private static JobRequest request(ReconstructionKind kind, boolean check) {
        MethodOptions options =
                new MethodOptions(8, 2, OptionalLong.empty(), OptionalDouble.empty(), check, Optional.empty());
        return SnrJobs.decimated(SnrMethod.AC, options, kind, AxisPair.of(1, 2), AxisPair.of(24, 12));
    }

    @ParameterizedTest
    @EnumSource(ReconstructionKind.class)
    void javaComputesWhatTheDeviceCannot(ReconstructionKind kind) {
        for (int works = 0; works < 3; works++) {
            Failing device = new Failing(works);
            List<String> log = new ArrayList<>();

            ComputedMaps mended = run(request(kind, true), (work, told) -> device, log);

            ComputedMaps plain = run(request(kind, true), KernelChoice.PROCESSOR, new ArrayList<>());
            assertEquals(plain.maps().size(), mended.maps().size());
            for (int m = 0; m < plain.maps().size(); m++) {
                for (int slice = 0; slice < 4; slice++) {
                    assertArrayEquals(
                            plain.maps().get(m).values().re(slice),
                            mended.maps().get(m).values().re(slice));
                }
            }
            assertEquals(plain.check(), mended.check(), "no slice is counted twice");
            assertEquals(1, device.closed);
        }
    }

    @Test
    void theLogTellsOnce() {
        List<String> log = new ArrayList<>();

        run(request(ReconstructionKind.RSS, false), (work, told) -> new Failing(0), log);

        List<String> told =
                log.stream().filter(line -> line.contains("board on the desk")).toList();
        assertEquals(1, told.size(), told.toString());
        assertTrue(told.get(0).contains("the cable came off"), told.get(0));
        assertTrue(told.get(0).contains("from there on the processor computes"), told.get(0));
    }

    @Test
    void theChoiceHearsHowMuchWorkAJobIs() {
        run(
                request(ReconstructionKind.SENSE, true),
                (work, told) -> {
                    assertEquals(ReconstructionKind.SENSE, work.kind());
                    assertEquals(24, work.frequency());
                    assertEquals(20, work.phase());
                    assertEquals(4, work.coils());
                    assertEquals(4, work.slices());
                    assertEquals(1, work.images());
                    assertEquals(8, work.replicas());
                    assertEquals(2, work.acceleration());
                    assertEquals(2, work.threads());
                    assertTrue(work.whitening().isPresent(), "calibration lines are cut out of the data as acquired");
                    return new JavaKernels();
                },
                new ArrayList<>());
    }
}
