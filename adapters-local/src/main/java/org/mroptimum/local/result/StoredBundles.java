package org.mroptimum.local.result;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.StorageError;
import org.mroptimum.domain.port.BlobId;
import org.mroptimum.domain.port.BlobStore;
import org.mroptimum.domain.port.BundleReader;
import org.mroptimum.domain.port.OpenBundle;

/** Opens bundles in a store, or where a command left them. */
public final class StoredBundles implements BundleReader {
    private final BlobStore store;

    /** Bundles in any store: only the parts that are asked for are fetched. */
    public StoredBundles(BlobStore store) {
        this.store = store;
    }

    @Override
    public OpenBundle open(BlobId place) {
        long bytes = store.stat(place)
                .orElseThrow(
                        () -> new JobFailure(StorageError.NOT_FOUND, "nothing is stored under " + place.printable()))
                .bytes();
        return zip(new BlobChannel(store, place, bytes));
    }

    /**
     * Opens the bundle in a folder or a ZIP file; the caller closes it.
     *
     * @throws JobFailure MRO-4001 when there is none, MRO-4020 when it is damaged
     */
    public static OpenBundle at(Path path) {
        if (!Files.exists(path)) {
            throw new JobFailure(StorageError.NOT_FOUND, "there is no bundle " + path);
        }
        try {
            return Files.isDirectory(path) ? new BundleContent(new FolderFiles(path)) : zip(Files.newByteChannel(path));
        } catch (IOException e) {
            throw new JobFailure(StorageError.NOT_READABLE, "this user may not read " + path, e);
        }
    }

    private static OpenBundle zip(SeekableByteChannel channel) {
        try {
            return new BundleContent(ZipFiles.open(channel));
        } catch (IOException e) {
            throw new JobFailure(StorageError.BUNDLE_UNUSABLE, "the ZIP cannot be read", e);
        }
    }
}
