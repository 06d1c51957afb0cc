package org.mroptimum.domain.noise;

import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.RawDataError;
import org.mroptimum.domain.kspace.Acquisition;
import org.mroptimum.domain.kspace.AcquisitionHeader;
import org.mroptimum.domain.kspace.KSpace;
import org.mroptimum.domain.kspace.SamplingPattern;

/**
 * Noise taken from the corners of k-space, for a scan that came without a noise scan: the first and last quarter of the outermost
 * phase-encoding lines of every slice. What is left of the object there counts as noise.
 *
 * @param samples corner samples, {@code frequency} = half a readout, {@code phase} = lines of all slices
 * @param contamination mean power of the middle half of the same lines over that of the corners: 1 for pure noise, more where the
 *     object reaches into the outermost lines, and then into their ends too
 */
public record EdgeNoise(KSpace samples, double contamination) {

    /**
     * Reads every slice once.
     *
     * @param lines lines taken at each edge, 1 .. half the lines of the grid
     * @throws JobFailure MRO-2008 when the corners hold zeros instead of noise
     */
    public static EdgeNoise of(Acquisition scan, int lines) {
        AcquisitionHeader header = scan.header();
        requireComplete(header.sampling());
        int quarter = header.frequency() / 4;
        if (quarter < 1 || lines < 1 || 2 * lines > header.phase()) {
            throw new IllegalArgumentException("no " + lines + " lines of corners in this scan");
        }
        KSpace noise = new KSpace(2 * quarter, 2 * lines * header.slices().size(), header.coils());
        double middle = 0;
        for (int s = 0; s < header.slices().size(); s++) {
            KSpace slice = scan.signal(s, 0);
            for (int line = 0; line < 2 * lines; line++) {
                int from = (line < lines ? line : header.phase() - 2 * lines + line) * header.frequency();
                int to = (2 * lines * s + line) * 2 * quarter;
                for (int c = 0; c < header.coils(); c++) {
                    ends(slice.re(c), from, header.frequency(), noise.re(c), to, quarter);
                    ends(slice.im(c), from, header.frequency(), noise.im(c), to, quarter);
                    middle += power(slice, c, from + quarter, from + header.frequency() - quarter);
                }
            }
        }
        double corners = 0;
        for (int c = 0; c < noise.coils(); c++) {
            corners += power(noise, c, 0, noise.size());
        }
        double samples = (double) noise.frequency() / (header.frequency() - 2 * quarter);
        return new EdgeNoise(noise, corners > 0 ? middle / corners * samples : 1);
    }

    private static void requireComplete(SamplingPattern sampling) {
        if (sampling.sampledPart() < 1) {
            throw new JobFailure(
                    RawDataError.NO_NOISE_DATA,
                    "the corners of k-space hold zeros instead of noise: " + Math.round(100 * sampling.sampledPart())
                            + " % of the samples were acquired");
        }
    }

    private static void ends(float[] line, int from, int length, float[] target, int to, int quarter) {
        System.arraycopy(line, from, target, to, quarter);
        System.arraycopy(line, from + length - quarter, target, to + quarter, quarter);
    }

    private static double power(KSpace data, int coil, int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += (double) data.re(coil)[i] * data.re(coil)[i] + (double) data.im(coil)[i] * data.im(coil)[i];
        }
        return sum;
    }
}
