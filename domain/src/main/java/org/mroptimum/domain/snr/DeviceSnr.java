package org.mroptimum.domain.snr;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.mroptimum.domain.recon.DeviceFailure;

/**
 * Slices on a device, and by Java once the device has failed: a slice that fails there is computed again. Holds workspaces: one
 * object for each slice in flight.
 */
final class DeviceSnr implements SliceSnr {
    private final Trouble trouble;
    private final Supplier<SliceSnr> makeOnDevice;
    private final Supplier<SliceSnr> makeInJava;
    private Optional<SliceSnr> onDevice = Optional.empty();
    private Optional<SliceSnr> inJava = Optional.empty();

    /** What all slices of a job know of their device. */
    static final class Trouble {
        private final String device;
        private final Consumer<String> log;
        private final AtomicBoolean failed = new AtomicBoolean();

        Trouble(String device, Consumer<String> log) {
            this.device = device;
            this.log = log;
        }

        private void tell(int slice, DeviceFailure failure) {
            if (failed.compareAndSet(false, true)) {
                log.accept("warning: " + device + " failed at slice " + (slice + 1) + " (" + failure.getMessage()
                        + "); from there on the processor computes");
            }
        }
    }

    DeviceSnr(Trouble trouble, Supplier<SliceSnr> onDevice, Supplier<SliceSnr> inJava) {
        this.trouble = trouble;
        this.makeOnDevice = onDevice;
        this.makeInJava = inJava;
    }

    @Override
    public SliceMaps compute(int slice) {
        if (!trouble.failed.get()) {
            try {
                SliceSnr device = onDevice.orElseGet(makeOnDevice);
                onDevice = Optional.of(device);
                return device.compute(slice);
            } catch (DeviceFailure e) {
                trouble.tell(slice, e);
            }
        }
        onDevice = Optional.empty();
        SliceSnr java = inJava.orElseGet(makeInJava);
        inJava = Optional.of(java);
        return java.compute(slice);
    }
}
