package org.mroptimum.app.simulation;

import java.util.List;
import java.util.OptionalDouble;
import org.mroptimum.domain.kspace.KSpace;
import org.mroptimum.domain.kspace.NoiseScan;

/**
 * A simulated noise scan: each phase line is one readout. Its noise is white, so its band is flat.
 *
 * @param data samples of the noise
 * @param channelNames as of the imaging scan
 * @param dwellTimeNs time per sample, ns
 */
record SimulatedNoise(KSpace data, List<String> channelNames, OptionalDouble dwellTimeNs) implements NoiseScan {

    @Override
    public int coils() {
        return data.coils();
    }

    @Override
    public OptionalDouble relativeBandwidth() {
        return OptionalDouble.of(1);
    }

    @Override
    public String origin() {
        return "simulated noise scan";
    }

    @Override
    public List<String> warnings() {
        return List.of();
    }

    @Override
    public void forEachReadout(ReadoutVisitor visitor) {
        int samples = data.frequency();
        float[][] re = new float[data.coils()][samples];
        float[][] im = new float[data.coils()][samples];
        for (int p = 0; p < data.phase(); p++) {
            for (int c = 0; c < data.coils(); c++) {
                System.arraycopy(data.re(c), samples * p, re[c], 0, samples);
                System.arraycopy(data.im(c), samples * p, im[c], 0, samples);
            }
            visitor.readout(re, im, samples);
        }
    }

    @Override
    public void close() {
        // Nothing is held open.
    }
}
