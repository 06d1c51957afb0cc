package org.mroptimum.local.rawdata;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.mroptimum.domain.kspace.NoiseScan;

/** A noise scan with one more warning. */
record WarnedNoise(NoiseScan scan, String warning) implements NoiseScan {

    @Override
    public int coils() {
        return scan.coils();
    }

    @Override
    public List<String> channelNames() {
        return scan.channelNames();
    }

    @Override
    public OptionalDouble dwellTimeNs() {
        return scan.dwellTimeNs();
    }

    @Override
    public OptionalDouble relativeBandwidth() {
        return scan.relativeBandwidth();
    }

    @Override
    public String origin() {
        return scan.origin();
    }

    @Override
    public List<String> warnings() {
        List<String> warnings = new ArrayList<>(scan.warnings());
        warnings.add(warning);
        return warnings;
    }

    @Override
    public void forEachReadout(ReadoutVisitor visitor) {
        scan.forEachReadout(visitor);
    }

    @Override
    public void close() {
        scan.close();
    }
}
