package org.mroptimum.local.twix;

import java.nio.ByteBuffer;
import org.mroptimum.domain.kspace.Vector3;

/**
 * Where things are in a readout block. VB repeats a 128-byte header for each channel; VD and later have one 192-byte header and
 * a 32-byte header for each channel. Samples are pairs of float32 after each channel's header.
 */
enum ReadoutLayout {
    VB(20, 76, 0, 128, 124),
    VD(40, 60, 192, 32, 24);

    private static final int DMA_LENGTH_BITS = 0x1FFFFFF;

    private final int mask;
    private final int sliceData;
    private final int scanHeader;
    private final int channelHeader;
    private final int channelId;

    ReadoutLayout(int mask, int sliceDataAfterMask, int scanHeader, int channelHeader, int channelId) {
        this.mask = mask;
        this.sliceData = mask + sliceDataAfterMask;
        this.scanHeader = scanHeader;
        this.channelHeader = channelHeader;
        this.channelId = channelId;
    }

    /** Bytes that {@link #header} needs. */
    int headerBytes() {
        return Math.max(scanHeader, channelHeader);
    }

    /** Bytes of a whole block, channel headers and samples included. */
    long blockBytes(int samples, int channels) {
        return scanHeader + (long) channels * (channelHeader + 8L * samples);
    }

    /** Offset of a channel's first sample in its block; the channels are in file order. */
    int samplesAt(int channel, int samples) {
        return Math.toIntExact(blockBytes(samples, channel)) + channelHeader;
    }

    /** The identity of a channel, which may differ from its place in the file. */
    int channelId(ByteBuffer block, int channel, int samples) {
        return Short.toUnsignedInt(block.getShort(Math.toIntExact(blockBytes(samples, channel)) + channelId));
    }

    ReadoutHeader header(ByteBuffer block, int at) {
        int m = at + mask;
        long flags = block.getLong(m);
        return new ReadoutHeader(
                ReadoutKind.of(flags),
                (flags & ReadoutKind.REFLECT) != 0,
                number(block, m + 8),
                number(block, m + 10),
                number(block, m + 12),
                number(block, m + 14),
                number(block, m + 16),
                number(block, m + 18),
                number(block, m + 20),
                number(block, m + 22),
                number(block, m + 24),
                number(block, m + 26),
                number(block, m + 40),
                number(block, m + 42),
                number(block, m + 44),
                number(block, m + 56),
                block.getInt(at) & DMA_LENGTH_BITS);
    }

    /** Where the slice of this readout lies, as the header's position and quaternion say. */
    SlicePose pose(ByteBuffer block, int at) {
        int p = at + sliceData;
        Vector3 position = new Vector3(block.getFloat(p), block.getFloat(p + 4), block.getFloat(p + 8));
        return new SlicePose(
                position,
                SliceOrientation.ofQuaternion(
                        block.getFloat(p + 12),
                        block.getFloat(p + 16),
                        block.getFloat(p + 20),
                        block.getFloat(p + 24)));
    }

    private static int number(ByteBuffer block, int at) {
        return Short.toUnsignedInt(block.getShort(at));
    }
}
