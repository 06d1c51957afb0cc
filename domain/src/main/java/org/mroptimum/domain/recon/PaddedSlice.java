package org.mroptimum.domain.recon;

import java.util.Arrays;
import java.util.Optional;
import org.mroptimum.domain.coil.UploadedMask;
import org.mroptimum.domain.kspace.KSpace;
import org.mroptimum.domain.kspace.KSpaceWindow;
import org.mroptimum.domain.math.CentredFft2D;
import org.mroptimum.domain.result.HeapVolume;

/**
 * The way between the grid of a slice and the padded grid on which it is unfolded, for sizes that the acceleration does not
 * divide. K-space is padded with zeros around its centre, images are cropped to the band of the slice again.
 */
final class PaddedSlice {
    private final AliasedAxis frequency;
    private final AliasedAxis phase;
    private final KSpace reference;
    private final HeapVolume mask;
    private final boolean[] ownMask;
    private final float[] paddedMask;
    private final CentredFft2D paddedFft;
    private final CentredFft2D ownFft;

    PaddedSlice(AliasedGrid grid, int coils) {
        this.frequency = grid.frequency();
        this.phase = grid.phase();
        this.reference = new KSpace(frequency.padded(), phase.padded(), coils);
        this.mask = new HeapVolume(frequency.padded(), phase.padded(), 1, false);
        this.ownMask = new boolean[frequency.size() * phase.size()];
        this.paddedMask = new float[grid.pixels()];
        this.paddedFft = new CentredFft2D(frequency.padded(), phase.padded());
        this.ownFft = new CentredFft2D(frequency.size(), phase.size());
    }

    /**
     * Reference k-space on the padded grid. It is multiplied by {@code N' / N}, so that the reference image in the scale of a
     * plain inverse DFT, which masks look at, keeps its values.
     */
    KSpace reference(KSpace own) {
        float scale = (float) ((double) reference.size() / own.size());
        for (int c = 0; c < own.coils(); c++) {
            pad(own.re(c), reference.re(c), scale);
            pad(own.im(c), reference.im(c), scale);
        }
        return reference;
    }

    private void pad(float[] from, float[] to, float scale) {
        Arrays.fill(to, 0);
        for (int p = 0; p < phase.size(); p++) {
            int start = start(p);
            for (int f = 0; f < frequency.size(); f++) {
                to[start + f] = scale * from[p * frequency.size() + f];
            }
        }
    }

    /** Where a line of the slice begins on the padded grid. */
    private int start(int line) {
        return (line + phase.pad()) * frequency.padded() + frequency.pad();
    }

    KSpaceWindow window(KSpaceWindow own) {
        return new KSpaceWindow(
                own.firstFrequency() + frequency.pad(), own.frequency(), own.firstPhase() + phase.pad(), own.phase());
    }

    /** An uploaded mask on the padded grid, nearest pixel; {@link #drawMask} says for which slice. */
    UploadedMask mask() {
        return new UploadedMask(mask, frequency.padded(), phase.padded(), 1);
    }

    /** Fills {@link #mask} for one slice. */
    void drawMask(Optional<UploadedMask> uploaded, int slice) {
        if (uploaded.isEmpty()) {
            return;
        }
        uploaded.get().read(slice, ownMask);
        for (int p = 0; p < phase.padded(); p++) {
            for (int f = 0; f < frequency.padded(); f++) {
                int own = frequency.nearestOwn(f) + frequency.size() * phase.nearestOwn(p);
                paddedMask[f + frequency.padded() * p] = ownMask[own] ? 1 : 0;
            }
        }
        mask.put(0, paddedMask, paddedMask);
    }

    /**
     * Crops an image of the padded grid to the band of the slice. Both transforms are unitary, so samples of k-space keep their
     * values.
     *
     * @param padded overwritten
     */
    void crop(SliceImage padded, SliceImage out) {
        paddedFft.forward(padded.re(), padded.im());
        for (int p = 0; p < phase.size(); p++) {
            System.arraycopy(padded.re(), start(p), out.re(), p * frequency.size(), frequency.size());
            System.arraycopy(padded.im(), start(p), out.im(), p * frequency.size(), frequency.size());
        }
        ownFft.inverse(out.re(), out.im());
    }
}
