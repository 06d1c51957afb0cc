package org.mroptimum.local.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mroptimum.domain.job.FileReference;
import org.mroptimum.domain.job.FileSource;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.StorageError;
import org.mroptimum.domain.port.BlobId;
import org.mroptimum.domain.port.BlobStore;
import org.mroptimum.domain.port.InputStaging;
import org.mroptimum.domain.port.Progress;
import org.mroptimum.domain.port.StagedFile;
import org.mroptimum.domain.port.TemporaryLinks;

/**
 * Fetches inputs from an object store into a scratch folder. A temporary link is taken first; when it is refused there (403), the
 * store is asked with the program's own rights (contract 6.2). Both files of a BART pair are fetched, whichever is named.
 *
 * <p>Files on this machine are left to another staging, if there is one: without it they are MRO-4006. Fetched files have random
 * names, are readable by this user only and go away with {@link #release}; a file that several references name is fetched once.
 */
public final class FetchedInputStaging implements InputStaging {
    private final ObjectFetch fetch;
    private final Optional<InputStaging> local;
    private final Map<Source, Held> held = new HashMap<>();

    /**
     * Nothing is fetched yet.
     *
     * @param scratch where fetched files go; created when needed
     * @param local what stages files of this machine; empty where requests come from strangers
     */
    public FetchedInputStaging(BlobStore store, TemporaryLinks links, Path scratch, Optional<InputStaging> local) {
        this(new ObjectFetch(store, links, new ScratchDisk(scratch), true), local);
    }

    private FetchedInputStaging(ObjectFetch fetch) {
        this(fetch, Optional.empty());
    }

    /**
     * For a server whose store holds files of several users: a link is all that its sender may use. What stands beside it, bucket and
     * key, names nothing in the store.
     *
     * @param scratch where fetched files go; created when needed
     */
    public static FetchedInputStaging ofSeveralUsers(BlobStore store, TemporaryLinks links, Path scratch) {
        return new FetchedInputStaging(new ObjectFetch(store, links, new ScratchDisk(scratch), false));
    }

    FetchedInputStaging(ObjectFetch fetch, Optional<InputStaging> local) {
        this.fetch = fetch;
        this.local = local;
    }

    @Override
    public synchronized StagedFile stage(FileReference reference, Progress progress) {
        if (reference.source() instanceof FileSource.S3 object) {
            BlobId id = new BlobId(object.bucket(), object.key());
            Source source = new Source(id, fetch.insteadOfLinks() ? Optional.empty() : object.presignedUrl());
            Held known = held.get(source);
            List<Path> files =
                    known == null ? fetched(id, object.presignedUrl(), reference.filename(), progress) : known.files();
            held.put(source, new Held(files, known == null ? 1 : known.users() + 1));
            return staged(files.get(0), reference.filename());
        }
        return local.orElseThrow(() -> new JobFailure(
                        StorageError.NO_STORE, "this installation takes files from its object store only"))
                .stage(reference, progress);
    }

    /** The named object's file first, then its partner's; nothing stays when one of them fails. */
    private List<Path> fetched(BlobId id, Optional<String> link, String filename, Progress progress) {
        List<Path> files = new ArrayList<>();
        boolean complete = false;
        try {
            Path file = fetch.disk().newFile(FetchedName.suffix(id, filename));
            files.add(file);
            fetch.fetch(file, id, link, progress);
            boolean asksStore = link.isEmpty() || fetch.insteadOfLinks();
            FetchedName.partner(id).filter(there -> asksStore).ifPresent(partner -> {
                Path beside = fetch.disk().partner(file, FetchedName.suffix(partner, ""));
                files.add(beside);
                fetch.fetch(beside, partner, Optional.empty(), progress);
            });
            complete = true;
            return List.copyOf(files);
        } finally {
            if (!complete) {
                ScratchDisk.remove(files);
            }
        }
    }

    private static StagedFile staged(Path file, String name) {
        try {
            return new StagedFile(file.toString(), name, Files.size(file));
        } catch (IOException e) {
            throw new JobFailure(StorageError.NOT_READABLE, name + " cannot be read", e);
        }
    }

    @Override
    public byte[] sha256(StagedFile file, Progress progress) {
        try {
            return ContentHash.sha256(Path.of(file.location()), progress);
        } catch (IOException e) {
            throw new JobFailure(StorageError.NOT_READABLE, file.name() + " cannot be read", e);
        }
    }

    @Override
    public synchronized void release(StagedFile file) {
        Optional<Source> fetched = held.entrySet().stream()
                .filter(e -> e.getValue().files().get(0).toString().equals(file.location()))
                .map(Map.Entry::getKey)
                .findFirst();
        if (fetched.isEmpty()) {
            local.ifPresent(staging -> staging.release(file));
            return;
        }
        Held used = held.remove(fetched.get());
        if (used != null && used.users() > 1) {
            held.put(fetched.get(), new Held(used.files(), used.users() - 1));
        } else if (used != null) {
            ScratchDisk.remove(used.files());
        }
    }

    /**
     * Where bytes came from.
     *
     * @param link a part of the name where links of several users may lead to different files, whatever stands beside them; never
     *     printed
     */
    private record Source(BlobId id, Optional<String> link) {
        @Override
        public String toString() {
            return id.printable();
        }
    }

    /**
     * What was fetched for one object.
     *
     * @param files the named file first, then its partner
     * @param users how often it was staged and not yet released
     */
    private record Held(List<Path> files, int users) {}
}
