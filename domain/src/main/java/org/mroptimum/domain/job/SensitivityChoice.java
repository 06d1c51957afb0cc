package org.mroptimum.domain.job;

/**
 * How coil sensitivities are estimated (contract 1.5).
 *
 * @param method how
 * @param mask which pixels are valid
 * @param espirit kernel, calibration block and threshold of {@link Method#ESPIRIT}; its eigenvalue crops the maps
 * @param walshWindow width in pixels of the neighbourhood of {@link Method#WALSH}, odd
 */
public record SensitivityChoice(Method method, MaskChoice mask, MaskChoice.Espirit espirit, int walshWindow) {
    /** As in the examples of Walsh 2000. */
    public static final int DEFAULT_WALSH_WINDOW = 5;

    /** Contract names {@code inner} and {@code innerACL}; {@code espirit} and {@code walsh} are ours. */
    public enum Method {
        /** Coil images of the full reference data over their root sum of squares. */
        INNER,
        /** The same from the calibration lines. */
        INNER_ACL,
        /** First ESPIRiT map (Uecker 2014, doi:10.1002/mrm.24751). */
        ESPIRIT,
        /** Adaptive combination: local principal component (Walsh 2000, doi:10.1002/(SICI)1522-2594(200005)43:5&lt;682::AID-MRM10&gt;3.0.CO;2-G). */
        WALSH
    }

    /** Without the settings that only {@link Method#ESPIRIT} and {@link Method#WALSH} look at. */
    public SensitivityChoice(Method method, MaskChoice mask) {
        this(method, mask, MaskChoice.Espirit.DEFAULT, DEFAULT_WALSH_WINDOW);
    }

    /** What the existing client sends by default. */
    public static final SensitivityChoice DEFAULT = new SensitivityChoice(Method.INNER, new MaskChoice.None());
}
