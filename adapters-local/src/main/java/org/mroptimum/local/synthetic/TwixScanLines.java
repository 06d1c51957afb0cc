package org.mroptimum.local.synthetic;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.mroptimum.domain.kspace.KSpace;
import org.mroptimum.domain.kspace.SliceGeometry;
import org.mroptimum.domain.math.CentredFft;

/**
 * The order and the content of the readouts of a synthetic scan.
 *
 * @param skippedLines lines left out at the start of the grid
 * @param skippedSamples samples left out at the start of a readout
 * @param alternating whether every second line runs in reverse
 */
record TwixScanLines(int skippedLines, int skippedSamples, boolean alternating) {
    static final TwixScanLines COMPLETE = new TwixScanLines(0, 0, false);

    TwixScanLines withoutFirstLines(int count) {
        return new TwixScanLines(count, skippedSamples, alternating);
    }

    TwixScanLines withoutFirstSamples(int count) {
        return new TwixScanLines(skippedLines, count, alternating);
    }

    TwixScanLines reflected() {
        return new TwixScanLines(skippedLines, skippedSamples, true);
    }

    ByteBuffer header(SyntheticScan scan, String software) {
        KSpace any = scan.signal().get(0).get(0);
        return TwixHeaderText.of(
                new TwixHeaderText.Protocol(
                        "synthetic",
                        software,
                        scan.signalDwellNs(),
                        any.frequency(),
                        scan.oversampling(),
                        any.phase(),
                        skippedLines > 0,
                        scan.acceleration(),
                        scan.calibrationLines()),
                order(scan).stream().map(scan.geometry()::get).toList());
    }

    /** Spatial index of each slice in the order of acquisition, which is the order of the slice counters. */
    private static List<Integer> order(SyntheticScan scan) {
        int slices = scan.signal().size();
        List<Integer> order = new ArrayList<>();
        for (int s = 1; scan.interleaved() && s < slices; s += 2) {
            order.add(s);
        }
        IntStream.range(0, slices).filter(s -> !order.contains(s)).forEach(order::add);
        return order;
    }

    void write(TwixStream stream, SyntheticScan scan, boolean noiseInside) throws IOException {
        if (noiseInside) {
            KSpace noise = scan.noise().orElseThrow();
            readouts(stream, noise, TwixStream.NOISEADJSCAN, scan.geometry().get(0));
        }
        List<Integer> order = order(scan);
        for (int repetition = 0; repetition < scan.signal().get(0).size(); repetition++) {
            for (int average = 0; average < scan.averages(); average++) {
                for (int counter = 0; counter < order.size(); counter++) {
                    slice(stream, scan, order.get(counter), counter, repetition, average);
                }
            }
        }
        stream.end(scan.geometry().get(0), scan.signal().get(0).get(0).coils());
    }

    /** Noise readouts and the end mark. */
    static void writeNoise(TwixStream stream, KSpace noise, long flags, SliceGeometry where) throws IOException {
        readouts(stream, noise, flags, where);
        stream.end(where, noise.coils());
    }

    private static void readouts(TwixStream stream, KSpace noise, long flags, SliceGeometry where) throws IOException {
        int n = noise.frequency();
        for (int line = 0; line < noise.phase(); line++) {
            float[][] re = new float[noise.coils()][n];
            float[][] im = new float[noise.coils()][n];
            for (int c = 0; c < noise.coils(); c++) {
                System.arraycopy(noise.re(c), line * n, re[c], 0, n);
                System.arraycopy(noise.im(c), line * n, im[c], 0, n);
            }
            stream.readout(new TwixStream.Counters(flags, line, 0, 0, 0, n / 2, noise.phase() / 2), where, re, im);
        }
    }

    private void slice(TwixStream stream, SyntheticScan scan, int slice, int counter, int repetition, int average)
            throws IOException {
        KSpace k = scan.signal().get(slice).get(repetition);
        int lines = k.phase();
        int firstReference = lines / 2 - scan.calibrationLines() / 2;
        float weight = 2f * (average + 1) / (scan.averages() + 1);
        for (int line = skippedLines; line < lines; line++) {
            boolean image = line % scan.acceleration() == 0;
            boolean reference = repetition == 0
                    && scan.acceleration() > 1
                    && line >= firstReference
                    && line < firstReference + scan.calibrationLines();
            if (!image && !reference) {
                continue;
            }
            boolean reverse = alternating && line % 2 == 1;
            long flags = (reference ? TwixStream.PATREFSCAN : 0)
                    | (reference && image ? TwixStream.PATREFANDIMASCAN : 0)
                    | (reverse ? TwixStream.REFLECT : 0);
            float[][] re = new float[k.coils()][];
            float[][] im = new float[k.coils()][];
            for (int c = 0; c < k.coils(); c++) {
                acquire(k, c, line, scan.oversampling(), weight, reverse, re, im);
            }
            int centre = k.frequency() * scan.oversampling() / 2 - skippedSamples;
            int centreColumn = reverse ? re[0].length - centre : centre;
            stream.readout(
                    new TwixStream.Counters(
                            flags,
                            line - skippedLines,
                            average,
                            counter,
                            repetition,
                            centreColumn,
                            lines / 2 - skippedLines),
                    scan.geometry().get(slice),
                    re,
                    im);
        }
    }

    /** One line with its oversampling: zeros around the image of the readout, the amplitude of the samples kept. */
    private void acquire(
            KSpace k, int coil, int line, int os, float weight, boolean reverse, float[][] toRe, float[][] toIm) {
        int n = k.frequency();
        int full = n * os;
        float[] re = new float[full];
        float[] im = new float[full];
        int margin = full / 2 - n / 2;
        System.arraycopy(k.re(coil), line * n, re, margin, n);
        System.arraycopy(k.im(coil), line * n, im, margin, n);
        if (os > 1) {
            new CentredFft(n).inverse(re, im, margin, 1);
            new CentredFft(full).forward(re, im, 0, 1);
        }
        int samples = full - skippedSamples;
        toRe[coil] = new float[samples];
        toIm[coil] = new float[samples];
        for (int i = 0; i < samples; i++) {
            int to = reverse ? samples - 1 - i : i;
            toRe[coil][to] = weight * re[skippedSamples + i];
            toIm[coil][to] = weight * im[skippedSamples + i];
        }
    }
}
