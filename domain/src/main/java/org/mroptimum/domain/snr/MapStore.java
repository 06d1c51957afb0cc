package org.mroptimum.domain.snr;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.mroptimum.domain.job.JobRequest;
import org.mroptimum.domain.job.ReconstructionKind;
import org.mroptimum.domain.job.SliceRange;
import org.mroptimum.domain.job.SnrMethod;
import org.mroptimum.domain.kspace.AcquisitionHeader;
import org.mroptimum.domain.kspace.KSpace;
import org.mroptimum.domain.result.SnrMap;
import org.mroptimum.domain.result.SnrMap.Kind;
import org.mroptimum.domain.result.Volume;
import org.mroptimum.domain.result.Volumes;

/** Takes the maps of finished slices from any thread and makes the written volumes of them. */
final class MapStore {
    private static final float[] NONE = {};

    private final Map<Kind, Volume> real = new EnumMap<>(Kind.class);
    private final List<Volume> sensitivities = new ArrayList<>();
    private final List<SnrMap> maps = new ArrayList<>();
    private final SliceRange slices;
    private final int[] replicas;

    /** @param slices which slices will come */
    MapStore(SnrComputation.Input input, AcquisitionHeader header, SliceRange slices) {
        this.slices = slices;
        this.replicas = new int[slices.size()];
        JobRequest request = input.request();
        ReconstructionKind kind = request.reconstruction().kind();
        add(input.volumes(), header, Kind.SNR);
        Volume valid = add(input.volumes(), header, Kind.VALID);
        if (request.method() != SnrMethod.AC) {
            add(input.volumes(), header, Kind.RELATIVE_ERROR);
        }
        if (request.output().gFactor() && (kind == ReconstructionKind.SENSE || kind == ReconstructionKind.GRAPPA)) {
            add(input.volumes(), header, Kind.G_FACTOR);
            add(input.volumes(), header, Kind.INVERSE_G_FACTOR);
        }
        if (request.output().coilSensitivities()
                && request.reconstruction().sensitivity().isPresent()) {
            for (int c = 0; c < header.coils(); c++) {
                sensitivities.add(add(input.volumes(), header, Kind.COIL_SENSITIVITY, c));
            }
            maps.add(new SnrMap(Kind.SENSITIVITY_MASK, 0, valid));
        }
    }

    private Volume add(Volumes volumes, AcquisitionHeader header, Kind kind) {
        Volume volume = add(volumes, header, kind, 0);
        real.put(kind, volume);
        return volume;
    }

    private Volume add(Volumes volumes, AcquisitionHeader header, Kind kind, int index) {
        Volume volume =
                volumes.allocate(header.frequency(), header.phase(), slices.size(), kind == Kind.COIL_SENSITIVITY);
        maps.add(new SnrMap(kind, index, volume));
        return volume;
    }

    /** Stores one slice; invalid pixels become 0 in every map. Returns whether any pixel is valid. */
    boolean put(int slice, SliceMaps computed) {
        int place = slice - slices.first();
        boolean[] valid = computed.valid();
        float[] values = new float[valid.length];
        boolean any = false;
        for (int p = 0; p < valid.length; p++) {
            values[p] = valid[p] ? 1 : 0;
            any |= valid[p];
        }
        put(Kind.VALID, place, values);
        put(Kind.SNR, place, masked(computed.snr(), valid, values));
        computed.relativeError().ifPresent(error -> put(Kind.RELATIVE_ERROR, place, masked(error, valid, values)));
        computed.gFactor().ifPresent(g -> {
            put(Kind.G_FACTOR, place, masked(g, valid, values));
            put(Kind.INVERSE_G_FACTOR, place, inverted(values));
        });
        computed.sensitivities().ifPresent(coils -> putSensitivities(place, coils));
        replicas[place] = computed.replicas();
        return any;
    }

    private void put(Kind kind, int place, float[] values) {
        Volume volume = real.get(kind);
        if (volume != null) {
            volume.put(place, values, NONE);
        }
    }

    private static float[] masked(float[] values, boolean[] valid, float[] out) {
        for (int p = 0; p < out.length; p++) {
            out[p] = valid[p] ? values[p] : 0;
        }
        return out;
    }

    private static float[] inverted(float[] values) {
        for (int p = 0; p < values.length; p++) {
            values[p] = values[p] > 0 ? 1 / values[p] : 0;
        }
        return values;
    }

    private void putSensitivities(int place, KSpace coils) {
        for (int c = 0; c < sensitivities.size(); c++) {
            sensitivities.get(c).put(place, coils.re(c), coils.im(c));
        }
    }

    /** All maps, SNR first. */
    List<SnrMap> maps() {
        return List.copyOf(maps);
    }

    /** Pseudo replicas drawn for each slice. */
    List<Integer> replicas() {
        List<Integer> drawn = new ArrayList<>();
        for (int number : replicas) {
            drawn.add(number);
        }
        return drawn;
    }
}
