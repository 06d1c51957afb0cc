package org.mroptimum.local.scan;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.Stream;
import org.mroptimum.domain.kspace.KSpace;
import org.mroptimum.domain.kspace.SliceGeometry;
import org.mroptimum.domain.kspace.Vector3;
import org.mroptimum.domain.port.BlobStore;
import org.mroptimum.domain.port.MemoryAuditTrail;
import org.mroptimum.domain.port.MemoryScanStore;
import org.mroptimum.domain.port.ScanExamples;
import org.mroptimum.domain.scan.PieceChecksum;
import org.mroptimum.domain.scan.Scan;
import org.mroptimum.domain.scan.ScanId;
import org.mroptimum.domain.scan.ScanLimits;
import org.mroptimum.domain.usecase.AppendPiece;
import org.mroptimum.domain.usecase.BeginUpload;
import org.mroptimum.domain.usecase.CheckScan;
import org.mroptimum.domain.usecase.DeleteScan;
import org.mroptimum.domain.usecase.ExpireScans;
import org.mroptimum.domain.usecase.LookIntoScan;
import org.mroptimum.domain.usecase.TakeUpUploads;
import org.mroptimum.local.arrays.ArrayReader;
import org.mroptimum.local.deidentify.HeaderDeidentifier;
import org.mroptimum.local.image.ImageFiles;
import org.mroptimum.local.ismrmrd.IsmrmrdReader;
import org.mroptimum.local.rawdata.RawDataFormats;
import org.mroptimum.local.store.FileSystemBlobStore;
import org.mroptimum.local.synthetic.SyntheticScan;
import org.mroptimum.local.synthetic.TwixWriter;
import org.mroptimum.local.twix.TwixReader;

/** Everything an upload meets, over a folder. Whole uploads wait in {@link #whole} until the test lets them be checked. */
final class UploadBench {
    final Path folder;
    final MemoryScanStore store = new MemoryScanStore();
    final MemoryAuditTrail audit = new MemoryAuditTrail();
    final List<ScanId> whole = new ArrayList<>();
    final List<Scan> used = new ArrayList<>();
    final BlobStore blobs;
    ScanLimits limits = new ScanLimits(100_000_000, 50_000_000, true);
    long reserveBytes;
    Instant now = ScanExamples.NOON;
    OptionalInt keepDays = OptionalInt.empty();

    UploadBench(Path folder) {
        this.folder = folder;
        this.blobs = new FileSystemBlobStore(folder.resolve("store"));
    }

    IncomingFolder files() {
        return new IncomingFolder(folder.resolve("incoming"), reserveBytes);
    }

    Scan begin(String owner, String name, long bytes, Optional<String> sha256) {
        return new BeginUpload(store, files(), () -> limits, ScanExamples::id, () -> now)
                .begin(owner, name, bytes, sha256);
    }

    Scan append(Scan scan, long offset, InputStream bytes, Optional<PieceChecksum> checksum) throws IOException {
        return new AppendPiece(store, files(), whole::add, () -> now)
                .append(scan.owner(), scan.id(), offset, bytes, checksum);
    }

    Scan append(Scan scan, long offset, byte[] bytes) throws IOException {
        return append(scan, offset, new ByteArrayInputStream(bytes), Optional.empty());
    }

    /** Uploads in one piece and checks. */
    Scan uploaded(String name, byte[] bytes) throws IOException {
        Scan scan = begin("anna", name, bytes.length, Optional.empty());
        append(scan, 0, bytes);
        check().check(scan.id());
        return store.find(scan.id()).orElseThrow();
    }

    CheckScan check() {
        return new CheckScan(
                store,
                files(),
                blobs,
                new LookIntoScan(
                        new RawDataFormats(Stream.concat(
                                        Stream.of(new TwixReader(), new IsmrmrdReader()), ArrayReader.all().stream())
                                .toList()),
                        new ImageFiles()),
                new HeaderDeidentifier(),
                () -> limits,
                () -> now);
    }

    DeleteScan delete() {
        return new DeleteScan(store, files(), blobs, used::contains, () -> now);
    }

    void restart() {
        new TakeUpUploads(store, files(), check(), delete(), () -> now).run();
    }

    int expire(Duration later) {
        now = now.plus(later);
        return new ExpireScans(store, delete(), () -> keepDays, audit, () -> now).run();
    }

    /** All files below the folder, as text. */
    List<String> everyFile() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }

    /** A small Siemens file with noise. */
    byte[] twix() throws IOException {
        Random random = new Random(5);
        KSpace signal = random(random, 16, 8, 2);
        SliceGeometry slice = new SliceGeometry(
                new Vector3(0, 0, 0), new Vector3(1, 0, 0), new Vector3(0, 1, 0), new Vector3(0, 0, 1), 200, 200, 5);
        SyntheticScan scan = new SyntheticScan(
                List.of(List.of(signal)),
                Optional.of(random(random, 32, 4, 2)),
                1,
                5000,
                5000,
                1,
                1,
                0,
                false,
                List.of(slice));
        Path file = Files.createTempFile(folder, "twix", ".tmp");
        try {
            Files.delete(file);
            TwixWriter.vd().noiseEarlier().write(file, scan);
            return Files.readAllBytes(file);
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private static KSpace random(Random random, int frequency, int phase, int coils) {
        KSpace k = new KSpace(frequency, phase, coils);
        for (int c = 0; c < coils; c++) {
            for (int i = 0; i < k.size(); i++) {
                k.re(c)[i] = (float) random.nextGaussian();
                k.im(c)[i] = (float) random.nextGaussian();
            }
        }
        return k;
    }
}
