package org.mroptimum.domain.opencl;

import java.util.Optional;
import org.mroptimum.domain.kspace.KSpace;
import org.mroptimum.domain.noise.Whitening;

/**
 * Carries slices of all channels to a device: all real parts {@code [coil][sample]}, then all imaginary parts. Whitens them there,
 * where they come as they were acquired.
 */
final class DeviceChannels {
    private static final String SOURCE = "coils.cl";

    private final DeviceQueue queue;
    private final int coils;
    private final Optional<DeviceWhitening> whitening;

    DeviceChannels(DeviceQueue queue, int coils, Optional<Whitening> whitening) {
        this.queue = queue;
        this.coils = coils;
        this.whitening = whitening.map(matrix -> new DeviceWhitening(queue, coils, matrix.re(), matrix.im()));
    }

    /** Room for channels of a size. */
    DeviceArray room(int size) {
        return queue.floats(2L * coils * size);
    }

    /** Carries data over and whitens them. */
    void load(KSpace data, DeviceArray to) {
        carry(data, to);
        whitening.ifPresent(matrix -> matrix.apply(to, data.size()));
    }

    /** Carries over what needs no whitening: sensitivities. */
    void carry(KSpace data, DeviceArray to) {
        for (int c = 0; c < coils; c++) {
            queue.write(to, (long) c * data.size(), data.re(c), 0, data.size());
            queue.write(to, (long) (coils + c) * data.size(), data.im(c), 0, data.size());
        }
    }

    /** Combines coil images: root sum of squares, or by sensitivities. */
    void combine(DeviceArray images, Optional<DeviceArray> maps, int size, DeviceArray out) {
        DeviceKernel kernel = queue.kernel(SOURCE, "", maps.isPresent() ? "weighted" : "root_sum_of_squares")
                .arg(coils)
                .arg(size)
                .arg(images);
        maps.ifPresent(kernel::arg);
        kernel.arg(out).run(size);
    }
}
