package org.mroptimum.domain.port;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.RequestError;
import org.mroptimum.domain.job.StorageError;
import org.mroptimum.domain.result.Volume;
import org.mroptimum.domain.result.VoxelGrid;

/** A bundle in memory that keeps the promises of stored ones, for tests of what lies above. */
public final class MemoryBundle implements OpenBundle {
    private final Map<MapEntry, Volume> maps = new LinkedHashMap<>();
    private final VoxelGrid grid;
    private final Map<String, Object> info = new LinkedHashMap<>();
    private final Map<String, Object> request = new LinkedHashMap<>();
    private int open;

    public MemoryBundle(VoxelGrid grid) {
        this.grid = grid;
    }

    /** Adds a map of slices; {@code type} as in {@link MapEntry}. */
    public MemoryBundle with(String file, String type, Volume values) {
        String pixelType = values.complex() ? "complex" : "real";
        maps.put(new MapEntry(maps.size(), file, file, type, 3, pixelType), values);
        return this;
    }

    /** Maps that were opened and not closed. */
    public int open() {
        return open;
    }

    @Override
    public String version() {
        return "1";
    }

    @Override
    public List<String> files() {
        return maps.keySet().stream()
                .map(map -> "data/" + map.file() + ".nii.gz")
                .toList();
    }

    @Override
    public Map<String, Object> info() {
        return info;
    }

    @Override
    public Map<String, Object> request() {
        return request;
    }

    @Override
    public List<MapEntry> maps() {
        return new ArrayList<>(maps.keySet());
    }

    @Override
    public InputStream open(String name) {
        if (!files().contains(name)) {
            throw new JobFailure(StorageError.NOT_FOUND, name);
        }
        return new ByteArrayInputStream(new byte[0]);
    }

    @Override
    public long size(String name) {
        return 0;
    }

    @Override
    public StoredMap map(String file) {
        MapEntry entry = maps.keySet().stream()
                .filter(map -> map.file().equals(file))
                .findFirst()
                .orElseThrow(() -> new JobFailure(RequestError.UNKNOWN_MAP, file));
        Volume values = Objects.requireNonNull(maps.get(entry));
        open++;
        return new MemoryMap(values);
    }

    @Override
    public void close() {}

    /** Insists that slices are read in rising order. */
    private final class MemoryMap implements StoredMap {
        private final Volume values;
        private int next;

        MemoryMap(Volume values) {
            this.values = values;
        }

        @Override
        public Shape shape() {
            return new Shape(values.frequency(), values.phase(), values.slices(), values.complex(), grid);
        }

        @Override
        public Slice read(int slice) {
            if (slice < next) {
                throw new IllegalStateException("slice " + slice + " after " + (next - 1));
            }
            next = slice + 1;
            return new Slice(values.re(slice), values.im(slice));
        }

        @Override
        public void close() {
            open--;
        }
    }
}
