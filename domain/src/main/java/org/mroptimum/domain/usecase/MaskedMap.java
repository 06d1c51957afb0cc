package org.mroptimum.domain.usecase;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.RequestError;
import org.mroptimum.domain.job.StorageError;
import org.mroptimum.domain.port.MapEntry;
import org.mroptimum.domain.port.OpenBundle;
import org.mroptimum.domain.port.StoredMap;

/** A map together with the map that says which of its pixels have a value worth counting. */
final class MaskedMap implements AutoCloseable {
    /** The map of valid pixels, docs/bundle.md. */
    private static final String VALID = "valid";

    private final MapEntry entry;
    private final StoredMap map;
    private final @Nullable StoredMap valid;

    private MaskedMap(MapEntry entry, StoredMap map, @Nullable StoredMap valid) {
        this.entry = entry;
        this.map = map;
        this.valid = valid;
    }

    static MaskedMap open(OpenBundle bundle, String file) {
        MapEntry entry = find(bundle, file)
                .orElseThrow(() -> new JobFailure(
                        RequestError.UNKNOWN_MAP,
                        "there is no map '" + file + "'; there are "
                                + String.join(
                                        ", ",
                                        bundle.maps().stream()
                                                .map(MapEntry::file)
                                                .toList())));
        boolean masked = entry.followsValidity() && find(bundle, VALID).isPresent();
        MaskedMap opened = new MaskedMap(entry, bundle.map(file), masked ? bundle.map(VALID) : null);
        opened.requireOneMatrix();
        return opened;
    }

    private void requireOneMatrix() {
        if (valid != null && !matrix(valid.shape()).equals(matrix(map.shape()))) {
            close();
            throw new JobFailure(
                    StorageError.BUNDLE_UNUSABLE,
                    entry.file() + " is " + matrix(map.shape()) + ", but " + VALID + " is " + matrix(valid.shape()));
        }
    }

    /** The matrix for people. */
    static String matrix(StoredMap.Shape shape) {
        return shape.frequency() + " x " + shape.phase() + " x " + shape.slices();
    }

    private static Optional<MapEntry> find(OpenBundle bundle, String file) {
        return bundle.maps().stream().filter(map -> map.file().equals(file)).findFirst();
    }

    StoredMap.Shape shape() {
        return map.shape();
    }

    /** Whether pixels have a size in mm. */
    boolean liesInPatient() {
        return entry.dim() == 3;
    }

    StoredMap.Slice read(int slice) {
        return map.read(slice);
    }

    /** Which pixels of the slice count; read once for each slice, in rising order. */
    boolean[] valid(int slice) {
        boolean[] counts = new boolean[shape().frequency() * shape().phase()];
        if (valid == null) {
            Arrays.fill(counts, true);
            return counts;
        }
        float[] flags = valid.read(slice).re();
        for (int i = 0; i < counts.length; i++) {
            counts[i] = flags[i] > 0;
        }
        return counts;
    }

    @Override
    public void close() {
        map.close();
        if (valid != null) {
            valid.close();
        }
    }
}
