package org.mroptimum.domain.port;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mroptimum.domain.job.ErrorCode;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.JobRequest;
import org.mroptimum.domain.job.OutputFlags;
import org.mroptimum.domain.job.ReconstructionKind;
import org.mroptimum.domain.job.RequestError;
import org.mroptimum.domain.job.StorageError;
import org.mroptimum.domain.kspace.SliceGeometry;
import org.mroptimum.domain.kspace.Vector3;
import org.mroptimum.domain.port.BundlePublisher.Kind;
import org.mroptimum.domain.port.BundlePublisher.Location;
import org.mroptimum.domain.result.SnrResult;
import org.mroptimum.domain.result.Volume;
import org.mroptimum.domain.result.VoxelGrid;
import org.mroptimum.domain.usecase.ZipBundlePublisher;

/** What every {@link BundleReader} promises: what a {@link ResultWriter} wrote comes back. */
public abstract class BundleReaderContract {
    private static final List<SliceGeometry> SLICES = List.of(slice(0), slice(6), slice(12));
    private static final JobRequest REQUEST =
            ResultExamples.request(ReconstructionKind.SENSE, new OutputFlags(true, true, false));
    private static final SnrResult RESULT = ResultExamples.result(SLICES);

    protected final MemoryBlobStore store = new MemoryBlobStore();

    /** The reader of bundles in the store. */
    protected abstract BundleReader reader(BlobStore bundles);

    protected abstract ResultWriter writer();

    protected BlobId published() {
        ZipBundlePublisher publisher = new ZipBundlePublisher(store, "results", "failed", "one");
        Location place =
                publisher.publish(Kind.RESULT, REQUEST.identity(), sink -> writer().writeResult(REQUEST, RESULT, sink));
        return new BlobId(place.bucket(), place.key());
    }

    protected OpenBundle opened() {
        return reader(store).open(published());
    }

    @Test
    void mapsComeBackValueByValue() {
        try (OpenBundle bundle = opened();
                StoredMap g = bundle.map("G");
                StoredMap coil = bundle.map("sensitivity_01");
                StoredMap valid = bundle.map("valid")) {
            Volume writtenG = RESULT.maps().get(2).values();
            Volume writtenCoil = RESULT.maps().get(5).values();
            Volume writtenValid = RESULT.maps().get(1).values();
            for (int slice = 0; slice < SLICES.size(); slice++) {
                assertArrayEquals(writtenG.re(slice), g.read(slice).re());
                assertArrayEquals(writtenValid.re(slice), valid.read(slice).re());
                StoredMap.Slice values = coil.read(slice);
                assertArrayEquals(writtenCoil.re(slice), values.re());
                assertArrayEquals(writtenCoil.im(slice), values.im());
            }
            assertTrue(coil.shape().complex());
            assertFalse(g.shape().complex());
        }
    }

    @Test
    void slicesMayBeLeftOut() {
        try (OpenBundle bundle = opened();
                StoredMap g = bundle.map("G")) {
            assertArrayEquals(RESULT.maps().get(2).values().re(2), g.read(2).re());
        }
    }

    @Test
    void theVoxelsLieWhereTheyWerePut() {
        try (OpenBundle bundle = opened();
                StoredMap map = bundle.map("SNR")) {
            VoxelGrid written = VoxelGrid.of(SLICES, ResultExamples.FREQUENCY, ResultExamples.PHASE);
            VoxelGrid read = map.shape().grid();
            near(written.column(), read.column());
            near(written.row(), read.row());
            near(written.slice(), read.slice());
            near(written.origin(), read.origin());
        }
    }

    @Test
    void theListOfMapsTellsWhatTheyAre() {
        try (OpenBundle bundle = opened()) {
            MapEntry snr = bundle.maps().get(0);
            assertEquals(new MapEntry(0, "SNR", "SNR", "output", 3, "real"), snr);
            assertTrue(snr.followsValidity());
            MapEntry covariance = bundle.maps().get(1);
            assertEquals(2, covariance.dim());
            assertFalse(covariance.followsValidity());
        }
    }

    @Test
    void requestAndInfoAreReadWithoutSecrets() {
        try (OpenBundle bundle = opened()) {
            assertEquals("u-123", bundle.request().get("user_id"));
            assertEquals("u-123", bundle.info().get("user_id"));
            assertFalse(bundle.request().toString().contains("eyJhbGciOi"));
        }
    }

    @Test
    void filesAreGivenAsTheyAre() throws IOException {
        try (OpenBundle bundle = opened();
                InputStream png = bundle.open("preview/SNR.png")) {
            byte[] bytes = png.readAllBytes();
            assertEquals(bundle.size("preview/SNR.png"), bytes.length);
            assertArrayEquals(new byte[] {(byte) 0x89, 'P', 'N', 'G'}, Arrays.copyOf(bytes, 4));
        }
    }

    @Test
    void whatIsNotThereIsTold() {
        refused(StorageError.NOT_FOUND, () -> reader(store).open(new BlobId("results", "none.zip")));
        try (OpenBundle bundle = opened()) {
            refused(StorageError.NOT_FOUND, () -> bundle.open("data/none.nii.gz"));
            refused(StorageError.NOT_FOUND, () -> bundle.open("../info.json"));
            refused(RequestError.UNKNOWN_MAP, () -> bundle.map("../info"));
        }
    }

    @Test
    void aBundleThatIsCutShortIsMro4020() throws IOException {
        BlobId whole = published();
        byte[] bytes;
        try (InputStream in = store.open(whole)) {
            bytes = in.readAllBytes();
        }
        BlobId cut = new BlobId("results", "cut.zip");
        for (int length : List.of(0, 10, bytes.length / 2, bytes.length - 30)) {
            store.put(cut, out -> out.write(bytes, 0, length));
            refused(StorageError.BUNDLE_UNUSABLE, () -> reader(store).open(cut));
        }
    }

    private static void refused(ErrorCode code, Runnable action) {
        assertEquals(code, assertThrows(JobFailure.class, action::run).code());
    }

    private static void near(Vector3 expected, Vector3 actual) {
        assertEquals(0, expected.plus(actual.times(-1)).length(), 1e-4);
    }

    /** An oblique slice. */
    private static SliceGeometry slice(double along) {
        Vector3 read = new Vector3(0.8, 0.6, 0);
        Vector3 phase = new Vector3(0, 0, -1);
        Vector3 normal = read.cross(phase);
        Vector3 centre = new Vector3(10, -20, 5).plus(normal.times(along));
        return example(centre, read, phase, normal);
    }

    private static SliceGeometry example(Vector3 centre, Vector3 read, Vector3 phase, Vector3 normal) {
        return new SliceGeometry(centre, read, phase, normal, 200, 180, 5);
    }
}
