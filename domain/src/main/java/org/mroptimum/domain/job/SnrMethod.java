package org.mroptimum.domain.job;

/** How the noise of a reconstructed image is found; contract names {@code ac}, {@code mr}, {@code pmr}, {@code cr}, and ours {@code di}. */
public enum SnrMethod {
    /** Analytic array combination: the noise is propagated through the reconstruction (Kellman and McVeigh 2005). */
    AC(0, "Analytic"),
    /** Multiple replica: the same scan repeated. */
    MR(1, "Multiple replica"),
    /** Pseudo multiple replica: synthetic noise added to one scan (Robson 2008). */
    PMR(2, "Pseudo multiple replica"),
    /** Generalised pseudo replica: few replicas, local statistics (Wiens 2011). */
    CR(3, "Generalised pseudo replica"),
    /** Difference image: the difference of two repetitions holds only noise (NEMA MS 1); ours, not in the contract. */
    DI(4, "Difference image");

    private final int id;
    private final String title;

    SnrMethod(int id, String title) {
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
}
