package org.mroptimum.domain.snr;

import java.util.ArrayList;
import java.util.List;
import org.mroptimum.domain.job.ReconstructionKind;
import org.mroptimum.domain.kspace.AcquisitionHeader;
import org.mroptimum.domain.kspace.KSpace;
import org.mroptimum.domain.result.SnrMap;
import org.mroptimum.domain.result.SnrMap.Kind;
import org.mroptimum.domain.result.Volume;
import org.mroptimum.domain.result.Volumes;

/** Takes the maps of finished slices from any thread and makes the written volumes of them. */
final class MapStore {
    private static final float[] NONE = {};

    private final Volume snr;
    private final Volume valid;
    private final List<Volume> sensitivities = new ArrayList<>();
    private final List<SnrMap> maps = new ArrayList<>();

    MapStore(SnrComputation.Input input, AcquisitionHeader header) {
        this.snr = add(input.volumes(), header, Kind.SNR, 0);
        this.valid = add(input.volumes(), header, Kind.VALID, 0);
        boolean wanted = input.request().output().coilSensitivities();
        if (wanted && input.request().reconstruction().kind() == ReconstructionKind.B1) {
            for (int c = 0; c < header.coils(); c++) {
                sensitivities.add(add(input.volumes(), header, Kind.COIL_SENSITIVITY, c));
            }
            maps.add(new SnrMap(Kind.SENSITIVITY_MASK, 0, valid));
        }
    }

    private Volume add(Volumes volumes, AcquisitionHeader header, Kind kind, int index) {
        Volume volume = volumes.allocate(
                header.frequency(), header.phase(), header.slices().size(), kind == Kind.COIL_SENSITIVITY);
        maps.add(new SnrMap(kind, index, volume));
        return volume;
    }

    /** Stores one slice; invalid pixels become 0 in every map. Returns whether any pixel is valid. */
    boolean put(int slice, SliceMaps computed) {
        float[] values = computed.snr();
        float[] mask = new float[values.length];
        boolean any = false;
        for (int p = 0; p < values.length; p++) {
            boolean use = computed.valid()[p];
            mask[p] = use ? 1 : 0;
            values[p] = use ? values[p] : 0;
            any |= use;
        }
        snr.put(slice, values, NONE);
        valid.put(slice, mask, NONE);
        computed.sensitivities().ifPresent(coils -> putSensitivities(slice, coils));
        return any;
    }

    private void putSensitivities(int slice, KSpace coils) {
        for (int c = 0; c < sensitivities.size(); c++) {
            sensitivities.get(c).put(slice, coils.re(c), coils.im(c));
        }
    }

    /** All maps, SNR first. */
    List<SnrMap> maps() {
        return List.copyOf(maps);
    }
}
