package org.mroptimum.local.synthetic;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.mroptimum.domain.kspace.SliceGeometry;

/** Writes readout blocks of either layout one after the other. */
final class TwixStream {
    static final long ACQEND = 1L;
    static final long PATREFSCAN = 1L << 22;
    static final long PATREFANDIMASCAN = 1L << 23;
    static final long REFLECT = 1L << 24;
    static final long NOISEADJSCAN = 1L << 25;
    private static final int VB_END_SAMPLES = 16;

    private final OutputStream out;
    private final boolean vb;
    private int scan;

    TwixStream(OutputStream out, boolean vb) {
        this.out = out;
        this.vb = vb;
    }

    /**
     * The counters of one readout.
     *
     * @param flags evaluation-info mask
     * @param centreColumn sample at the k-space centre
     * @param centreLine line at the k-space centre
     */
    record Counters(long flags, int line, int average, int slice, int repetition, int centreColumn, int centreLine) {}

    /** Writes {@code re[channel][sample]} as one block. */
    void readout(Counters counters, SliceGeometry where, float[][] re, float[][] im) throws IOException {
        int samples = re[0].length;
        int channels = re.length;
        scan++;
        ByteBuffer block = ByteBuffer.allocate(
                        vb ? channels * (128 + 8 * samples) : 192 + channels * (32 + 8 * samples))
                .order(ByteOrder.LITTLE_ENDIAN);
        if (!vb) {
            header(block, counters, where, samples, channels, 40, 60);
            block.position(192);
        }
        for (int c = 0; c < channels; c++) {
            int start = block.position();
            if (vb) {
                header(block, counters, where, samples, channels, 20, 76);
                block.putShort(start + 124, (short) c);
                block.position(start + 128);
            } else {
                block.putInt(start, 32 + 8 * samples);
                block.putShort(start + 24, (short) c);
                block.position(start + 32);
            }
            for (int i = 0; i < samples; i++) {
                block.putFloat(re[c][i]).putFloat(im[c][i]);
            }
        }
        out.write(block.array());
    }

    /** The end mark: no channel on VD, 16 samples a channel that are no data on VB. */
    void end(SliceGeometry where, int channels) throws IOException {
        Counters none = new Counters(ACQEND, 0, 0, 0, 0, 0, 0);
        if (vb) {
            float[][] filling = new float[channels][VB_END_SAMPLES];
            readout(none, where, filling, filling);
        } else {
            ByteBuffer block = ByteBuffer.allocate(192).order(ByteOrder.LITTLE_ENDIAN);
            header(block, none, where, 0, 0, 40, 60);
            out.write(block.array());
        }
    }

    private void header(
            ByteBuffer block, Counters c, SliceGeometry where, int samples, int channels, int maskAt, int sliceAt) {
        int start = block.position();
        int mask = start + maskAt;
        block.putInt(start, block.capacity());
        block.putInt(start + 8, scan);
        block.putLong(mask, c.flags());
        block.putShort(mask + 8, (short) samples);
        block.putShort(mask + 10, (short) channels);
        block.putShort(mask + 12, (short) c.line());
        block.putShort(mask + 14, (short) c.average());
        block.putShort(mask + 16, (short) c.slice());
        block.putShort(mask + 24, (short) c.repetition());
        block.putShort(mask + 44, (short) c.centreColumn());
        block.putShort(mask + 56, (short) c.centreLine());
        int at = mask + sliceAt;
        block.putFloat(at, (float) where.centre().x());
        block.putFloat(at + 4, (float) where.centre().y());
        block.putFloat(at + 8, (float) where.centre().z());
        double[] q = SliceRotation.quaternion(where);
        for (int i = 0; i < 4; i++) {
            block.putFloat(at + 12 + 4 * i, (float) q[i]);
        }
    }
}
