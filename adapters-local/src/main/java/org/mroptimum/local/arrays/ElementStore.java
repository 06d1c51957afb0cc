package org.mroptimum.local.arrays;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.RawDataError;
import org.mroptimum.local.rawdata.ReadOnlyFile;

/** The elements of an array in storage order. May be read from many threads at once. */
sealed interface ElementStore extends AutoCloseable {

    /** Copies {@code count} elements from element {@code first} on. */
    void read(long first, int count, float[] re, float[] im);

    @Override
    void close();

    /** Elements in a file, read where they are. */
    record OnDisk(FileChannel channel, long offset, ElementType type) implements ElementStore {

        @Override
        public void read(long first, int count, float[] re, float[] im) {
            ByteBuffer bytes = ByteBuffer.allocate(Math.multiplyExact(count, type.bytes()));
            long position = offset + first * type.bytes();
            try {
                while (bytes.hasRemaining()) {
                    if (channel.read(bytes, position + bytes.position()) < 0) {
                        throw new JobFailure(RawDataError.TRUNCATED, "the file ended while it was read");
                    }
                }
            } catch (IOException e) {
                throw new JobFailure(RawDataError.DAMAGED, "the array cannot be read", e);
            }
            type.decode(bytes, count, re, im);
        }

        @Override
        public void close() {
            ReadOnlyFile.close(channel);
        }
    }

    /** Elements in memory; the arrays must not change any more. */
    record InMemory(Elements elements) implements ElementStore {

        @Override
        public void read(long first, int count, float[] re, float[] im) {
            System.arraycopy(elements.re, (int) first, re, 0, count);
            System.arraycopy(elements.im, (int) first, im, 0, count);
        }

        @Override
        public void close() {
            // Memory is given back by the garbage collector.
        }
    }

    /** Planar complex numbers. */
    final class Elements {
        final float[] re;
        final float[] im;

        Elements(int count) {
            re = new float[count];
            im = new float[count];
        }
    }
}
