package org.mroptimum.local.twix;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/**
 * What one pass over the readout headers of a measurement found.
 *
 * @param index readouts with samples of use: image, calibration and noise
 * @param counts readouts of each kind
 * @param poses position and orientation of each slice counter, from its first image readout
 * @param complaint why the pass ended before the end mark, or empty text
 */
record MeasurementScan(
        ReadoutIndex index, Map<ReadoutKind, Integer> counts, Map<Integer, SlicePose> poses, String complaint) {
    private static final int WINDOW = 8192;
    private static final long LARGEST_BLOCK = 256L << 20;

    /**
     * Walks the block headers from {@code start}. Every step is at least one header long and no length is believed that leaves
     * the measurement, so that the pass ends on any content; only whole readouts are kept.
     *
     * @param end first byte that no longer belongs to the measurement
     */
    static MeasurementScan run(RawFile file, ReadoutLayout layout, long start, long end) {
        ReadoutIndex index = new ReadoutIndex();
        Map<ReadoutKind, Integer> counts = new EnumMap<>(ReadoutKind.class);
        Map<Integer, SlicePose> poses = new HashMap<>();
        ByteBuffer window = ByteBuffer.allocate(WINDOW).order(ByteOrder.LITTLE_ENDIAN);
        window.limit(0);
        long windowStart = start;
        long position = start;
        while (true) {
            if (end - position < layout.headerBytes()) {
                return new MeasurementScan(
                        index, counts, poses, "the measurement ends at byte " + end + " without an end mark");
            }
            if (position + layout.headerBytes() > windowStart + window.limit()) {
                windowStart = position;
                file.read(position, (int) Math.min(WINDOW, end - position), window);
            }
            int at = (int) (position - windowStart);
            ReadoutHeader header = layout.header(window, at);
            if (header.kind() == ReadoutKind.END) {
                counts.merge(ReadoutKind.END, 1, Integer::sum);
                boolean cut = layout.blockBytes(header.samples(), header.channels()) > end - position;
                String complaint = cut ? "the end mark at byte " + position + " is cut" : "";
                return new MeasurementScan(index, counts, poses, complaint);
            }
            long length = header.kind() == ReadoutKind.SYNCHRONISATION
                    ? header.dmaLength()
                    : layout.blockBytes(header.samples(), header.channels());
            boolean empty =
                    header.kind() != ReadoutKind.SYNCHRONISATION && (header.samples() == 0 || header.channels() == 0);
            if (empty || length < layout.headerBytes() || length > LARGEST_BLOCK) {
                return new MeasurementScan(
                        index, counts, poses, "the readout header at byte " + position + " makes no sense");
            }
            if (length > end - position) {
                return new MeasurementScan(
                        index,
                        counts,
                        poses,
                        "the readout at byte " + position + " is cut: " + length + " bytes needed, " + (end - position)
                                + " left");
            }
            counts.merge(header.kind(), 1, Integer::sum);
            if (header.kind().isImage() || header.kind().isCalibration() || header.kind() == ReadoutKind.NOISE) {
                index.add(position, header);
                if (header.kind().isImage() && !poses.containsKey(header.slice())) {
                    poses.put(header.slice(), layout.pose(window, at));
                }
            }
            position += length;
        }
    }

    int count(ReadoutKind kind) {
        return counts.getOrDefault(kind, 0);
    }

    int imageLines() {
        return count(ReadoutKind.IMAGE) + count(ReadoutKind.IMAGE_AND_CALIBRATION);
    }
}
