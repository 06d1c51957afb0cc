package org.mroptimum.domain.usecase;

import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.RequestError;
import org.mroptimum.domain.job.StorageError;
import org.mroptimum.domain.port.IncomingFiles;
import org.mroptimum.domain.port.ScanStore;
import org.mroptimum.domain.scan.Scan;
import org.mroptimum.domain.scan.ScanId;
import org.mroptimum.domain.scan.ScanLimits;

/** Makes room for a file that a user wants to bring. */
public final class BeginUpload {
    private static final int LONGEST_NAME = 200;

    private final ScanStore store;
    private final IncomingFiles files;
    private final Supplier<ScanLimits> limits;
    private final Supplier<ScanId> ids;
    private final InstantSource clock;

    /**
     * The door for all uploads.
     *
     * @param limits asked at each upload, because an administrator may change them
     * @param ids an id at each call that nobody can guess
     */
    public BeginUpload(
            ScanStore store,
            IncomingFiles files,
            Supplier<ScanLimits> limits,
            Supplier<ScanId> ids,
            InstantSource clock) {
        this.store = store;
        this.files = files;
        this.limits = limits;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * A new upload without bytes.
     *
     * @param name the file's name for people; folders before it are dropped
     * @param bytes size of the file, at least 1
     * @param sha256 hexadecimal hash of the whole file, if the sender knows it
     * @throws JobFailure MRO-1018 for an unusable name, size or hash, MRO-4014 for a file that is too large, MRO-4013 when the
     *     user's room is used up, MRO-4016 when the disk has no room
     */
    public Scan begin(String owner, String name, long bytes, Optional<String> sha256) {
        return begin(ids.get(), owner, name, bytes, sha256);
    }

    /** The same under an id that no scan has. */
    Scan begin(ScanId id, String owner, String name, long bytes, Optional<String> sha256) {
        if (bytes < 1) {
            throw new JobFailure(RequestError.BAD_UPLOAD, "an upload has at least one byte, not " + bytes);
        }
        Optional<String> hash = sha256.map(text -> text.toLowerCase(Locale.ROOT));
        if (hash.isPresent() && !hash.get().matches("[0-9a-f]{64}")) {
            throw new JobFailure(RequestError.BAD_UPLOAD, "a SHA-256 has 64 hexadecimal digits");
        }
        ScanLimits allowed = limits.get();
        if (bytes > allowed.largestBytes()) {
            throw new JobFailure(
                    StorageError.UPLOAD_TOO_LARGE,
                    "the file has " + bytes + " bytes, and this server takes " + allowed.largestBytes());
        }
        files.requireRoom(bytes);
        Scan scan = Scan.begun(id, owner, plainName(name), bytes, hash, clock.instant());
        if (!store.add(scan)) {
            throw new IllegalStateException("the id of a new scan is taken");
        }
        // Counted after it was added: of two uploads that race for the last room at most one stays.
        long used = store.bytes(owner);
        if (used > allowed.bytesPerUser()) {
            store.remove(scan.id());
            throw new JobFailure(
                    StorageError.QUOTA_USED_UP,
                    "with this file your scans would have " + used + " bytes, and each user has room for "
                            + allowed.bytesPerUser());
        }
        return scan;
    }

    private static String plainName(String name) {
        String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1)
                .replaceAll("\\p{Cntrl}", "")
                .strip();
        if (last.isEmpty() || last.equals(".") || last.equals("..") || last.length() > LONGEST_NAME) {
            throw new JobFailure(
                    RequestError.BAD_UPLOAD, "the name of a file has 1 to " + LONGEST_NAME + " characters");
        }
        return last;
    }
}
