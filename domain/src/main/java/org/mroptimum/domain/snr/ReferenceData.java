package org.mroptimum.domain.snr;

import java.util.BitSet;
import java.util.OptionalInt;
import org.mroptimum.domain.coil.CalibrationBlock;
import org.mroptimum.domain.job.AxisPair;
import org.mroptimum.domain.job.ComputationError;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.ReconstructionKind;
import org.mroptimum.domain.job.ReconstructionRequest;
import org.mroptimum.domain.job.SensitivityChoice;
import org.mroptimum.domain.kspace.AcquisitionHeader;
import org.mroptimum.domain.kspace.KSpace;
import org.mroptimum.domain.kspace.KSpaceWindow;

/**
 * From which data the sensitivities and kernels of a slice are estimated.
 *
 * @param source which data
 * @param ofLines part used of the file's own calibration lines: all of them unless the request says less
 * @param ofSignal part used of the imaging data when the file has no calibration lines
 */
record ReferenceData(Source source, CalibrationBlock ofLines, CalibrationBlock ofSignal) {

    /** Kinds of data. */
    enum Source {
        /** None: nothing is estimated. */
        NONE,
        /** The imaging data themselves, fully sampled. */
        SIGNAL,
        /** The file's calibration lines; without any, the centre of the fully sampled imaging data. */
        CALIBRATION,
        /** The file's calibration lines and nothing else, because the imaging data are undersampled. */
        LINES
    }

    static ReferenceData of(ReconstructionRequest request, SamplingPlan plan, AcquisitionHeader header) {
        AxisPair declared = new AxisPair(OptionalInt.empty(), header.calibrationLines());
        return new ReferenceData(
                source(request, plan),
                CalibrationBlock.of(request.calibration().orElse(AxisPair.ALL)),
                CalibrationBlock.of(request.calibration().orElse(declared)));
    }

    private static Source source(ReconstructionRequest request, SamplingPlan plan) {
        if (request.kind() != ReconstructionKind.RSS && plan.factor() > 1 && !plan.decimate()) {
            return Source.LINES;
        }
        SensitivityChoice.Method method =
                request.sensitivity().orElse(SensitivityChoice.DEFAULT).method();
        return switch (request.kind()) {
            case RSS -> Source.NONE;
            case GRAPPA -> Source.CALIBRATION;
            case B1, SENSE ->
                switch (method) {
                    case INNER -> Source.SIGNAL;
                    case INNER_ACL -> Source.CALIBRATION;
                    case ESPIRIT, WALSH -> request.calibration().isPresent() ? Source.CALIBRATION : Source.SIGNAL;
                };
        };
    }

    /** Whether all imaging data of a slice are its reference, too. */
    boolean needsSignal() {
        return source == Source.SIGNAL;
    }

    /** Lines of the imaging data that may serve as reference; all, where nothing else chooses lines. */
    BitSet lines(AcquisitionHeader header) {
        BitSet lines = new BitSet(header.phase());
        switch (source) {
            case NONE, SIGNAL -> lines.set(0, header.phase());
            case CALIBRATION -> {
                KSpaceWindow window = ofSignal.window(header.frequency(), header.phase());
                lines.set(window.firstPhase(), window.firstPhase() + window.phase());
            }
            case LINES -> {
                // None: the imaging data are undersampled.
            }
        }
        return lines;
    }

    /** Source and place in words, for the log. */
    String describe() {
        return switch (source) {
            case NONE -> "nothing";
            case SIGNAL -> "the fully sampled imaging data";
            case CALIBRATION -> "the calibration lines";
            case LINES -> "the calibration lines of the file";
        };
    }

    /**
     * The reference k-space of one slice: the signal itself, or a block of it or of the file's lines with zeros around.
     *
     * @param signal imaging data, whitened or to be whitened later as the scan says, fully sampled unless the source is {@link Source#LINES}
     * @param block room for a block, of the size of the signal; not used when the signal itself is the reference
     * @throws JobFailure MRO-3010 without calibration lines
     */
    Reference read(WhitenedScan scan, int slice, KSpace signal, KSpace block) {
        if (source == Source.NONE || source == Source.SIGNAL) {
            return new Reference(signal, KSpaceWindow.whole(signal));
        }
        KSpace lines = scan.calibration(slice).orElse(null);
        if (lines == null && source == Source.LINES) {
            throw new JobFailure(
                    ComputationError.NO_CALIBRATION,
                    "slice " + (slice + 1) + " is undersampled and the file holds no calibration lines");
        }
        if (lines == null) {
            KSpaceWindow window = ofSignal.window(signal.frequency(), signal.phase());
            ofSignal.cut(signal, block);
            scan.whitenLate(block, window);
            return new Reference(block, window);
        }
        ofLines.cut(lines, block);
        return new Reference(block, RecordedLines.window(block, ofLines.window(signal.frequency(), signal.phase())));
    }

    /**
     * Reference k-space.
     *
     * @param data zero outside the window
     * @param window the part that holds data
     */
    record Reference(KSpace data, KSpaceWindow window) {}
}
