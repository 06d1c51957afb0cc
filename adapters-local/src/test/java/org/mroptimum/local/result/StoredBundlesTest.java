package org.mroptimum.local.result;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mroptimum.domain.job.ErrorCode;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.StorageError;
import org.mroptimum.domain.port.BlobId;
import org.mroptimum.domain.port.BlobStore;
import org.mroptimum.domain.port.BundleReader;
import org.mroptimum.domain.port.BundleReaderContract;
import org.mroptimum.domain.port.OpenBundle;
import org.mroptimum.domain.port.ResultWriter;
import org.mroptimum.domain.port.StoredMap;
import org.mroptimum.domain.result.HeapVolume;
import org.mroptimum.domain.result.VoxelGrid;
import org.mroptimum.local.result.BundleImage.Pixel;

class StoredBundlesTest extends BundleReaderContract {
    private static final BlobId PLACE = new BlobId("results", "made.zip");
    private static final String ONE_MAP =
            "{\"data\": [{\"filename\": \"data/SNR.nii.gz\", \"id\": 0, \"name\": \"SNR\", \"type\": \"output\"}]}";

    @TempDir
    private Path folder;

    @Override
    protected BundleReader reader(BlobStore bundles) {
        return new StoredBundles(bundles);
    }

    @Override
    protected ResultWriter writer() {
        return new BundleWriter("1.2.3", Clock.fixed(Instant.parse("2026-01-01T12:00:00Z"), ZoneOffset.UTC));
    }

    @Test
    void aBundleInAFolderAndOneInAZipFileAreTheSame() throws IOException {
        Path zip = folder.resolve("bundle.zip");
        Path unpacked = folder.resolve("bundle");
        try (OpenBundle stored = opened();
                InputStream bytes = store.open(published())) {
            Files.copy(bytes, zip);
            for (String name : stored.files()) {
                Path file = unpacked.resolve(name);
                Files.createDirectories(
                        unpacked.resolve(name.contains("/") ? name.substring(0, name.indexOf('/')) : ""));
                Files.write(file, stored.open(name).readAllBytes());
            }
        }
        Files.createSymbolicLink(unpacked.resolve("outside"), zip);
        Files.writeString(unpacked.resolve(".mroptimum-files"), "not of the bundle");
        try (OpenBundle one = StoredBundles.at(zip);
                OpenBundle other = StoredBundles.at(unpacked)) {
            assertEquals(
                    one.files().stream().sorted().toList(),
                    other.files().stream().sorted().toList());
            assertEquals(one.info(), other.info());
            assertEquals(one.maps(), other.maps());
            assertEquals(one.size("info.json"), other.size("info.json"));
        }
    }

    @Test
    void whatIsNoBundleIsTold() throws IOException {
        refused(StorageError.NOT_FOUND, () -> StoredBundles.at(folder.resolve("none")));
        refused(StorageError.BUNDLE_UNUSABLE, () -> StoredBundles.at(folder));
        Path text = Files.writeString(folder.resolve("text.zip"), "no ZIP at all");
        refused(StorageError.BUNDLE_UNUSABLE, () -> StoredBundles.at(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"../evil", "/etc/passwd", "data/../../x", "C:/x", "x\u0000y", "data//x", ".hidden", "a/b/c/d/e"})
    void aNameThatLeadsElsewhereIsMro4020(String name) throws IOException {
        store(Map.of("info.json", "{}".getBytes(StandardCharsets.UTF_8), name, new byte[1]));

        refused(StorageError.BUNDLE_UNUSABLE, () -> reader(store).open(PLACE));
    }

    @Test
    void aBrokenInfoIsMro4020AndNotQuoted() throws IOException {
        store(Map.of("info.json", "{\"secret\": ".getBytes(StandardCharsets.UTF_8)));

        JobFailure failure = assertThrows(JobFailure.class, () -> reader(store).open(PLACE));
        assertEquals("MRO-4020: info.json is not readable JSON", failure.getMessage());
    }

    @Test
    void aMapThatEndsEarlyOrIsDamagedIsMro4020() throws IOException {
        byte[] whole = map(Pixel.FLOAT32);
        byte[] cut = Arrays.copyOf(whole, whole.length - 4);
        byte[] nifti2 = whole.clone();
        nifti2[0] = 28;
        byte[] endless = whole.clone();
        endless[42] = (byte) 0xff;
        endless[43] = 0x7f;
        endless[44] = (byte) 0xff;
        endless[45] = 0x7f;
        byte[] nowhere = whole.clone();
        Arrays.fill(nowhere, 280, 328, (byte) 0);
        byte[] doubles = whole.clone();
        doubles[70] = 64;
        for (byte[] bytes : List.of(cut, nifti2, endless, nowhere, doubles, new byte[100])) {
            store(Map.of("info.json", ONE_MAP.getBytes(StandardCharsets.UTF_8), "data/SNR.nii.gz", gzip(bytes)));
            try (OpenBundle bundle = reader(store).open(PLACE)) {
                refused(StorageError.BUNDLE_UNUSABLE, () -> {
                    try (StoredMap map = bundle.map("SNR")) {
                        map.read(1);
                    }
                });
            }
        }
    }

    @Test
    void aMapWithoutGzipIsMro4020() throws IOException {
        store(Map.of("info.json", ONE_MAP.getBytes(StandardCharsets.UTF_8), "data/SNR.nii.gz", map(Pixel.FLOAT32)));
        try (OpenBundle bundle = reader(store).open(PLACE)) {
            refused(StorageError.BUNDLE_UNUSABLE, () -> bundle.map("SNR"));
        }
    }

    @Test
    void onlyWhatIsAskedForIsFetched() throws IOException {
        byte[] large = new byte[4 << 20];
        new Random(1).nextBytes(large); // does not compress
        store(Map.of("large", large, "info.json", "{}".getBytes(StandardCharsets.UTF_8)));
        AtomicLong fetched = new AtomicLong();
        BlobStore counted = new CountedStore(store, fetched);
        try (OpenBundle bundle = reader(counted).open(PLACE)) {
            assertEquals(List.of(), bundle.maps());
        }
        assertEquals(0, fetched.get() / (1 << 20), "bytes: " + fetched.get());
    }

    private void store(Map<String, byte[]> files) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
                zip.closeEntry();
            }
        }
        store.put(PLACE, out -> out.write(bytes.toByteArray()));
    }

    private static byte[] map(Pixel pixel) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        NiftiWriter.write(bytes, new HeapVolume(4, 3, 2, false), pixel, VoxelGrid.IDENTITY);
        return new GZIPInputStream(new ByteArrayInputStream(bytes.toByteArray())).readAllBytes();
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        }
        return out.toByteArray();
    }

    private static void refused(ErrorCode code, Executable action) {
        assertEquals(code, assertThrows(JobFailure.class, action).code());
    }
}
