package org.mroptimum.domain.recon;

import java.util.Arrays;
import org.mroptimum.domain.kspace.KSpace;
import org.mroptimum.domain.math.CentredFft2D;
import org.mroptimum.domain.math.Workers;

/**
 * The aliased coil images. Only the samples of the lattice are transformed: what the whole grid with zeros between them would
 * give is R1 x R2 copies of this small image, up to the phase that {@link AliasedAxis} explains. The unitary transform of the
 * small grid includes the factor sqrt(R1 R2), so unit noise stays unit noise.
 */
final class FoldedImages {
    private final AliasedGrid grid;
    private final Workers workers;
    private final CentredFft2D[] fft;
    private final KSpace images;

    FoldedImages(AliasedGrid grid, int coils, Workers workers) {
        this.grid = grid;
        this.workers = workers;
        int nf = grid.frequency().folded();
        int np = grid.phase().folded();
        this.fft = new CentredFft2D[workers.threads()];
        for (int w = 0; w < fft.length; w++) {
            fft[w] = new CentredFft2D(nf, np);
        }
        this.images = new KSpace(nf, np, coils);
    }

    /** Transforms what {@code sampled} holds on the lattice, and leaves it as it is. */
    void transform(KSpace sampled) {
        workers.each(images.coils(), (c, w) -> {
            take(sampled.re(c), images.re(c));
            take(sampled.im(c), images.im(c));
            fft[w].inverse(images.re(c), images.im(c));
        });
    }

    private void take(float[] from, float[] to) {
        AliasedAxis along = grid.frequency();
        int length = along.folded();
        for (int p = 0; p < grid.phase().folded(); p++) {
            int line = grid.phase().sample(p);
            if (line < 0 || line >= grid.phase().size()) {
                Arrays.fill(to, p * length, (p + 1) * length, 0);
            } else if (along.step() == 1) {
                System.arraycopy(from, line * length, to, p * length, length);
            } else {
                for (int f = 0; f < length; f++) {
                    int at = along.sample(f);
                    to[p * length + f] = at < 0 || at >= along.size() ? 0 : from[line * along.size() + at];
                }
            }
        }
    }

    /** The images of the folded grid; the storage itself. */
    KSpace images() {
        return images;
    }
}
