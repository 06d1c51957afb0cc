package org.mroptimum.local.arrays;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.mroptimum.domain.job.FileReference;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.RawDataError;
import org.mroptimum.local.arrays.StoredArray.Contents;
import org.mroptimum.local.rawdata.ReadOnlyFile;

/** A single NumPy array, read slice by slice. */
public record NpyFormat() implements ArrayFormat {

    @Override
    public String name() {
        return "NumPy array";
    }

    @Override
    public List<String> vendors() {
        return List.of("numpy");
    }

    @Override
    public boolean recognises(Path file) {
        return Arrays.equals(ArrayFiles.start(file, NpyHeader.MAGIC.length), NpyHeader.MAGIC);
    }

    @Override
    public Contents open(Path file, FileReference reference) {
        try (InputStream in = Files.newInputStream(file)) {
            NpyHeader header = NpyHeader.read(in);
            long room = Files.size(file) - header.dataOffset();
            if (header.elements() > room / header.type().bytes()) {
                throw new JobFailure(
                        RawDataError.TRUNCATED,
                        "the array promises " + header.elements() + " elements, the file holds "
                                + Math.max(0, room / header.type().bytes()));
            }
            FileChannel channel = ReadOnlyFile.open(file);
            StoredArray array = header.over(new ElementStore.OnDisk(channel, header.dataOffset(), header.type()));
            return new Contents(name(), array, Map.of(), List.of());
        } catch (IOException e) {
            throw new JobFailure(RawDataError.DAMAGED, "the array cannot be read", e);
        }
    }
}
