package org.mroptimum.domain.recon;

import org.mroptimum.domain.kspace.KSpace;
import org.mroptimum.domain.kspace.SamplingLattice;
import org.mroptimum.domain.math.Workers;

/**
 * Fills the missing samples of k-space with GRAPPA weights (Griswold 2002, doi:10.1002/mrm.10171). Acquired samples stay;
 * sources outside k-space are zero.
 *
 * <p>The acquired samples of all lines are laid end to end with a margin of zeros, so that a tap is one constant shift of the
 * whole row and no border needs care: an offset is a sum of shifted rows.
 */
final class GrappaFill {
    /** Positions of one piece of work: their sources stay in the fast caches. */
    private static final int PIECE = 256;

    private final SamplingLattice lattice;
    private final GrappaWeights weights;
    private final GrappaKernel kernel;
    private final Workers workers;
    private final int coils;
    private final int samples;
    private final int firstBlock;
    private final int blocks;
    private final int width;
    private final int size;
    private final float[] re;
    private final float[] im;
    private final FillPiece[] pieces;

    GrappaFill(SamplingLattice lattice, GrappaWeights weights, Workers workers) {
        this.lattice = lattice;
        this.weights = weights;
        this.kernel = weights.kernel();
        this.workers = workers;
        this.coils = weights.coils();
        this.samples = (lattice.frequency() + lattice.stepFrequency() - 1) / lattice.stepFrequency();
        int lines = (lattice.phase() - lattice.firstPhase() + lattice.stepPhase() - 1) / lattice.stepPhase();
        // Lines before the first acquired one belong to a block whose own line lies outside.
        this.firstBlock = lattice.firstPhase() > 0 ? -1 : 0;
        this.blocks = lines - firstBlock;
        this.width = samples + kernel.frequency().count() - 1;
        this.size = Math.multiplyExact(width, blocks + kernel.phase().count() - 1);
        this.re = new float[Math.multiplyExact(size, coils)];
        this.im = new float[size * coils];
        this.pieces = new FillPiece[workers.threads()];
        for (int w = 0; w < pieces.length; w++) {
            pieces[w] = new FillPiece(PIECE, coils, coils * kernel.offsets());
        }
    }

    /**
     * Fills in place.
     *
     * @param data whitened k-space, zero outside the lattice
     */
    void fill(KSpace data) {
        workers.each(coils, (c, w) -> {
            gather(data.re(c), re, c * size);
            gather(data.im(c), im, c * size);
        });
        int positions = blocks * width - kernel.frequency().count() + 1;
        workers.each((positions + PIECE - 1) / PIECE, (piece, w) -> {
            int start = piece * PIECE;
            fill(data, start, Math.min(PIECE, positions - start), pieces[w]);
        });
    }

    private void gather(float[] data, float[] out, int start) {
        int step = lattice.stepFrequency();
        for (int block = firstBlock < 0 ? 1 : 0; block < blocks; block++) {
            int from = lattice.frequency() * (lattice.firstPhase() + lattice.stepPhase() * (firstBlock + block));
            int row = block - kernel.phase().first();
            int to = start + row * width - kernel.frequency().first();
            for (int s = 0; s < samples; s++) {
                out[to + s] = data[from + step * s];
            }
        }
    }

    private void fill(KSpace data, int start, int length, FillPiece piece) {
        piece.clear();
        for (int p = 0; p < kernel.phase().count(); p++) {
            for (int f = 0; f < kernel.frequency().count(); f++) {
                piece.shift(re, im, start + p * width + f, size, length);
                int tap = weights.tap(f, p);
                for (int q = 0; q < kernel.offsets(); q++) {
                    piece.add(weights.re(q)[tap], weights.im(q)[tap], q * coils, length);
                }
            }
        }
        for (int q = 0; q < kernel.offsets(); q++) {
            for (int target = 0; target < coils; target++) {
                scatter(piece.sumRe(q * coils + target), data.re(target), q, start, length);
                scatter(piece.sumIm(q * coils + target), data.im(target), q, start, length);
            }
        }
    }

    private void scatter(float[] sums, float[] out, int offset, int start, int length) {
        int step = lattice.stepFrequency();
        int shift = kernel.offsetFrequency(offset);
        int inside = (lattice.frequency() - shift + step - 1) / step;
        for (int row = start / width; row * width < start + length; row++) {
            int line = lattice.firstPhase() + lattice.stepPhase() * (firstBlock + row) + kernel.offsetPhase(offset);
            if (line < 0 || line >= lattice.phase()) {
                continue;
            }
            int from = Math.max(start, row * width);
            int end = Math.min(start + length, row * width + inside);
            int to = lattice.frequency() * line + shift - step * row * width;
            for (int i = from; i < end; i++) {
                out[to + step * i] = sums[i - start];
            }
        }
    }
}
