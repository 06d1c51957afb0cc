package org.mroptimum.local.arrays;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mroptimum.domain.job.FileReference;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.RawDataError;
import org.mroptimum.local.arrays.StoredArray.Contents;
import org.mroptimum.local.rawdata.ReadOnlyFile;

/**
 * A BART array: complex single-precision numbers in {@code NAME.cfl}, its dimensions in {@code NAME.hdr} beside it; either file
 * may be named. BART's order is readout, phase 1, phase 2, coil, .., 10 time, .., 13 slice.
 */
public record CflFormat() implements ArrayFormat {
    private static final String TITLE = "# Dimensions";
    private static final int MAX_HEADER = 1 << 16;
    private static final int DIMENSIONS = 16;
    private static final int PHASE_2 = 2;
    private static final int COIL = 3;
    private static final int TIME = 10;
    private static final int SLICE = 13;

    @Override
    public String name() {
        return "BART array";
    }

    @Override
    public List<String> vendors() {
        return List.of("bart");
    }

    @Override
    public boolean recognises(Path file) {
        if (isHeader(file)) {
            return true;
        }
        Optional<Path> header = sibling(file, ".cfl", ".hdr");
        try {
            return header.isPresent()
                    && isHeader(header.get())
                    && Files.size(file) == 8 * ArrayFiles.elements(dimensions(header.get()));
        } catch (IOException | JobFailure e) {
            return false;
        }
    }

    @Override
    public Contents open(Path file, FileReference reference) {
        Path header = isHeader(file) ? file : sibling(file, ".cfl", ".hdr").orElseThrow(CflFormat::incomplete);
        Path data = isHeader(file) ? sibling(file, ".hdr", ".cfl").orElseThrow(CflFormat::incomplete) : file;
        if (!Files.isRegularFile(header) || !Files.isRegularFile(data)) {
            throw incomplete();
        }
        long[] shape = dimensions(header);
        long elements = ArrayFiles.elements(shape);
        try {
            if (Files.size(data) / 8 < elements) {
                throw new JobFailure(
                        RawDataError.TRUNCATED,
                        "the array promises " + elements + " elements, the .cfl file holds " + Files.size(data) / 8);
            }
        } catch (IOException e) {
            throw new JobFailure(RawDataError.DAMAGED, "the .cfl file cannot be read", e);
        }
        requireTwoDimensional(shape);
        ElementStore store = new ElementStore.OnDisk(
                ReadOnlyFile.open(data), 0, new ElementType(false, true, ByteOrder.LITTLE_ENDIAN));
        StoredArray array = StoredArray.firstAxisFastest(shape, store).axes(0, 1, COIL, SLICE, TIME);
        return new Contents(name(), array, Map.of(), List.of());
    }

    private static void requireTwoDimensional(long[] shape) {
        if (shape[PHASE_2] > 1) {
            throw new JobFailure(
                    RawDataError.THREE_DIMENSIONAL, "the array has " + shape[PHASE_2] + " second phase-encoding steps");
        }
        for (int d = 0; d < shape.length; d++) {
            if (shape[d] > 1 && d > COIL && d != TIME && d != SLICE) {
                throw StoredArray.wrong("BART dimension " + d + " has " + shape[d] + " elements, expected 1");
            }
        }
    }

    /** At least {@value #DIMENSIONS} sizes, missing ones 1. */
    private static long[] dimensions(Path header) {
        List<String> lines = new String(ArrayFiles.start(header, MAX_HEADER), StandardCharsets.UTF_8)
                .lines()
                .toList();
        try {
            long[] stated = lines.size() < 2
                    ? new long[0]
                    : Arrays.stream(lines.get(1).strip().split("\\s+", -1))
                            .mapToLong(Long::parseLong)
                            .toArray();
            if (stated.length < 2) {
                throw new JobFailure(RawDataError.DAMAGED, "the .hdr file states no dimensions");
            }
            long[] shape = Arrays.copyOf(stated, Math.max(DIMENSIONS, stated.length));
            Arrays.fill(shape, stated.length, shape.length, 1);
            return shape;
        } catch (NumberFormatException e) {
            throw new JobFailure(RawDataError.DAMAGED, "the .hdr file has a dimension that is no number", e);
        }
    }

    private static boolean isHeader(Path file) {
        return new String(ArrayFiles.start(file, TITLE.length()), StandardCharsets.ISO_8859_1).equals(TITLE);
    }

    private static Optional<Path> sibling(Path file, String suffix, String other) {
        String name = String.valueOf(file.getFileName());
        return name.endsWith(suffix)
                ? Optional.of(file.resolveSibling(name.substring(0, name.length() - suffix.length()) + other))
                : Optional.empty();
    }

    private static JobFailure incomplete() {
        return new JobFailure(RawDataError.WRONG_ARRAY, "a BART array needs NAME.cfl and NAME.hdr in one folder");
    }
}
