package org.mroptimum.local.result;

import java.io.IOException;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.StorageError;
import org.mroptimum.domain.result.Volume;
import org.mroptimum.local.result.BundleImage.Pixel;
import us.hebi.matlab.mat.format.Mat5Serializable;
import us.hebi.matlab.mat.format.Mat5Serializable.Mat5Attributes;
import us.hebi.matlab.mat.format.Mat5Type;
import us.hebi.matlab.mat.format.Mat5WriteUtil;
import us.hebi.matlab.mat.types.AbstractArray;
import us.hebi.matlab.mat.types.MatlabType;
import us.hebi.matlab.mat.types.Sink;

/** An image as a MATLAB array [readout, phase, slice], written slice by slice: it is never whole in memory. */
final class MatVariable extends AbstractArray implements Mat5Serializable, Mat5Attributes {
    private static final int TAG = 8;

    private final Volume volume;
    private final Pixel pixel;

    MatVariable(BundleImage image) {
        super(dimensions(image));
        this.volume = image.values();
        this.pixel = image.pixel();
        long parts = pixel == Pixel.COMPLEX64 ? 2 : 1;
        long bytes = parts * sampleBytes() * volume.frequency() * volume.phase() * volume.slices();
        if (bytes > Integer.MAX_VALUE - 1024) {
            throw new JobFailure(
                    StorageError.TOO_LARGE,
                    "matlab.mat holds at most 2 GiB a variable; " + image.variable() + " needs " + bytes + " bytes");
        }
    }

    private static int[] dimensions(BundleImage image) {
        Volume v = image.values();
        return image.matrix() ? new int[] {v.frequency(), v.phase()} : new int[] {v.frequency(), v.phase(), v.slices()};
    }

    @Override
    public MatlabType getType() {
        return pixel == Pixel.UINT8 ? MatlabType.UInt8 : MatlabType.Single;
    }

    @Override
    public boolean isLogical() {
        return false;
    }

    @Override
    public boolean isComplex() {
        return pixel == Pixel.COMPLEX64;
    }

    @Override
    public int getNzMax() {
        return 0;
    }

    @Override
    public int getMat5Size(String name) {
        int parts = isComplex() ? 2 : 1;
        return TAG
                + Mat5WriteUtil.computeArrayHeaderSize(name, this)
                + parts * diskType().computeSerializedSize(getNumElements());
    }

    @Override
    public void writeMat5(String name, boolean global, Sink sink) throws IOException {
        Mat5WriteUtil.writeMatrixTag(name, this, sink);
        Mat5WriteUtil.writeArrayHeader(name, global, this, sink);
        writeParts(sink, false);
        if (isComplex()) {
            writeParts(sink, true);
        }
    }

    private void writeParts(Sink sink, boolean imaginary) throws IOException {
        diskType().writeTag(getNumElements(), sink);
        for (int slice = 0; slice < volume.slices(); slice++) {
            float[] values = imaginary ? volume.im(slice) : volume.re(slice);
            if (pixel == Pixel.UINT8) {
                byte[] flags = new byte[values.length];
                for (int i = 0; i < flags.length; i++) {
                    flags[i] = (byte) (values[i] > 0 ? 1 : 0);
                }
                sink.writeBytes(flags, 0, flags.length);
            } else {
                sink.writeFloats(values, 0, values.length);
            }
        }
        diskType().writePadding(getNumElements(), sink);
    }

    private Mat5Type diskType() {
        return pixel == Pixel.UINT8 ? Mat5Type.UInt8 : Mat5Type.Single;
    }

    private int sampleBytes() {
        return pixel == Pixel.UINT8 ? 1 : Float.BYTES;
    }

    @Override
    public void close() {
        // the volume belongs to the result
    }

    @Override
    protected int subHashCode() {
        return volume.hashCode();
    }

    @Override
    protected boolean subEqualsGuaranteedSameClass(Object other) {
        return ((MatVariable) other).volume == volume;
    }
}
