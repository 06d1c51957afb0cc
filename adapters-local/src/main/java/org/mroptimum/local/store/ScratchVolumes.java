package org.mroptimum.local.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.StorageError;
import org.mroptimum.domain.result.HeapVolume;
import org.mroptimum.domain.result.Volume;
import org.mroptimum.domain.result.Volumes;

/**
 * Keeps volumes in memory as long as all of them together fit a budget, and in temporary files after that. The files vanish
 * with {@link #close}.
 */
public final class ScratchVolumes implements Volumes {
    private final Path folder;
    private final List<FileVolume> files = new ArrayList<>();
    private long heapBytesLeft;

    /**
     * Nothing is allocated yet.
     *
     * @param folder where temporary files go; created when needed
     * @param heapBytes memory that all volumes together may use
     */
    public ScratchVolumes(Path folder, long heapBytes) {
        this.folder = folder;
        this.heapBytesLeft = heapBytes;
    }

    @Override
    public synchronized Volume allocate(int frequency, int phase, int slices, boolean complex) {
        long bytes = (complex ? 2L : 1L) * Float.BYTES * frequency * phase * slices;
        if (bytes <= heapBytesLeft) {
            heapBytesLeft -= bytes;
            return new HeapVolume(frequency, phase, slices, complex);
        }
        try {
            Files.createDirectories(folder);
            FileVolume volume = FileVolume.create(folder, frequency, phase, slices, complex);
            files.add(volume);
            return volume;
        } catch (IOException e) {
            throw new JobFailure(StorageError.NOT_WRITABLE, "there is no room for temporary files", e);
        }
    }

    @Override
    public synchronized void close() {
        files.forEach(FileVolume::close);
        files.clear();
    }
}
