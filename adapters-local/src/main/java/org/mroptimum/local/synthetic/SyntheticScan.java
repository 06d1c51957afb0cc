package org.mroptimum.local.synthetic;

import java.util.List;
import java.util.Optional;
import org.mroptimum.domain.kspace.KSpace;
import org.mroptimum.domain.kspace.SliceGeometry;

/**
 * A scan to be written as a scanner file.
 *
 * @param signal k-space {@code [slice in spatial order][repetition]} on the full grid, without readout oversampling
 * @param noise noise readouts as acquired: {@code frequency} samples (oversampled), {@code phase} readouts
 * @param oversampling readout oversampling factor of the written imaging lines
 * @param signalDwellNs dwell time per written imaging sample
 * @param noiseDwellNs dwell time per noise sample
 * @param averages how often every imaging line is written
 * @param acceleration only phase lines 0, R, 2R .. are written as imaging lines
 * @param calibrationLines central lines written as calibration lines when accelerated (those that are imaging lines too carry both flags)
 * @param interleaved whether slices are acquired odd ones first, so that acquisition order differs from spatial order
 * @param geometry one entry a slice, spatial order
 */
public record SyntheticScan(
        List<List<KSpace>> signal,
        Optional<KSpace> noise,
        int oversampling,
        double signalDwellNs,
        double noiseDwellNs,
        int averages,
        int acceleration,
        int calibrationLines,
        boolean interleaved,
        List<SliceGeometry> geometry) {

    public SyntheticScan {
        signal = signal.stream().map(List::copyOf).toList();
        geometry = List.copyOf(geometry);
    }

    /** A plain scan: one repetition, one average, every line, slices in order. */
    public static SyntheticScan plain(
            List<KSpace> slices,
            Optional<KSpace> noise,
            int oversampling,
            double dwellNs,
            List<SliceGeometry> geometry) {
        return new SyntheticScan(
                slices.stream().map(List::of).toList(),
                noise,
                oversampling,
                dwellNs,
                dwellNs,
                1,
                1,
                0,
                false,
                geometry);
    }
}
