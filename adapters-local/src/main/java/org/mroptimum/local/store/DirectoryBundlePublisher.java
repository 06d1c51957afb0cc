package org.mroptimum.local.store;

import java.io.IOException;
import java.nio.file.Path;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.JobRequest.JobIdentity;
import org.mroptimum.domain.job.StorageError;
import org.mroptimum.domain.port.BundlePublisher;

/**
 * Publishes into one folder, the {@code OUT} of the command line; results and failures alike, so that the folder always tells
 * about the latest run.
 *
 * <p>All files are first written to a hidden folder inside OUT. Then the files of an earlier bundle are removed and the new ones
 * moved in, {@code info.json} last: a folder with an {@code info.json} holds a whole bundle. Foreign files stay; one that has the
 * name of a bundle's file is kept as {@code NAME.~1~}. {@link OwnedFiles} tells the two apart. Runs that finish at the same time
 * move their files one after the other ({@link FolderLock}): the bundle is that of the last one, whole.
 */
public final class DirectoryBundlePublisher implements BundlePublisher {
    private final Path folder;

    /** Publishes into {@code folder}, which is created when needed. */
    public DirectoryBundlePublisher(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
    }

    @Override
    public Location publish(Kind kind, JobIdentity identity, Files files) {
        try (UnfinishedBundle bundle = UnfinishedBundle.in(folder)) {
            files.writeTo(bundle);
            bundle.moveIn();
        } catch (IOException e) {
            throw new JobFailure(StorageError.NOT_WRITABLE, PlainCause.inFolder(folder, e), e);
        }
        return new Location(folder.toString(), "");
    }
}
