package org.mroptimum.domain.opencl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mroptimum.domain.job.DeviceChoice;
import org.mroptimum.domain.job.ReconstructionKind;
import org.mroptimum.domain.recon.JavaKernels;
import org.mroptimum.domain.recon.SliceKernels;
import org.mroptimum.domain.recon.SliceWork;

class OpenClChoiceTest {
    private final List<String> log = new ArrayList<>();

    private static SliceWork work(Optional<DeviceChoice> wanted, ReconstructionKind kind, int replicas) {
        return new SliceWork(wanted, kind, 512, 512, 8, 20, 1, replicas, 2, Optional.empty(), 1);
    }

    private Class<? extends SliceKernels> chosen(OpenClChoice choice, SliceWork work) {
        try (SliceKernels kernels = choice.choose(work, log::add)) {
            return kernels.getClass();
        }
    }

    /** A clock on which the processor, which is measured first, takes so much longer. */
    private static LongSupplier clock(long processor, long device) {
        AtomicLong calls = new AtomicLong();
        AtomicLong now = new AtomicLong();
        return () -> now.addAndGet(
                switch ((int) (calls.getAndIncrement() % 4)) {
                    case 1 -> processor;
                    case 3 -> device;
                    default -> 0;
                });
    }

    @Test
    void theRequestCountsBeforeTheInstallation() {
        OpenClChoice choice =
                new OpenClChoice(new DeviceChoice.OpenCl(OptionalInt.of(99)), Calibration.ofBoards(clock(1, 2)));

        assertEquals(
                JavaKernels.class,
                chosen(choice, work(Optional.of(new DeviceChoice.Cpu()), ReconstructionKind.RSS, 0)));
        assertTrue(log.isEmpty(), "nobody asked for a device");
    }

    @Test
    void aDeviceThatIsNotThereIsToldAndTheProcessorComputes() {
        OpenClChoice choice =
                new OpenClChoice(new DeviceChoice.OpenCl(OptionalInt.of(99)), Calibration.ofBoards(clock(1, 2)));

        assertEquals(JavaKernels.class, chosen(choice, work(Optional.empty(), ReconstructionKind.RSS, 0)));
        assertEquals(1, log.size());
        assertTrue(log.get(0).startsWith("warning: OpenCL device 99 cannot be used"), log.get(0));
    }

    @Test
    @NeedsOpenCl
    void anyDeviceThatComputesIsTaken() {
        OpenClChoice choice =
                new OpenClChoice(new DeviceChoice.OpenCl(OptionalInt.empty()), Calibration.ofBoards(clock(1, 2)));

        assertEquals(OpenClKernels.class, chosen(choice, work(Optional.empty(), ReconstructionKind.RSS, 0)));
        assertTrue(log.get(0).startsWith("device is OpenCL device"), log.toString());
    }

    @ParameterizedTest
    @EnumSource(ReconstructionKind.class)
    @NeedsOpenCl
    void autoTakesADeviceThatIsFaster(ReconstructionKind kind) {
        SliceWork large = work(Optional.of(new DeviceChoice.Auto()), kind, 1000);

        Calibration faster = new Calibration(clock(2_000_000, 1_000_000), info -> true);
        assertEquals(OpenClKernels.class, chosen(new OpenClChoice(new DeviceChoice.Cpu(), faster), large));
        assertTrue(log.get(0).startsWith("a small slice takes 2.0 ms on the processor and 1.0 ms"), log.toString());
        Calibration slower = new Calibration(clock(1_000_000, 2_000_000), info -> true);
        assertEquals(JavaKernels.class, chosen(new OpenClChoice(new DeviceChoice.Cpu(), slower), large));
    }

    @Test
    void autoDoesNotLookForAJobThatEndsAtOnce() {
        Calibration never = new Calibration(
                () -> {
                    throw new AssertionError("nothing is measured");
                },
                info -> {
                    throw new AssertionError("no device is looked at");
                });
        SliceWork small =
                new SliceWork(Optional.empty(), ReconstructionKind.RSS, 64, 64, 4, 1, 1, 20, 1, Optional.empty(), 2);

        assertEquals(JavaKernels.class, chosen(new OpenClChoice(new DeviceChoice.Auto(), never), small));
    }

    @Test
    void choicesAreWrittenAsTheyAreRead() {
        assertEquals(Optional.of(new DeviceChoice.Auto()), DeviceChoice.parse("auto"));
        assertEquals(Optional.of(new DeviceChoice.Cpu()), DeviceChoice.parse("cpu"));
        assertEquals(Optional.of(new DeviceChoice.OpenCl(OptionalInt.empty())), DeviceChoice.parse("opencl"));
        assertEquals(Optional.of(new DeviceChoice.OpenCl(OptionalInt.of(3))), DeviceChoice.parse("opencl:3"));
        for (String wrong : List.of("", "gpu", "opencl:", "opencl:-1", "opencl:x", "opencl:12345", "CPU")) {
            assertEquals(Optional.empty(), DeviceChoice.parse(wrong), wrong);
        }
    }
}
