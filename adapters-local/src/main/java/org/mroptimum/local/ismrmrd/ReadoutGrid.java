package org.mroptimum.local.ismrmrd;

import java.util.List;
import java.util.Optional;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.RawDataError;
import org.mroptimum.local.ismrmrd.IsmrmrdHeader.Space;
import org.mroptimum.local.ismrmrd.RecordLayout.Field;

/**
 * The readout axis.
 *
 * @param samples grid points of the oversampled readout
 * @param frequency samples after oversampling removal
 */
record ReadoutGrid(int samples, int frequency) {

    /**
     * From the header's encoded and recon space; the grid grows when a readout is longer than the encoded matrix.
     *
     * @param removeOversampling whether to crop to the recon space
     */
    static ReadoutGrid of(IsmrmrdFile file, int[] readouts, boolean removeOversampling, List<String> warnings) {
        int longest = 0;
        boolean centreUnknown = false;
        for (int r : readouts) {
            longest = Math.max(longest, file.table().kept(r));
            centreUnknown |= file.table().get(r, Field.CENTRE_SAMPLE) == 0;
        }
        if (longest == 0) {
            throw new JobFailure(RawDataError.NO_IMAGE_DATA, "the readouts hold no samples");
        }
        int encoded = file.header().encoded().map(Space::x).orElse(0);
        if (encoded > 0 && encoded < longest) {
            warnings.add("readouts have " + longest + " samples, the header's encoded matrix only " + encoded);
        }
        if (centreUnknown) {
            warnings.add("the header does not state the centre sample; the middle of the readout was taken");
        }
        int samples = Math.max(encoded, longest);
        double factor = removeOversampling ? oversampling(file, warnings) : 1;
        return new ReadoutGrid(samples, Math.max(1, (int) Math.round(samples / factor)));
    }

    /** The factor that is really removed: whole samples are kept. */
    double oversampling() {
        return samples / (double) frequency;
    }

    /**
     * Where the first kept sample of a readout belongs, so that the k-space centre falls on {@code samples / 2}. No sample is
     * ever pushed off the grid.
     */
    int start(AcquisitionTable table, int readout) {
        int kept = table.kept(readout);
        int centre = table.get(readout, Field.CENTRE_SAMPLE) - table.get(readout, Field.DISCARD_PRE);
        if (table.get(readout, Field.CENTRE_SAMPLE) == 0) {
            centre = kept / 2;
        } else if (table.reversed(readout)) {
            centre = kept - 1 - centre;
        }
        return Math.min(Math.max(samples / 2 - centre, 0), samples - kept);
    }

    private static double oversampling(IsmrmrdFile file, List<String> warnings) {
        Optional<Space> encoded = file.header().encoded();
        Optional<Space> recon = file.header().recon();
        if (encoded.isEmpty() || recon.isEmpty()) {
            return 1;
        }
        double factor = factor(encoded.get(), recon.get());
        if (file.phantomFrequency() > 0 && encoded.get().x() >= file.phantomFrequency()) {
            double truth = encoded.get().x() / (double) file.phantomFrequency();
            if (Math.abs(truth - factor) > 0.01) {
                warnings.add("the header says readout oversampling " + factor + ", the phantom image in the file says "
                        + truth + "; the phantom image was believed");
                return truth;
            }
        }
        return factor;
    }

    private static double factor(Space encoded, Space recon) {
        if (encoded.fovX() > 0 && recon.fovX() > 0) {
            return Math.max(1, encoded.fovX() / recon.fovX());
        }
        return recon.x() > 0 ? Math.max(1, encoded.x() / (double) recon.x()) : 1;
    }
}
