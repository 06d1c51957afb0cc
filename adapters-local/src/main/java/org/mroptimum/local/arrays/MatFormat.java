package org.mroptimum.local.arrays;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mroptimum.domain.job.FileReference;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.RawDataError;
import org.mroptimum.local.arrays.StoredArray.Contents;
import us.hebi.matlab.mat.format.BufferAllocator;
import us.hebi.matlab.mat.format.Mat5;
import us.hebi.matlab.mat.format.Mat5File;
import us.hebi.matlab.mat.format.Mat5Reader;
import us.hebi.matlab.mat.types.MatFile;
import us.hebi.matlab.mat.types.MatlabType;
import us.hebi.matlab.mat.types.Matrix;
import us.hebi.matlab.mat.types.Source;
import us.hebi.matlab.mat.types.Sources;

/** A MATLAB level 5 file ({@code save -v6} or {@code -v7}), loaded whole. Level 7.3 is refused with advice. */
public record MatFormat() implements ArrayFormat {
    private static final String LEVEL_5 = "MATLAB 5.0 MAT-file";
    private static final String LEVEL_7_3 = "MATLAB 7.3 MAT-file";

    @Override
    public String name() {
        return "MATLAB array";
    }

    @Override
    public List<String> vendors() {
        return List.of("matlab");
    }

    @Override
    public boolean recognises(Path file) {
        return startsWith(file, LEVEL_5) || startsWith(file, LEVEL_7_3);
    }

    @Override
    public Contents open(Path file, FileReference reference) {
        if (startsWith(file, LEVEL_7_3)) {
            throw StoredArray.wrong("the file was saved with -v7.3; save it with -v7, or write .npy or .cfl");
        }
        List<String> names = new ArrayList<>();
        read(file, names, List.of());
        List<String> warnings = new ArrayList<>();
        String key = EmbeddedArrays.choose(names, reference, warnings);
        List<String> wanted = new ArrayList<>(EmbeddedArrays.NAMES);
        wanted.add(key);
        Map<String, StoredArray> arrays = read(file, new ArrayList<>(), wanted);
        StoredArray kspace = arrays.remove(key);
        if (kspace == null) {
            throw StoredArray.wrong(key + " is not a numeric array");
        }
        return new Contents(name(), kspace, arrays, warnings);
    }

    /** Lists all variables in {@code names} and loads the wanted ones. */
    private static Map<String, StoredArray> read(Path file, List<String> names, List<String> wanted) {
        Map<String, StoredArray> arrays = new LinkedHashMap<>();
        try (Source source = Sources.openFile(file.toFile())) {
            Mat5Reader reader = Mat5.newReader(source)
                    .disableSubsystemProcessing()
                    .setBufferAllocator(new BoundedAllocator())
                    .setEntryFilter(header -> {
                        names.add(header.getName());
                        return wanted.contains(header.getName()) && isNumeric(header.getType(), header.getDimensions());
                    });
            try (Mat5File mat = reader.readMat()) {
                for (MatFile.Entry entry : mat.getEntries()) {
                    if (entry.getValue() instanceof Matrix matrix) {
                        arrays.put(entry.getName(), load(matrix));
                    }
                }
            }
            return arrays;
        } catch (JobFailure e) {
            throw e;
        } catch (IOException | RuntimeException | OutOfMemoryError e) {
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                if (cause instanceof JobFailure failure) {
                    throw failure;
                }
            }
            throw new JobFailure(RawDataError.DAMAGED, "the MATLAB file cannot be read", e);
        }
    }

    private static boolean isNumeric(MatlabType type, int[] dimensions) {
        boolean numeric = switch (type) {
            case Double, Single, Int8, UInt8, Int16, UInt16, Int32, UInt32, Int64, UInt64 -> true;
            default -> false;
        };
        if (numeric) {
            ArrayFiles.elementsInMemory(shape(dimensions));
        }
        return numeric;
    }

    private static StoredArray load(Matrix matrix) {
        long[] shape = shape(matrix.getDimensions());
        ElementStore.Elements elements = new ElementStore.Elements(ArrayFiles.elementsInMemory(shape));
        for (int i = 0; i < elements.re.length; i++) {
            elements.re[i] = (float) matrix.getDouble(i);
            elements.im[i] = matrix.isComplex() ? (float) matrix.getImaginaryDouble(i) : 0;
        }
        return StoredArray.firstAxisFastest(shape, new ElementStore.InMemory(elements));
    }

    private static long[] shape(int[] dimensions) {
        return Arrays.stream(dimensions).asLongStream().toArray();
    }

    private static boolean startsWith(Path file, String text) {
        byte[] expected = text.getBytes(StandardCharsets.US_ASCII);
        return Arrays.equals(ArrayFiles.start(file, expected.length), expected);
    }

    /** Keeps damaged sizes from asking for absurd memory. */
    private static final class BoundedAllocator implements BufferAllocator {
        @Override
        public ByteBuffer allocate(int bytes) {
            if (bytes < 0 || bytes > 8 * ArrayFiles.WHOLE_LIMIT) {
                throw new JobFailure(RawDataError.WRONG_ARRAY, "an array of the file is too large to be loaded whole");
            }
            return ByteBuffer.allocate(bytes).order(ByteOrder.nativeOrder());
        }

        @Override
        public void release(ByteBuffer buffer) {
            // Heap memory is given back by the garbage collector.
        }
    }
}
