package org.mroptimum.domain.opencl;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.mroptimum.domain.job.DeviceChoice;
import org.mroptimum.domain.recon.DeviceFailure;
import org.mroptimum.domain.recon.JavaKernels;
import org.mroptimum.domain.recon.KernelChoice;
import org.mroptimum.domain.recon.SliceKernels;
import org.mroptimum.domain.recon.SliceWork;

/**
 * Chooses between the processor and OpenCL devices: what the request asks for, otherwise what the installation says. A device that
 * cannot be used is told in the log, and the processor computes.
 */
public final class OpenClChoice implements KernelChoice {
    private final DeviceChoice usual;
    private final Calibration calibration;

    /**
     * A choice that remembers what it measured.
     *
     * @param usual for requests that say nothing
     * @param nanos a clock that only goes forward, for the calibration
     */
    public OpenClChoice(DeviceChoice usual, LongSupplier nanos) {
        this(usual, Calibration.ofBoards(nanos));
    }

    OpenClChoice(DeviceChoice usual, Calibration calibration) {
        this.usual = usual;
        this.calibration = calibration;
    }

    @Override
    public SliceKernels choose(SliceWork work, Consumer<String> log) {
        DeviceChoice wanted = work.wanted().orElse(usual);
        if (wanted instanceof DeviceChoice.OpenCl named) {
            return named.number().isPresent()
                    ? open(named.number().getAsInt(), work, log).orElseGet(JavaKernels::new)
                    : first(work, log).orElseGet(JavaKernels::new);
        }
        if (wanted instanceof DeviceChoice.Auto) {
            return calibration
                    .faster(work, log)
                    .flatMap(device -> open(device, work, log))
                    .orElseGet(JavaKernels::new);
        }
        return new JavaKernels();
    }

    private static Optional<SliceKernels> first(SliceWork work, Consumer<String> log) {
        OpenClDevices there = OpenClDevices.find();
        Optional<DeviceInfo> device =
                there.devices().stream().filter(DeviceInfo::doubles).findFirst();
        if (device.isEmpty()) {
            log.accept("warning: no OpenCL device computes in double precision"
                    + (there.reason().isEmpty() ? "" : " (" + there.reason() + ")") + "; the processor computes");
        }
        return device.flatMap(found -> open(found.index(), work, log));
    }

    private static Optional<SliceKernels> open(int index, SliceWork work, Consumer<String> log) {
        try {
            OpenClDevice device = OpenClDevice.open(index);
            if (!device.info().doubles()) {
                throw new DeviceFailure(DeviceFailure.Kind.OTHER, "it does not compute in double precision");
            }
            SliceKernels kernels = new OpenClKernels(device, work.whitening());
            log.accept("device is " + kernels.describe());
            return Optional.of(kernels);
        } catch (DeviceFailure e) {
            log.accept("warning: OpenCL device " + index + " cannot be used (" + e.getMessage()
                    + "); the processor computes");
            return Optional.empty();
        }
    }
}
