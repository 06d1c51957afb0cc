package org.mroptimum.local.store;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.StorageError;
import org.mroptimum.domain.result.Volume;

/**
 * A volume in a temporary file: slice after slice, the real parts of a slice before its imaginary parts. Positional reads and
 * writes only, so that threads working on different slices do not disturb each other.
 */
final class FileVolume implements Volume, AutoCloseable {
    private final FileChannel channel;
    private final int frequency;
    private final int phase;
    private final int slices;
    private final boolean complex;

    private FileVolume(FileChannel channel, int frequency, int phase, int slices, boolean complex) {
        this.channel = channel;
        this.frequency = frequency;
        this.phase = phase;
        this.slices = slices;
        this.complex = complex;
    }

    static FileVolume create(Path folder, int frequency, int phase, int slices, boolean complex) throws IOException {
        FileChannel channel = FileChannel.open(
                folder.resolve(StorePaths.UNFINISHED + UUID.randomUUID()),
                StandardOpenOption.CREATE_NEW,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE,
                StandardOpenOption.SPARSE,
                StandardOpenOption.DELETE_ON_CLOSE);
        FileVolume volume = new FileVolume(channel, frequency, phase, slices, complex);
        long bytes = volume.position(slices, false);
        if (bytes > 0) {
            // the gap before the last byte reads as zeros, as a fresh volume must
            channel.write(ByteBuffer.allocate(1), bytes - 1);
        }
        return volume;
    }

    @Override
    public int frequency() {
        return frequency;
    }

    @Override
    public int phase() {
        return phase;
    }

    @Override
    public int slices() {
        return slices;
    }

    @Override
    public boolean complex() {
        return complex;
    }

    @Override
    public void put(int slice, float[] re, float[] im) {
        write(slice, false, re);
        if (complex) {
            write(slice, true, im);
        }
    }

    @Override
    public float[] re(int slice) {
        return read(slice, false);
    }

    @Override
    public float[] im(int slice) {
        return complex ? read(slice, true) : new float[frequency * phase];
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new JobFailure(StorageError.NOT_WRITABLE, "a temporary file cannot be removed", e);
        }
    }

    private void write(int slice, boolean imaginary, float[] values) {
        checkSlice(slice);
        ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * frequency * phase);
        bytes.asFloatBuffer().put(values, 0, frequency * phase);
        try {
            long position = position(slice, imaginary);
            while (bytes.hasRemaining()) {
                position += channel.write(bytes, position);
            }
        } catch (IOException e) {
            throw new JobFailure(StorageError.NOT_WRITABLE, "a temporary file cannot be written", e);
        }
    }

    private float[] read(int slice, boolean imaginary) {
        checkSlice(slice);
        ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * frequency * phase);
        try {
            long position = position(slice, imaginary);
            while (bytes.hasRemaining()) {
                int count = channel.read(bytes, position);
                if (count < 0) {
                    throw new EOFException("the temporary file is too short");
                }
                position += count;
            }
        } catch (IOException e) {
            throw new JobFailure(StorageError.NOT_READABLE, "a temporary file cannot be read", e);
        }
        float[] values = new float[frequency * phase];
        bytes.flip().asFloatBuffer().get(values);
        return values;
    }

    private void checkSlice(int slice) {
        if (slice < 0 || slice >= slices) {
            throw new IndexOutOfBoundsException("slice " + slice + " of " + slices);
        }
    }

    private long position(int slice, boolean imaginary) {
        long plane = (long) Float.BYTES * frequency * phase;
        return (complex ? 2 : 1) * plane * slice + (imaginary ? plane : 0);
    }
}
