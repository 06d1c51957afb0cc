package org.mroptimum.domain.kspace;

/** Makes undersampled k-space of complete one. */
public final class Undersampling {

    private Undersampling() {}

    /** Sets everything to zero that the lattice does not sample. */
    public static void keep(SamplingLattice lattice, KSpace data) {
        for (int c = 0; c < data.coils(); c++) {
            for (int i = 0; i < data.size(); i++) {
                if (!lattice.samples(i % data.frequency(), i / data.frequency())) {
                    data.re(c)[i] = 0;
                    data.im(c)[i] = 0;
                }
            }
        }
    }
}
