package org.mroptimum.domain.job;

/**
 * Which optional files the bundle carries (contract 1.8).
 *
 * @param coilSensitivities sensitivity maps and their mask
 * @param gFactor g-factor maps
 * @param matlab a {@code matlab.mat}
 */
public record OutputFlags(boolean coilSensitivities, boolean gFactor, boolean matlab) {
    public static final OutputFlags NONE = new OutputFlags(false, false, false);
}
