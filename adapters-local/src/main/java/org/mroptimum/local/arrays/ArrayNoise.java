package org.mroptimum.local.arrays;

import java.util.List;
import java.util.OptionalDouble;
import org.mroptimum.domain.kspace.KSpace;
import org.mroptimum.domain.kspace.NoiseScan;
import org.mroptimum.local.arrays.KSpaceLayout.Axis;
import org.mroptimum.local.arrays.StoredArray.Contents;
import org.mroptimum.local.rawdata.ReferenceOptions;

/** An array as a noise scan: every line of every slice and replica is a readout. */
record ArrayNoise(
        Contents contents,
        KSpaceLayout layout,
        List<String> channelNames,
        OptionalDouble dwellTimeNs,
        OptionalDouble relativeBandwidth,
        List<String> warnings)
        implements NoiseScan {

    static ArrayNoise of(Contents contents, ReferenceOptions options) {
        KSpaceLayout layout = KSpaceLayout.of(contents.kspace(), options.text("axes"));
        return new ArrayNoise(
                contents, layout, List.of(), options.dwellTimeNs(), options.noiseBandwidth(), contents.warnings());
    }

    @Override
    public int coils() {
        return layout.size(Axis.COIL);
    }

    @Override
    public String origin() {
        return "the lines of a " + contents.container();
    }

    @Override
    public void forEachReadout(ReadoutVisitor visitor) {
        int samples = layout.size(Axis.FREQ);
        float[][] re = new float[coils()][samples];
        float[][] im = new float[coils()][samples];
        for (int replica = 0; replica < layout.size(Axis.REPLICA); replica++) {
            for (int slice = 0; slice < layout.size(Axis.SLICE); slice++) {
                KSpace k = layout.read(slice, replica);
                for (int p = 0; p < k.phase(); p++) {
                    for (int c = 0; c < k.coils(); c++) {
                        System.arraycopy(k.re(c), p * samples, re[c], 0, samples);
                        System.arraycopy(k.im(c), p * samples, im[c], 0, samples);
                    }
                    visitor.readout(re, im, samples);
                }
            }
        }
    }

    @Override
    public void close() {
        contents.close();
    }
}
