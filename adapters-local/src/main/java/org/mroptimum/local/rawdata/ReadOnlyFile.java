package org.mroptimum.local.rawdata;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.RawDataError;

/** Opens raw data files for reading by position. */
public final class ReadOnlyFile {
    private ReadOnlyFile() {}

    /** Opens the file; MRO-2005 when it cannot be opened. */
    public static FileChannel open(Path path) {
        try {
            return FileChannel.open(path, StandardOpenOption.READ);
        } catch (IOException e) {
            throw new JobFailure(RawDataError.DAMAGED, "the file cannot be opened", e);
        }
    }

    /** Closes without a failure: the file was opened for reading only, so nothing can be lost. */
    public static void close(FileChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            return;
        }
    }
}
