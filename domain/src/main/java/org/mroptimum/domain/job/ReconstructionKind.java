package org.mroptimum.domain.job;

/** How coil data become one image; contract names {@code rss}, {@code b1}, {@code sense}, {@code grappa}. */
public enum ReconstructionKind {
    RSS(0, "Root sum of squares"),
    B1(1, "B1 weighted"),
    SENSE(2, "SENSE"),
    GRAPPA(3, "GRAPPA");

    private final int id;
    private final String title;

    ReconstructionKind(int id, String title) {
        this.id = id;
        this.title = title;
    }

    /** The number that existing clients know it by (contract 1.2, 1.3). */
    public int id() {
        return id;
    }

    public String title() {
        return title;
    }

    /** Whether the reconstruction always needs sensitivity maps; GRAPPA does when the request says so. */
    public boolean usesSensitivities() {
        return this == B1 || this == SENSE;
    }
}
