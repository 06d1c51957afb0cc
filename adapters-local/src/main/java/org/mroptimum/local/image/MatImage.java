package org.mroptimum.local.image;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.mroptimum.domain.result.HeapVolume;
import org.mroptimum.domain.result.Volume;
import us.hebi.matlab.mat.format.BufferAllocator;
import us.hebi.matlab.mat.format.Mat5;
import us.hebi.matlab.mat.format.Mat5File;
import us.hebi.matlab.mat.types.MatFile.Entry;
import us.hebi.matlab.mat.types.Matrix;
import us.hebi.matlab.mat.types.Sources;

/**
 * MAT files up to version 7, which hold the image as their only real numeric variable of two or three axes, or as the variable
 * {@code mask}.
 */
final class MatImage {
    private static final String PREFERRED = "mask";
    /** What deflate can blow one byte up to. */
    private static final long LARGEST_RATIO = 1032;

    private MatImage() {}

    static Volume read(InputStream in, long fileBytes) throws IOException {
        long room = Math.min(ImageSize.MOST_POINTS * Double.BYTES, (fileBytes + 1024) * LARGEST_RATIO);
        try (Mat5File file = Mat5.newReader(Sources.wrapInputStream(in))
                .disableSubsystemProcessing()
                .setBufferAllocator(new Bounded(room))
                .readMat()) {
            return volume(choose(file));
        } catch (TooLargeException e) {
            throw new WrongImageException("it claims more data than it can hold");
        } catch (RuntimeException e) {
            throw new WrongImageException("its MAT structure is damaged or not supported");
        }
    }

    private static Matrix choose(Mat5File file) throws WrongImageException {
        List<Matrix> candidates = new ArrayList<>();
        for (Entry entry : file.getEntries()) {
            if (entry.getValue() instanceof Matrix matrix && !matrix.isComplex() && matrix.getNumElements() > 1) {
                if (entry.getName().equalsIgnoreCase(PREFERRED)) {
                    return matrix;
                }
                candidates.add(matrix);
            }
        }
        if (candidates.size() != 1) {
            throw new WrongImageException("it holds " + candidates.size()
                    + " real numeric variables, so which one is meant? Name it " + PREFERRED);
        }
        return candidates.get(0);
    }

    private static Volume volume(Matrix matrix) throws WrongImageException {
        ImageSize size = ImageSize.of(
                Arrays.stream(matrix.getDimensions()).asLongStream().toArray());
        HeapVolume volume = size.volume();
        float[] plane = new float[size.plane()];
        for (int slice = 0; slice < size.slices(); slice++) {
            for (int i = 0; i < plane.length; i++) {
                plane[i] = matrix.getFloat(slice * plane.length + i);
            }
            volume.put(slice, plane, new float[0]);
        }
        return volume;
    }

    /** Refuses to give memory for sizes that the file only claims. */
    private static final class Bounded implements BufferAllocator {
        private long left;

        Bounded(long room) {
            this.left = room;
        }

        @Override
        public ByteBuffer allocate(int bytes) {
            if (bytes < 0 || bytes > left) {
                throw new TooLargeException();
            }
            left -= bytes;
            return ByteBuffer.allocate(bytes).order(ByteOrder.nativeOrder());
        }

        @Override
        public void release(ByteBuffer buffer) {
            left += buffer.capacity();
        }
    }

    private static final class TooLargeException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
