package org.mroptimum.domain.job;

/** How coil data become one image; contract names {@code rss}, {@code b1}, {@code sense}, {@code grappa}. */
public enum ReconstructionKind {
    RSS("Root sum of squares"),
    B1("B1 weighted"),
    SENSE("SENSE"),
    GRAPPA("GRAPPA");

    private final String title;

    ReconstructionKind(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }

    /** Whether the reconstruction combines coils with sensitivity maps. */
    public boolean usesSensitivities() {
        return this == B1 || this == SENSE;
    }
}
