package org.mroptimum.local.synthetic;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.mroptimum.domain.kspace.KSpace;
import org.mroptimum.domain.kspace.SliceGeometry;

/**
 * Writes a {@link SyntheticScan} as a Siemens raw data file of either container, byte for byte as a scanner lays it out. Immutable:
 * each option gives a new writer.
 *
 * <p>Where the noise of the scan goes is an option: {@link #noiseInside()} writes it as noise-adjust lines before the image
 * lines, {@link #noiseEarlier()} (VD only) as an earlier measurement, otherwise it is left out and {@link #writeNoise} makes a
 * separate file of it.
 *
 * <p>A file holds phase direction and normal of a slice; its read direction is always normal x phase, so geometry should obey that.
 *
 * <p>Repeated averages of a line are the line times factors whose mean is 1, so that a reader that does not average is found out.
 */
public final class TwixWriter {
    private static final int DIRECTORY_BYTES = 10_240;
    private static final int ENTRY_BYTES = 152;
    private static final int SECTOR = 512;

    private final boolean vb;
    private final NoisePlace noise;
    private final TwixScanLines lines;

    private enum NoisePlace {
        NOWHERE,
        INSIDE,
        EARLIER
    }

    private TwixWriter(boolean vb, NoisePlace noise, TwixScanLines lines) {
        this.vb = vb;
        this.noise = noise;
        this.lines = lines;
    }

    /** A file as VB17/VB19 write it: one measurement. */
    public static TwixWriter vb() {
        return new TwixWriter(true, NoisePlace.NOWHERE, TwixScanLines.COMPLETE);
    }

    /** A file as VD, VE and XA write it: a container of measurements. */
    public static TwixWriter vd() {
        return new TwixWriter(false, NoisePlace.NOWHERE, TwixScanLines.COMPLETE);
    }

    /**
     * Noise as noise-adjust lines inside the imaging measurement. Readers cannot learn their dwell time from the header: on VD it
     * is 5000 ns, on VB 1e9 / (130 * samples) ns, and {@link #write} insists on that.
     */
    public TwixWriter noiseInside() {
        return new TwixWriter(vb, NoisePlace.INSIDE, lines);
    }

    /** Noise as a measurement of its own before the imaging measurement, made of noise-adjust lines; VD only. */
    public TwixWriter noiseEarlier() {
        if (vb) {
            throw new IllegalStateException("a VB file holds one measurement");
        }
        return new TwixWriter(false, NoisePlace.EARLIER, lines);
    }

    /** Partial Fourier: the first lines of the grid are not acquired, and line counters begin at the first one that is. */
    public TwixWriter withoutFirstLines(int count) {
        return new TwixWriter(vb, noise, lines.withoutFirstLines(count));
    }

    /** Asymmetric echo: the first samples of every (oversampled) readout are not acquired. */
    public TwixWriter withoutFirstSamples(int count) {
        return new TwixWriter(vb, noise, lines.withoutFirstSamples(count));
    }

    /** Every second line is acquired in reverse, as in echo-planar imaging. */
    public TwixWriter reflected() {
        return new TwixWriter(vb, noise, lines.reflected());
    }

    /** Writes the scan; an existing file is replaced. */
    public void write(Path file, SyntheticScan scan) throws IOException {
        boolean inside = noise == NoisePlace.INSIDE && scan.noise().isPresent();
        if (inside) {
            insistOnAdjustmentDwell(scan);
        }
        List<Part> parts = new ArrayList<>();
        if (noise == NoisePlace.EARLIER && scan.noise().isPresent()) {
            parts.add(noisePart(
                    scan.noise().get(), scan.noiseDwellNs(), scan.geometry().get(0), TwixStream.NOISEADJSCAN));
        }
        parts.add(new Part("synthetic", lines.header(scan, software()), stream -> lines.write(stream, scan, inside)));
        write(file, parts);
    }

    /** Writes noise readouts alone, as image lines of a scan without excitation. */
    public void writeNoise(Path file, KSpace readouts, double dwellNs) throws IOException {
        SliceGeometry somewhere = SliceGeometry.unknown(readouts.frequency(), readouts.phase());
        write(file, List.of(noisePart(readouts, dwellNs, somewhere, 0)));
    }

    private interface Body {
        void writeTo(TwixStream stream) throws IOException;
    }

    private record Part(String protocol, ByteBuffer header, Body body) {}

    private Part noisePart(KSpace readouts, double dwellNs, SliceGeometry where, long flags) {
        ByteBuffer header = TwixHeaderText.of(
                new TwixHeaderText.Protocol(
                        "noise", software(), dwellNs, readouts.frequency(), 1, readouts.phase(), false, 1, 0),
                List.of(where));
        return new Part("noise", header, stream -> TwixScanLines.writeNoise(stream, readouts, flags, where));
    }

    private String software() {
        return vb ? "syngo MR B17" : "syngo MR E11";
    }

    private void insistOnAdjustmentDwell(SyntheticScan scan) {
        double implied = vb ? 1e9 / (130.0 * scan.noise().orElseThrow().frequency()) : 5000;
        if (Math.abs(scan.noiseDwellNs() / implied - 1) > 0.01) {
            throw new IllegalArgumentException("noise-adjust lines inside a measurement have a dwell time of " + implied
                    + " ns, not " + scan.noiseDwellNs());
        }
    }

    private void write(Path file, List<Part> parts) throws IOException {
        List<long[]> extents = new ArrayList<>();
        try (OutputStream sink = Files.newOutputStream(file);
                CountedStream out = new CountedStream(new BufferedOutputStream(sink, 1 << 16))) {
            if (!vb) {
                out.write(new byte[DIRECTORY_BYTES]);
            }
            for (Part part : parts) {
                long start = out.count();
                byte[] header = new byte[part.header().remaining()];
                part.header().get(0, header);
                out.write(header);
                part.body().writeTo(new TwixStream(out, vb));
                extents.add(new long[] {start, out.count() - start});
                if (!vb) {
                    out.write(new byte[(int) ((SECTOR - out.count() % SECTOR) % SECTOR)]);
                }
            }
        }
        if (!vb) {
            writeDirectory(file, parts, extents);
        }
    }

    private static void writeDirectory(Path file, List<Part> parts, List<long[]> extents) throws IOException {
        ByteBuffer directory = ByteBuffer.allocate(DIRECTORY_BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(0);
        directory.putInt(parts.size());
        for (int i = 0; i < parts.size(); i++) {
            int at = 8 + i * ENTRY_BYTES;
            directory.putInt(at, i + 1).putInt(at + 4, i + 1);
            directory.putLong(at + 8, extents.get(i)[0]).putLong(at + 16, extents.get(i)[1]);
            directory.put(at + 88, parts.get(i).protocol().getBytes(StandardCharsets.US_ASCII));
        }
        directory.clear();
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            while (directory.hasRemaining()) {
                channel.write(directory, directory.position());
            }
        }
    }
}
