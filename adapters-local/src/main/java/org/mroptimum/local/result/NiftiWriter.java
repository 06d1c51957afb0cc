package org.mroptimum.local.result;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.GZIPOutputStream;
import org.mroptimum.domain.result.Volume;
import org.mroptimum.domain.result.VoxelGrid;
import org.mroptimum.local.result.BundleImage.Pixel;

/**
 * Writes {@code .nii.gz}: axis 1 is readout, axis 2 phase encoding, axis 3 slice. Real values are float32, complex ones complex64,
 * masks uint8. The gzip header carries no time, so equal images give equal bytes.
 */
final class NiftiWriter {
    private static final int BUFFER = 1 << 16;

    private NiftiWriter() {}

    /** Writes one image and finishes the gzip stream; {@code out} stays open. */
    static void write(OutputStream out, Volume volume, Pixel pixel, VoxelGrid grid) throws IOException {
        GZIPOutputStream gzip = new GZIPOutputStream(out, BUFFER);
        gzip.write(NiftiHeader.bytes(volume, pixel, grid));
        ByteBuffer plane = ByteBuffer.allocate(volume.frequency() * volume.phase() * NiftiHeader.sampleBytes(pixel))
                .order(ByteOrder.LITTLE_ENDIAN);
        for (int slice = 0; slice < volume.slices(); slice++) {
            plane.clear();
            fill(plane, volume, slice, pixel);
            gzip.write(plane.array());
        }
        gzip.finish();
    }

    private static void fill(ByteBuffer plane, Volume volume, int slice, Pixel pixel) {
        float[] re = volume.re(slice);
        switch (pixel) {
            case FLOAT32 -> plane.asFloatBuffer().put(re);
            case UINT8 -> {
                for (float value : re) {
                    plane.put((byte) (value > 0 ? 1 : 0));
                }
            }
            case COMPLEX64 -> {
                float[] im = volume.im(slice);
                for (int i = 0; i < re.length; i++) {
                    plane.putFloat(re[i]).putFloat(im[i]);
                }
            }
        }
    }
}
