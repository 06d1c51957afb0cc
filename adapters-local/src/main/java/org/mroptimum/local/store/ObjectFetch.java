package org.mroptimum.local.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.OptionalLong;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.StorageError;
import org.mroptimum.domain.math.Workers;
import org.mroptimum.domain.port.BlobId;
import org.mroptimum.domain.port.BlobStore;
import org.mroptimum.domain.port.Progress;
import org.mroptimum.domain.port.TemporaryLinks;

/**
 * Copies objects into files. A small object is read whole, so that the store's checksum covers it. A large one comes in pieces,
 * several at a time; when a connection breaks, only the rest of its piece is asked for again. What lies on the scratch disk already
 * is not copied but gets a second name.
 */
final class ObjectFetch {
    private static final int PIECE_BYTES = 64 << 20;
    private static final int AT_A_TIME = 4;

    private final BlobStore store;
    private final TemporaryLinks links;
    private final ScratchDisk disk;
    private final boolean insteadOfLinks;
    private final int pieceBytes;

    /**
     * Copies from a store, and over links.
     *
     * @param insteadOfLinks whether the store may be asked for an object whose link does not work
     */
    ObjectFetch(BlobStore store, TemporaryLinks links, ScratchDisk disk, boolean insteadOfLinks) {
        this(store, links, disk, insteadOfLinks, PIECE_BYTES);
    }

    ObjectFetch(BlobStore store, TemporaryLinks links, ScratchDisk disk, boolean insteadOfLinks, int pieceBytes) {
        this.insteadOfLinks = insteadOfLinks;
        this.store = store;
        this.links = links;
        this.disk = disk;
        this.pieceBytes = pieceBytes;
    }

    ScratchDisk disk() {
        return disk;
    }

    boolean insteadOfLinks() {
        return insteadOfLinks;
    }

    /** Fills the file with the object, over the link if there is one that works, else from the store. */
    void fetch(Path file, BlobId id, Optional<String> link, Progress progress) {
        progress.stopIfCancelled("fetching the input");
        if (link.isEmpty() && store instanceof StoredFiles files && disk.isSecondNameOf(file, files.file(id))) {
            return;
        }
        try (FileChannel out = FileChannel.open(file, StandardOpenOption.WRITE)) {
            if (link.isEmpty() || !overLink(out, id, link.get(), progress)) {
                out.truncate(0);
                fromStore(out, id, progress);
            }
        } catch (IOException e) {
            throw ScratchDisk.full(e);
        }
    }

    private boolean overLink(FileChannel out, BlobId id, String link, Progress progress) {
        if (insteadOfLinks) {
            size(id).ifPresent(disk::requireRoom);
        }
        try {
            ResumedCopy.copy(out, 0, progress, position -> links.open(link, position));
            return true;
        } catch (JobFailure e) {
            if (e.code() != StorageError.NOT_READABLE || !insteadOfLinks) {
                throw e;
            }
            return false; // expired or for somebody else: the program's own rights may do (contract 6.2)
        }
    }

    /** The size, if this program has the right to ask. */
    private OptionalLong size(BlobId id) {
        try {
            return store.stat(id).map(s -> OptionalLong.of(s.bytes())).orElse(OptionalLong.empty());
        } catch (JobFailure e) {
            if (e.code() == StorageError.OUTSIDE_STORE) {
                throw e;
            }
            return OptionalLong.empty(); // the link may still work
        }
    }

    private void fromStore(FileChannel out, BlobId id, Progress progress) throws IOException {
        long bytes = store.stat(id)
                .orElseThrow(() -> new JobFailure(StorageError.NOT_FOUND, "nothing is stored under " + id.printable()))
                .bytes();
        disk.requireRoom(bytes);
        if (bytes <= pieceBytes) {
            ResumedCopy.again(out, progress, () -> store.open(id));
        } else {
            int pieces = Math.toIntExact((bytes + pieceBytes - 1) / pieceBytes);
            try (Workers workers = new Workers(Math.min(AT_A_TIME, pieces), progress::cancelled)) {
                workers.each(pieces, (piece, worker) -> {
                    long from = (long) piece * pieceBytes;
                    long end = Math.min(bytes, from + pieceBytes);
                    ResumedCopy.copy(out, from, progress, position -> store.open(id, position, end - position));
                });
            }
        }
        if (out.size() != bytes) {
            throw new JobFailure(StorageError.NOT_READABLE, id.printable() + " changed while it was read");
        }
    }
}
