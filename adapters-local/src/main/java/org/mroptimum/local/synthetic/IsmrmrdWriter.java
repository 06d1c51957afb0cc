package org.mroptimum.local.synthetic;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.mroptimum.domain.kspace.KSpace;
import org.mroptimum.domain.kspace.SliceGeometry;
import org.mroptimum.domain.math.CentredFft;
import org.mroptimum.local.synthetic.hdf5.ReadoutFile;
import org.mroptimum.local.synthetic.hdf5.ReadoutHead;
import org.mroptimum.local.synthetic.hdf5.ReadoutHead.Counters;
import org.mroptimum.local.synthetic.hdf5.ReadoutHead.Place;
import org.mroptimum.local.synthetic.hdf5.ReadoutHead.Shape;

/**
 * Writes a synthetic scan as an ISMRMRD raw data file, readout by readout as a scanner would: noise first, then repetition by
 * repetition the slices in acquisition order.
 */
public final class IsmrmrdWriter {
    private static final long NOISE = 1L << 18;
    private static final long CALIBRATION = 1L << 19;
    private static final long CALIBRATION_AND_IMAGING = 1L << 20;

    private final SyntheticScan scan;
    private final ReadoutFile file;
    private final int frequency;
    private final int phase;
    private final int written;
    private final CentredFft narrow;
    private final CentredFft wide;

    private IsmrmrdWriter(SyntheticScan scan, ReadoutFile file) {
        KSpace first = scan.signal().get(0).get(0);
        this.scan = scan;
        this.file = file;
        this.frequency = first.frequency();
        this.phase = first.phase();
        this.written = frequency * scan.oversampling();
        this.narrow = new CentredFft(frequency);
        this.wide = new CentredFft(written);
    }

    /** Writes the scan to a new file. */
    public static void write(Path path, SyntheticScan scan) throws IOException {
        write(path, scan, OptionalDouble.empty());
    }

    /** Writes the scan and states the noise-equivalent bandwidth of its noise readouts in the header. */
    public static void write(Path path, SyntheticScan scan, OptionalDouble relativeNoiseBandwidth) throws IOException {
        try (ReadoutFile file = new ReadoutFile(path)) {
            IsmrmrdWriter writer = new IsmrmrdWriter(scan, file);
            if (scan.noise().isPresent()) {
                writer.noise(scan.noise().get());
            }
            for (int r = 0; r < scan.signal().get(0).size(); r++) {
                for (int a = 0; a < scan.averages(); a++) {
                    writer.slices(r, a);
                }
            }
            file.finish(IsmrmrdHeaderText.of(scan, relativeNoiseBandwidth));
        }
    }

    private void noise(KSpace noise) throws IOException {
        Place place = place(scan.geometry().get(0));
        for (int line = 0; line < noise.phase(); line++) {
            float[] samples = new float[2 * noise.frequency() * noise.coils()];
            for (int c = 0; c < noise.coils(); c++) {
                interleave(noise.re(c), noise.im(c), line * noise.frequency(), samples, c, noise.frequency());
            }
            Shape shape = Shape.of(noise.frequency(), noise.coils(), 0);
            file.append(
                    new ReadoutHead(NOISE, shape, scan.noiseDwellNs() / 1000, place, Counters.of(0, 0, 0, 0)),
                    new float[0],
                    samples);
        }
    }

    private void slices(int repetition, int average) throws IOException {
        int[] order = order();
        for (int counter = 0; counter < order.length; counter++) {
            KSpace slice = scan.signal().get(order[counter]).get(repetition);
            Place place = place(scan.geometry().get(order[counter]));
            for (int line = 0; line < phase; line++) {
                boolean imaging = line % scan.acceleration() == 0;
                boolean calibration = isCalibration(line);
                if (imaging || (calibration && repetition == 0 && average == 0)) {
                    long flags = !calibration ? 0 : imaging ? CALIBRATION_AND_IMAGING : CALIBRATION;
                    Shape shape = Shape.of(written, slice.coils(), written / 2);
                    file.append(
                            new ReadoutHead(
                                    flags,
                                    shape,
                                    scan.signalDwellNs() / 1000,
                                    place,
                                    Counters.of(line, average, counter, repetition)),
                            new float[0],
                            readout(slice, line));
                }
            }
        }
    }

    private boolean isCalibration(int line) {
        int first = phase / 2 - scan.calibrationLines() / 2;
        return scan.acceleration() > 1 && line >= first && line < first + scan.calibrationLines();
    }

    /** Spatial indices in acquisition order. */
    private int[] order() {
        int slices = scan.signal().size();
        IntStream all = IntStream.range(0, slices);
        if (!scan.interleaved()) {
            return all.toArray();
        }
        return IntStream.concat(
                        all.filter(s -> s % 2 == 1), IntStream.range(0, slices).filter(s -> s % 2 == 0))
                .toArray();
    }

    /** One line of all coils, oversampled by zero-filling in image space. */
    private float[] readout(KSpace slice, int line) {
        float[] samples = new float[2 * written * slice.coils()];
        float[] re = new float[written];
        float[] im = new float[written];
        for (int c = 0; c < slice.coils(); c++) {
            if (written == frequency) {
                interleave(slice.re(c), slice.im(c), line * frequency, samples, c, written);
                continue;
            }
            Arrays.fill(re, 0);
            Arrays.fill(im, 0);
            System.arraycopy(slice.re(c), line * frequency, re, 0, frequency);
            System.arraycopy(slice.im(c), line * frequency, im, 0, frequency);
            narrow.inverse(re, im, 0, 1);
            centre(re);
            centre(im);
            wide.forward(re, im, 0, 1);
            interleave(re, im, 0, samples, c, written);
        }
        return samples;
    }

    private void centre(float[] image) {
        int start = written / 2 - frequency / 2;
        System.arraycopy(image, 0, image, start, frequency);
        Arrays.fill(image, 0, start, 0);
        Arrays.fill(image, start + frequency, written, 0);
    }

    private static void interleave(float[] re, float[] im, int from, float[] samples, int coil, int count) {
        for (int i = 0; i < count; i++) {
            samples[2 * (coil * count + i)] = re[from + i];
            samples[2 * (coil * count + i) + 1] = im[from + i];
        }
    }

    private static Place place(SliceGeometry g) {
        return new Place(g.centre(), g.read(), g.phase(), g.normal());
    }
}
