package org.mroptimum.domain.snr;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mroptimum.domain.job.AxisPair;
import org.mroptimum.domain.job.JobRequest;
import org.mroptimum.domain.job.MethodOptions;
import org.mroptimum.domain.job.ReconstructionKind;
import org.mroptimum.domain.job.SnrMethod;
import org.mroptimum.domain.opencl.FailingDevice;
import org.mroptimum.domain.opencl.NeedsOpenCl;
import org.mroptimum.domain.opencl.OpenClDevice;
import org.mroptimum.domain.opencl.OpenClKernels;
import org.mroptimum.domain.phantom.PhantomAcquisition;
import org.mroptimum.domain.phantom.PhantomScan;
import org.mroptimum.domain.phantom.PhantomSpec;
import org.mroptimum.domain.port.Progress;
import org.mroptimum.domain.recon.KernelChoice;
import org.mroptimum.domain.reference.SnrJobs;

/** What a process sees of jobs on a device beyond their numbers. */
@NeedsOpenCl
class OpenClJobsTest {
    private static final int JOBS = 1000;
    private static final PhantomScan PHANTOM = new PhantomScan(
            PhantomSpec.of(16, 12, 4).withObject(PhantomSpec.Shape.DISC).withSlices(2));
    private static final MethodOptions OPTIONS =
            new MethodOptions(4, 2, OptionalLong.empty(), OptionalDouble.empty(), false, Optional.empty());

    private static JobRequest request(SnrMethod method, ReconstructionKind kind) {
        return SnrJobs.decimated(method, OPTIONS, kind, AxisPair.of(1, 2), AxisPair.of(16, 12));
    }

    private static float[] snr(JobRequest request, KernelChoice choice, List<String> log) {
        return snr(PHANTOM, 1, request, choice, log);
    }

    private static float[] snr(
            PhantomScan phantom, int slice, JobRequest request, KernelChoice choice, List<String> log) {
        try (PhantomAcquisition scan = new PhantomAcquisition(phantom, 1)) {
            Optional<ReplicaSeed> seed = Optional.of(new ReplicaSeed(7, false));
            SnrComputation.Input input = new SnrComputation.Input(
                    request,
                    scan,
                    scan.noise(),
                    Optional.empty(),
                    seed.filter(some -> request.drawsReplicas()),
                    SnrJobs.heap());
            return new SliceSnrComputation(choice)
                    .compute(input, 2, Progress.SILENT, log::add)
                    .maps()
                    .get(0)
                    .values()
                    .re(slice)
                    .clone();
        }
    }

    private static KernelChoice on(OpenClDevice device) {
        return (work, log) -> new OpenClKernels(device, work.whitening());
    }

    @Test
    void aThousandJobsLeaveNothingBehind(OpenClDevice device) {
        ReconstructionKind[] kinds = ReconstructionKind.values();
        for (int job = 0; job < JOBS; job++) {
            snr(request(SnrMethod.PMR, kinds[job % kinds.length]), on(device), new ArrayList<>());
            assertEquals(0, device.liveObjects(), "after job " + job);
            assertEquals(0, device.memoryInUse(), "after job " + job);
        }
    }

    @Test
    void severalJobsShareADevice(OpenClDevice device) throws Exception {
        JobRequest request = request(SnrMethod.PMR, ReconstructionKind.GRAPPA);
        float[] alone = snr(request, on(device), new ArrayList<>());
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            Callable<float[]> job = () -> snr(request, on(device), new ArrayList<>());
            for (Future<float[]> one : threads.invokeAll(List.of(job, job, job, job, job, job, job, job))) {
                assertArrayEquals(alone, one.get());
            }
        } finally {
            threads.shutdown();
        }
        assertEquals(0, device.liveObjects());
    }

    @ParameterizedTest
    @EnumSource(ReconstructionKind.class)
    void theProcessorComputesWhatADeviceHasNoMemoryFor(ReconstructionKind kind, OpenClDevice device) {
        JobRequest request = request(SnrMethod.CR, kind);
        float[] expected = snr(request, KernelChoice.PROCESSOR, new ArrayList<>());
        for (int allocations : new int[] {0, 3, 7}) {
            List<String> log = new ArrayList<>();
            FailingDevice.outOfMemory(device, allocations);

            assertClose(expected, snr(request, on(device), log));

            assertTrue(log.stream().anyMatch(line -> line.contains("the processor computes")), log.toString());
            assertEquals(0, device.liveObjects());
        }
    }

    @Test
    void theProcessorComputesWhenADeviceIsLost(OpenClDevice device) {
        JobRequest request = request(SnrMethod.PMR, ReconstructionKind.SENSE);
        float[] expected = snr(request, KernelChoice.PROCESSOR, new ArrayList<>());
        List<String> log = new ArrayList<>();
        FailingDevice.lost(device, 40);

        assertClose(expected, snr(request, on(device), log));

        assertTrue(log.stream().anyMatch(line -> line.contains("the processor computes")), log.toString());
        assertEquals(0, device.liveObjects());
        OpenClDevice anew = OpenClDevice.open(device.info().index());
        assertClose(expected, snr(request, on(anew), log));
    }

    @Test
    void theProcessorComputesWhenAKernelIsRefused(OpenClDevice device) {
        // Nine channels: no test before has compiled kernels for as many.
        PhantomScan other = new PhantomScan(PhantomSpec.of(16, 12, 9).withObject(PhantomSpec.Shape.DISC));
        JobRequest request = request(SnrMethod.PMR, ReconstructionKind.GRAPPA);
        float[] expected = snr(other, 0, request, KernelChoice.PROCESSOR, new ArrayList<>());
        List<String> log = new ArrayList<>();
        FailingDevice.compileFailure(device);

        assertClose(expected, snr(other, 0, request, on(device), log));

        assertTrue(log.stream().anyMatch(line -> line.contains("the processor computes")), log.toString());
        assertEquals(0, device.liveObjects());
    }

    /** A slice that was on the device when another one failed may have come to its end there. */
    private static void assertClose(float[] expected, float[] actual) {
        float largest = 0;
        for (float value : expected) {
            largest = Math.max(largest, value);
        }
        assertArrayEquals(expected, actual, 1e-4f * largest);
    }
}
