package org.mroptimum.local.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mroptimum.domain.job.FileReference;
import org.mroptimum.domain.job.FileSource;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.RunError;
import org.mroptimum.domain.job.StorageError;
import org.mroptimum.domain.port.BlobId;
import org.mroptimum.domain.port.BlobStore;
import org.mroptimum.domain.port.InputStaging;
import org.mroptimum.domain.port.InputStagingContract;
import org.mroptimum.domain.port.StagedFile;
import org.mroptimum.domain.port.TemporaryLinks;

class FetchedInputStagingTest extends InputStagingContract {
    private static final String LINK = "https://host/x?X-Amz-Signature=abc";

    @TempDir
    Path folder;

    private final List<String> linkCalls = new ArrayList<>();
    private byte[] behindLink = {};
    private Optional<StorageError> linkFailure = Optional.empty();
    private int linkBreaks;
    private @Nullable InputStaging staging;

    @Override
    protected InputStaging staging() {
        if (staging == null) {
            staging = new FetchedInputStaging(store(), new Links(), scratch(), Optional.empty());
        }
        return staging;
    }

    @Override
    protected FileReference userFile(String name, byte[] content) {
        store().put(id(name), out -> out.write(content));
        return reference(name, Optional.empty());
    }

    @Override
    protected FileReference nothing(String name) {
        return reference(name, Optional.empty());
    }

    @Override
    protected boolean stands(FileReference reference, byte[] content) throws IOException {
        try (InputStream in = store().open(id(reference.filename()))) {
            return Arrays.equals(content, in.readAllBytes());
        }
    }

    @Test
    void aFileOfThisMachineIsNotCopied() throws IOException {
        FileSystemBlobStore files = new FileSystemBlobStore(folder.resolve("store"));
        BlobId id = id("scan.dat");
        files.put(id, out -> out.write("k-space".getBytes(UTF_8)));
        InputStaging staging = new FetchedInputStaging(files, new Links(), scratch(), Optional.empty());

        StagedFile staged = staging.stage(reference("scan.dat", Optional.empty()));
        Path file = Path.of(staged.location());

        assertEquals("k-space", Files.readString(file));
        assertTrue(staged.location().endsWith(".dat"), staged.location());
        assertEquals(
                Files.getAttribute(folder.resolve("store/data/scan.dat"), "unix:ino"),
                Files.getAttribute(file, "unix:ino"));

        staging.release(staged);
        assertFalse(Files.exists(file));
        assertTrue(Files.exists(folder.resolve("store/data/scan.dat")), "releasing keeps the user's file");
    }

    @Test
    void aCancelledFetchIsMro5002AndLeavesNothing() throws IOException {
        FileReference reference = userFile("signal.dat", new byte[10]);

        JobFailure failure = assertThrows(JobFailure.class, () -> staging().stage(reference, new Cancelled()));

        assertEquals(RunError.CANCELLED, failure.code());
        assertEquals(List.of(), scratchFiles());
        assertEquals(10, staging().stage(reference).bytes(), "another job may fetch it");
    }

    @Test
    void namesOnTheScratchDiskTellNothingAndGoWithRelease() throws IOException {
        InputStaging staging = inPiecesOf(1 << 20, new ShakyStore(store(), 0, 0));
        StagedFile plain = staging.stage(userFile("smith.john", new byte[1]));
        StagedFile pair = staging.stage(bartPair());

        assertEquals(3, scratchFiles().size());
        for (Path file : scratchFiles()) {
            assertFalse(file.toString().matches(".*(smith|john|scan).*"), file.toString());
            assertTrue(Files.getPosixFilePermissions(file).stream()
                    .noneMatch(p -> p.name().matches("(GROUP|OTHERS).*")));
        }
        staging.release(plain);
        staging.release(pair);
        assertEquals(List.of(), scratchFiles());
    }

    @Test
    void theSuffixMayComeFromTheNameThatTheUserKnows() {
        store().put(id("0af3"), out -> out.write(1));
        FileReference reference = new FileReference(
                new FileSource.S3("data", "0af3", Optional.empty()),
                "Mask.NII.GZ",
                Optional.empty(),
                false,
                Optional.empty(),
                Map.of());

        assertTrue(staging().stage(reference).location().endsWith(".nii.gz"));
    }

    @Test
    void aMissingPartnerLeavesNothingBehind() throws IOException {
        FileReference alone = userFile("alone.cfl", new byte[1]);

        assertEquals("MRO-4001", failure(staging(), alone).code().id());
        assertEquals(List.of(), scratchFiles());
    }

    @Test
    void aLinkIsTakenFirst() throws IOException {
        behindLink = "by link".getBytes(UTF_8);
        store().put(id("x.dat"), out -> out.write("by right".getBytes(UTF_8)));

        assertEquals("by link", staged(reference("x.dat", Optional.of(LINK))));
        assertEquals(List.of("0"), linkCalls);
    }

    @Test
    void aLinkThatIsForbiddenFallsBackToTheStore() throws IOException {
        linkFailure = Optional.of(StorageError.NOT_READABLE);
        store().put(id("x.dat"), out -> out.write("by right".getBytes(UTF_8)));

        assertEquals("by right", staged(reference("x.dat", Optional.of(LINK))));
    }

    @Test
    void whereSeveralUsersShareAStoreALinkNeverFallsBackToIt() throws IOException {
        linkFailure = Optional.of(StorageError.NOT_READABLE);
        store().put(id("x.dat"), out -> out.write("of somebody else".getBytes(UTF_8)));
        InputStaging shared = FetchedInputStaging.ofSeveralUsers(store(), new Links(), scratch());

        assertEquals(
                "MRO-4002",
                failure(shared, reference("x.dat", Optional.of(LINK))).code().id());
        assertEquals(List.of(), scratchFiles());
    }

    @Test
    void whereSeveralUsersShareAStoreTheFileOfOneLinkIsNotThatOfAnother() {
        behindLink = "by link".getBytes(UTF_8);
        store().put(id("x.cfl"), out -> out.write("by right".getBytes(UTF_8)));
        InputStaging shared = FetchedInputStaging.ofSeveralUsers(store(), new Links(), scratch());
        StagedFile first = shared.stage(reference("x.dat", Optional.of(LINK)));

        assertEquals(
                first.location(),
                shared.stage(reference("x.dat", Optional.of(LINK))).location());
        assertEquals(
                "MRO-4001",
                failure(shared, reference("x.dat", Optional.empty())).code().id());
        assertThrows(AssertionError.class, () -> shared.stage(reference("x.dat", Optional.of("another link"))));
        // Neither is the store asked for the other half of a pair.
        shared.stage(reference("x.hdr", Optional.of(LINK)));
    }

    @Test
    void aLinkThatBreaksARuleDoesNotFallBack() throws IOException {
        linkFailure = Optional.of(StorageError.LINK_REFUSED);
        store().put(id("x.dat"), out -> out.write("by right".getBytes(UTF_8)));

        assertEquals(
                "MRO-4008",
                failure(staging(), reference("x.dat", Optional.of(LINK))).code().id());
        assertEquals(List.of(), scratchFiles());
    }

    @Test
    void aBrokenLinkGoesOnWhereItBroke() throws IOException {
        behindLink = noise(10_000);
        linkBreaks = 3;
        StagedFile file = staging().stage(reference("x.dat", Optional.of(LINK)));

        assertArrayEquals(behindLink, Files.readAllBytes(Path.of(file.location())));
        assertEquals(List.of("0", "1000", "2000", "3000"), linkCalls);
    }

    @Test
    void aLargeObjectComesInPiecesAndOnlyTheRestOfABrokenOneAgain() throws IOException {
        byte[] content = noise(25_000);
        store().put(id("x.dat"), out -> out.write(content));
        ShakyStore shaky = new ShakyStore(store(), 1, 400);
        StagedFile file = inPiecesOf(10_000, shaky).stage(reference("x.dat", Optional.empty()));

        assertArrayEquals(content, Files.readAllBytes(Path.of(file.location())));
        List<String> asked = shaky.asked();
        assertEquals(4, asked.size(), asked.toString());
        assertTrue(asked.containsAll(List.of("0+10000", "10000+10000", "20000+5000")), asked.toString());
        assertTrue(
                asked.stream().anyMatch(List.of("400+9600", "10400+9600", "20400+4600")::contains), asked.toString());
    }

    @Test
    void aSmallObjectIsReadWholeAgainSoThatItsChecksumCounts() throws IOException {
        byte[] content = noise(5_000);
        store().put(id("x.dat"), out -> out.write(content));
        ShakyStore shaky = new ShakyStore(store(), 2, 6_000); // breaks at the very end, as a wrong checksum does
        StagedFile file = inPiecesOf(10_000, shaky).stage(reference("x.dat", Optional.empty()));

        assertArrayEquals(content, Files.readAllBytes(Path.of(file.location())));
        assertEquals(List.of("whole", "whole", "whole"), shaky.asked());
    }

    @Test
    void aConnectionThatAlwaysBreaksIsGivenUp() throws IOException {
        store().put(id("x.dat"), out -> out.write(noise(25_000)));
        for (int piece : new int[] {10_000, 30_000}) {
            JobFailure failure = failure(
                    inPiecesOf(piece, new ShakyStore(store(), Integer.MAX_VALUE, 0)),
                    reference("x.dat", Optional.empty()));
            assertEquals("MRO-4002", failure.code().id());
            assertEquals(List.of(), scratchFiles());
        }
    }

    @Test
    void whatDoesNotFitIsRefusedBeforeAnyByteIsFetched() throws IOException {
        store().put(id("x.dat"), out -> out.write(noise(1000)));
        behindLink = noise(1000);
        ShakyStore shaky = new ShakyStore(store(), 0, 0);
        ScratchDisk narrow = new ScratchDisk(scratch()) {
            @Override
            long free() {
                return 999;
            }
        };
        InputStaging fetched =
                new FetchedInputStaging(new ObjectFetch(shaky, new Links(), narrow, true), Optional.empty());

        assertEquals(
                "MRO-4003",
                failure(fetched, reference("x.dat", Optional.empty())).code().id());
        assertEquals(
                "MRO-4003",
                failure(fetched, reference("x.dat", Optional.of(LINK))).code().id());
        assertEquals(List.of(), shaky.asked());
        assertEquals(List.of(), linkCalls);
        assertEquals(List.of(), scratchFiles());
    }

    @Test
    void filesOfThisMachineAreForTheOtherStagingOrNobody() throws IOException {
        Path own = Files.writeString(folder.resolve("own.dat"), "mine");
        FileReference reference = FileReference.local(own.toString());

        assertEquals("MRO-4006", failure(staging(), reference).code().id());
        InputStaging both =
                new FetchedInputStaging(store(), new Links(), scratch(), Optional.of(new LocalInputStaging(folder)));
        StagedFile staged = both.stage(reference);
        both.release(staged);
        assertEquals("mine", Files.readString(own));
    }

    @Test
    void namesThatLeadOutsideAreRefused() {
        assertEquals(
                "MRO-4004",
                failure(staging(), reference("../x.dat", Optional.of(LINK)))
                        .code()
                        .id());
        assertEquals(List.of(), linkCalls);
    }

    private FileReference bartPair() {
        userFile("scan.hdr", new byte[1]);
        return userFile("scan.cfl", new byte[1]);
    }

    private String staged(FileReference reference) throws IOException {
        return Files.readString(Path.of(staging().stage(reference).location()));
    }

    private InputStaging inPiecesOf(int bytes, BlobStore store) {
        return new FetchedInputStaging(
                new ObjectFetch(store, new Links(), new ScratchDisk(scratch()), true, bytes), Optional.empty());
    }

    private static JobFailure failure(InputStaging staging, FileReference reference) {
        JobFailure failure = assertThrows(JobFailure.class, () -> staging.stage(reference));
        for (Throwable t = failure; t != null; t = t.getCause()) {
            assertFalse(String.valueOf(t.getMessage()).contains("Signature"));
        }
        return failure;
    }

    private BlobStore store() {
        return new FileSystemBlobStore(folder.resolve("store"));
    }

    private Path scratch() {
        return folder.resolve("scratch");
    }

    private List<Path> scratchFiles() throws IOException {
        if (!Files.exists(scratch())) {
            return List.of();
        }
        try (var files = Files.list(scratch())) {
            return files.toList();
        }
    }

    private static BlobId id(String key) {
        return new BlobId("data", key);
    }

    private static FileReference reference(String key, Optional<String> link) {
        return new FileReference(
                new FileSource.S3("data", key, link), key, Optional.empty(), false, Optional.empty(), Map.of());
    }

    private static byte[] noise(int bytes) {
        byte[] noise = new byte[bytes];
        new Random(bytes).nextBytes(noise);
        return noise;
    }

    /** Links whose network is this test: https is tested with the adapter that speaks it. */
    private final class Links implements TemporaryLinks {

        @Override
        public InputStream open(String link) {
            return open(link, 0);
        }

        @Override
        public InputStream open(String link, long offset) {
            assertEquals(LINK, link);
            linkCalls.add(String.valueOf(offset));
            linkFailure.ifPresent(code -> {
                throw new JobFailure(code, "for the test");
            });
            InputStream rest = new ByteArrayInputStream(behindLink, (int) offset, behindLink.length);
            return linkBreaks-- > 0 ? ShakyStore.breaking(rest, 1000) : rest;
        }

        @Override
        public void put(String link, BlobStore.Content content) {
            throw new AssertionError("staging uploads nothing");
        }
    }
}
