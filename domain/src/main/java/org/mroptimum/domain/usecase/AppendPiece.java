package org.mroptimum.domain.usecase;

import java.io.IOException;
import java.io.InputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Consumer;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.RequestError;
import org.mroptimum.domain.job.StorageError;
import org.mroptimum.domain.port.IncomingFiles;
import org.mroptimum.domain.port.ScanStore;
import org.mroptimum.domain.scan.PieceChecksum;
import org.mroptimum.domain.scan.Scan;
import org.mroptimum.domain.scan.ScanId;
import org.mroptimum.domain.scan.ScanState;

/** Takes the next bytes of an upload. What it told to be received is on the disk and survives the death of the process. */
public final class AppendPiece {
    private final ScanStore store;
    private final IncomingFiles files;
    private final FindScans scans;
    private final Consumer<ScanId> whole;
    private final InstantSource clock;

    /**
     * The door for all pieces.
     *
     * @param whole hears of uploads that have all their bytes and are to be checked; must not wait for it
     */
    public AppendPiece(ScanStore store, IncomingFiles files, Consumer<ScanId> whole, InstantSource clock) {
        this.store = store;
        this.files = files;
        this.scans = new FindScans(store);
        this.whole = whole;
        this.clock = clock;
    }

    /**
     * Appends bytes.
     *
     * @param offset where they belong: behind what was received
     * @param bytes read to the end; when it fails, what came before stays, unless there is a checksum
     * @param checksum of these bytes; when they differ, none of them stays
     * @return the upload afterwards
     * @throws IOException when the bytes stop to come
     * @throws JobFailure MRO-4001 for an unknown or foreign upload, MRO-1017 for another offset, MRO-1018 for more bytes than declared,
     *     MRO-4015 for wrong bytes, MRO-4016 when the disk is full, MRO-4017 while another connection writes
     */
    public Scan append(String owner, ScanId id, long offset, InputStream bytes, Optional<PieceChecksum> checksum)
            throws IOException {
        requireOffset(scans.require(owner, id), offset);
        Scan after;
        try (IncomingFiles.Incoming file = files.open(id)) {
            // Looked up again: whoever had the file before may have moved on.
            Scan before = scans.require(owner, id);
            requireOffset(before, offset);
            if (before.state() != ScanState.UPLOADING) {
                return before;
            }
            requireAllOf(before, file.size());
            Advance advance = new Advance(before);
            if (checksum.isPresent()) {
                advance.to(checked(file, before, bytes, checksum.get()));
            } else {
                file.write(offset, bytes, before.bytes() - offset, advance::to);
            }
            if (bytes.read() >= 0) {
                throw new JobFailure(
                        RequestError.BAD_UPLOAD, "more than the declared " + before.bytes() + " bytes came");
            }
            after = advance.finished();
        }
        if (after.state() == ScanState.CHECKING) {
            whole.accept(id);
        }
        return after;
    }

    /** The disk may have lost what it held, in a power cut for example: the upload goes on from what is there. */
    private void requireAllOf(Scan scan, long there) {
        if (there < scan.received()) {
            store.replace(scan, scan.withReceived(there, clock.instant()));
            throw new JobFailure(
                    RequestError.WRONG_OFFSET,
                    "the server has lost bytes of the upload, which goes on at " + there + " instead of "
                            + scan.received());
        }
    }

    private static long checked(IncomingFiles.Incoming file, Scan before, InputStream bytes, PieceChecksum checksum)
            throws IOException {
        long offset = before.received();
        boolean right = false;
        try {
            DigestInputStream hashed = new DigestInputStream(bytes, digest(checksum.algorithm()));
            long size = file.write(offset, hashed, before.bytes() - offset, ignored -> {});
            String seen = HexFormat.of().formatHex(hashed.getMessageDigest().digest());
            right = seen.equals(checksum.hexadecimal());
            if (!right) {
                throw new JobFailure(
                        StorageError.CHECKSUM_DIFFERS, "the bytes from " + offset + " on do not have their checksum");
            }
            return size;
        } finally {
            if (!right) {
                file.truncate(offset);
            }
        }
    }

    private static MessageDigest digest(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new JobFailure(RequestError.BAD_UPLOAD, "the checksum's algorithm is not known here", e);
        }
    }

    private static void requireOffset(Scan scan, long offset) {
        if (scan.received() != offset) {
            throw new JobFailure(
                    RequestError.WRONG_OFFSET,
                    "the upload has " + scan.received() + " bytes, and the piece begins at " + offset);
        }
    }

    /** Keeps the store informed. */
    private final class Advance {
        private Scan last;

        Advance(Scan before) {
            this.last = before;
        }

        void to(long received) {
            if (received > last.received()) {
                become(last.withReceived(received, clock.instant()));
            }
        }

        Scan finished() {
            if (last.received() == last.bytes()) {
                become(last.become(ScanState.CHECKING, clock.instant()));
            }
            return last;
        }

        private void become(Scan next) {
            if (!store.replace(last, next)) {
                throw FindScans.notFound(last.id()); // its owner deleted it meanwhile
            }
            last = next;
        }
    }
}
