package org.mroptimum.domain.job;

/**
 * How coil sensitivities are estimated (contract 1.5).
 *
 * @param method {@link Method#INNER} from the full reference data, {@link Method#INNER_ACL} from the calibration lines
 * @param mask which pixels are valid
 */
public record SensitivityChoice(Method method, MaskChoice mask) {

    /** Contract names {@code inner} and {@code innerACL}. */
    public enum Method {
        INNER,
        INNER_ACL
    }

    /** What the existing client sends by default. */
    public static final SensitivityChoice DEFAULT = new SensitivityChoice(Method.INNER, new MaskChoice.None());
}
