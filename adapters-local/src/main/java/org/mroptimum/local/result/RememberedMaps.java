package org.mroptimum.local.result;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.mroptimum.domain.port.BlobId;
import org.mroptimum.domain.port.BundleReader;
import org.mroptimum.domain.port.MapEntry;
import org.mroptimum.domain.port.OpenBundle;
import org.mroptimum.domain.port.StoredMap;

/**
 * Reads bundles and keeps the maps that were read last, unpacked: who draws one region soon moves it. A bundle is published once
 * and never changes, so what is kept stays right; a bundle that was removed is not there although its maps are still kept, and one that comes to its
 * place is known by its version.
 */
public final class RememberedMaps implements BundleReader {
    private static final int KILOBYTE = 1024;

    private final BundleReader reader;
    private final long mostBytes;
    private final Cache<Key, KeptMap> kept;

    /**
     * Remembers maps.
     *
     * @param mostBytes of all maps together; a map of more than a quarter of it is read slice by slice each time
     */
    public RememberedMaps(BundleReader reader, long mostBytes) {
        this.reader = reader;
        this.mostBytes = mostBytes;
        this.kept = Caffeine.newBuilder()
                .maximumWeight(mostBytes / KILOBYTE)
                .weigher((Key key, KeptMap map) -> (int) Math.min(Integer.MAX_VALUE, bytes(map.shape) / KILOBYTE + 1))
                .executor(Runnable::run)
                .build();
    }

    @Override
    public OpenBundle open(BlobId place) {
        return new Remembering(place, reader.open(place));
    }

    private static long bytes(StoredMap.Shape shape) {
        return 2L * Float.BYTES * shape.voxels();
    }

    private record Key(BlobId place, String version, String file) {}

    /** All slices of a map, which nobody changes. */
    private record KeptMap(StoredMap.Shape shape, List<StoredMap.Slice> slices) {

        static KeptMap of(StoredMap map) {
            List<StoredMap.Slice> slices = new ArrayList<>();
            for (int slice = 0; slice < map.shape().slices(); slice++) {
                slices.add(map.read(slice));
            }
            return new KeptMap(map.shape(), List.copyOf(slices));
        }
    }

    /** A map in memory. */
    private record MapInMemory(KeptMap map) implements StoredMap {
        @Override
        public Shape shape() {
            return map.shape();
        }

        @Override
        public Slice read(int slice) {
            return map.slices().get(slice);
        }

        @Override
        public void close() {}
    }

    /** A bundle whose maps are kept. */
    private final class Remembering implements OpenBundle {
        private final BlobId place;
        private final OpenBundle bundle;

        Remembering(BlobId place, OpenBundle bundle) {
            this.place = place;
            this.bundle = bundle;
        }

        @Override
        public StoredMap map(String file) {
            Key key = new Key(place, bundle.version(), file);
            KeptMap known = kept.getIfPresent(key);
            if (known != null) {
                return new MapInMemory(known);
            }
            StoredMap map = bundle.map(file);
            if (bytes(map.shape()) > mostBytes / 4) {
                return map;
            }
            try (map) {
                KeptMap read = KeptMap.of(map);
                kept.put(key, read);
                return new MapInMemory(read);
            }
        }

        @Override
        public String version() {
            return bundle.version();
        }

        @Override
        public List<String> files() {
            return bundle.files();
        }

        @Override
        public Map<String, Object> info() {
            return bundle.info();
        }

        @Override
        public Map<String, Object> request() {
            return bundle.request();
        }

        @Override
        public List<MapEntry> maps() {
            return bundle.maps();
        }

        @Override
        public InputStream open(String name) {
            return bundle.open(name);
        }

        @Override
        public long size(String name) {
            return bundle.size(name);
        }

        @Override
        public void close() {
            bundle.close();
        }
    }
}
