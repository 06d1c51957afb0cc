package org.mroptimum.local.result;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.port.BlobId;
import org.mroptimum.domain.port.BlobStore;
import org.mroptimum.domain.port.BundleReader;
import org.mroptimum.domain.port.BundleReaderContract;
import org.mroptimum.domain.port.MemoryBundle;
import org.mroptimum.domain.port.OpenBundle;
import org.mroptimum.domain.port.ResultWriter;
import org.mroptimum.domain.port.StoredMap;
import org.mroptimum.domain.result.HeapVolume;
import org.mroptimum.domain.result.VoxelGrid;

class RememberedMapsTest extends BundleReaderContract {
    private static final BlobId PLACE = new BlobId("results", "one.zip");
    /** As {@link MemoryBundle} makes them, one has 4 x 3 x 2 voxels of 8 bytes. */
    private static final long BYTES_OF_MAP = 192;

    private final HeapVolume values = new HeapVolume(4, 3, 2, false);

    @Override
    protected BundleReader reader(BlobStore bundles) {
        return new RememberedMaps(new StoredBundles(bundles), 1 << 20);
    }

    @Override
    protected ResultWriter writer() {
        return new BundleWriter("1.2.3", Clock.fixed(Instant.parse("2026-01-01T12:00:00Z"), ZoneOffset.UTC));
    }

    @Test
    void aMapThatWasReadIsNotReadAgain() {
        values.put(1, new float[] {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11}, new float[0]);
        BundleReader remembered = new RememberedMaps(fresh(), 1 << 20);
        float[] first = second(remembered);
        values.put(1, new float[12], new float[0]);

        assertArrayEquals(first, second(remembered));
    }

    @Test
    void aMapThatIsLargeForTheRoomIsReadEachTime() {
        BundleReader remembered = new RememberedMaps(fresh(), 4 * BYTES_OF_MAP - 4);
        second(remembered);
        values.put(1, new float[] {9, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0}, new float[0]);

        assertEquals(9, second(remembered)[0]);
    }

    @Test
    void aBundleThatWasRemovedIsNotThereAnyMore() {
        BlobId place = published();
        BundleReader remembered = reader(store);
        try (OpenBundle bundle = remembered.open(place);
                StoredMap map = bundle.map("SNR")) {
            map.read(0);
        }
        store.delete(place);

        assertThrows(JobFailure.class, () -> remembered.open(place));
    }

    @Test
    void aMapThatIsRememberedIsClosed() {
        MemoryBundle bundle = bundle();
        second(new RememberedMaps(place -> bundle, 1 << 20));

        assertEquals(0, bundle.open());
    }

    private BundleReader fresh() {
        return place -> bundle();
    }

    private MemoryBundle bundle() {
        return new MemoryBundle(VoxelGrid.IDENTITY).with("SNR", "output", values);
    }

    private static float[] second(BundleReader reader) {
        try (OpenBundle bundle = reader.open(PLACE);
                StoredMap map = bundle.map("SNR")) {
            return map.read(1).re();
        }
    }
}
