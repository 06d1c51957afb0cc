package org.mroptimum.domain.job;

/** How the noise of a reconstructed image is found; contract names {@code ac}, {@code mr}, {@code pmr}, {@code cr}. */
public enum SnrMethod {
    /** Analytic array combination: the noise is propagated through the reconstruction (Kellman and McVeigh 2005). */
    AC("Analytic"),
    /** Multiple replica: the same scan repeated. */
    MR("Multiple replica"),
    /** Pseudo multiple replica: synthetic noise added to one scan (Robson 2008). */
    PMR("Pseudo multiple replica"),
    /** Generalised pseudo replica: few replicas, local statistics (Wiens 2011). */
    CR("Generalised pseudo replica");

    private final String title;

    SnrMethod(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }
}
