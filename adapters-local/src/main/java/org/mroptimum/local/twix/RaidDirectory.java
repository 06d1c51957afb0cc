package org.mroptimum.local.twix;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.RawDataError;

/**
 * Which measurements a file holds and where. A VD/VE/XA file begins with a directory of up to 64 entries; a VB file is one
 * measurement. The lengths in the directory are not used: scanners write 0 or a wrong value there. A measurement goes on until
 * the next one begins or the file ends.
 */
record RaidDirectory(ReadoutLayout layout, List<Extent> measurements, List<String> warnings) {
    private static final int LARGEST_ID = 10_000;
    private static final int ENTRIES = 64;
    private static final int ENTRY_BYTES = 152;
    private static final int PROTOCOL_AT = 88;
    private static final int NAME_BYTES = 64;
    private static final int DIRECTORY_BYTES = 10_240;

    /**
     * @param start first byte of the measurement's header
     * @param end first byte after the measurement
     * @param protocol protocol name of the directory, may be empty
     */
    record Extent(long start, long end, String protocol) {}

    static boolean recognises(RawFile file) {
        if (file.size() < 8) {
            return false;
        }
        ByteBuffer head = file.read(0, 8);
        if (!isContainer(head)) {
            return looksLikeMeasurement(file, 0);
        }
        int count = head.getInt(4);
        if (count < 1 || file.size() < 8L + ENTRY_BYTES) {
            return false;
        }
        long offset = file.read(8, ENTRY_BYTES).getLong(8);
        return offset + 16 < file.size()
                ? offset >= 8L + ENTRY_BYTES && looksLikeMeasurement(file, offset)
                : offset == DIRECTORY_BYTES;
    }

    static RaidDirectory read(RawFile file) {
        if (!recognises(file)) {
            throw new JobFailure(RawDataError.UNKNOWN_FORMAT, "the content is not Siemens TWIX raw data");
        }
        ByteBuffer head = file.read(0, 8);
        if (!isContainer(head)) {
            return new RaidDirectory(ReadoutLayout.VB, List.of(new Extent(0, file.size(), "")), List.of());
        }
        int count = head.getInt(4);
        int available = (int) Math.min(count, (file.size() - 8) / ENTRY_BYTES);
        ByteBuffer entries = file.read(8, available * ENTRY_BYTES);
        List<Long> starts = new ArrayList<>();
        List<String> protocols = new ArrayList<>();
        List<String> warnings = new ArrayList<>();
        for (int i = 0; i < available; i++) {
            long start = entries.getLong(i * ENTRY_BYTES + 8);
            if (start < 8L + ENTRY_BYTES || start >= file.size()) {
                warnings.add("measurement " + (i + 1) + " of " + count + " lies outside the file and is left out");
                continue;
            }
            starts.add(start);
            protocols.add(text(entries, i * ENTRY_BYTES + PROTOCOL_AT));
        }
        if (starts.isEmpty()) {
            throw new JobFailure(
                    RawDataError.TRUNCATED,
                    "the file ends before its first measurement, after " + file.size() + " bytes");
        }
        List<Extent> extents = new ArrayList<>();
        for (int i = 0; i < starts.size(); i++) {
            long start = starts.get(i);
            long end = starts.stream().filter(s -> s > start).min(Long::compare).orElse(file.size());
            extents.add(new Extent(start, end, protocols.get(i)));
        }
        return new RaidDirectory(ReadoutLayout.VD, List.copyOf(extents), List.copyOf(warnings));
    }

    private static boolean isContainer(ByteBuffer head) {
        return Integer.compareUnsigned(head.getInt(0), LARGEST_ID) < 0
                && Integer.compareUnsigned(head.getInt(4), ENTRIES) <= 0;
    }

    /** A measurement header begins with its length, the number of its buffers and the name of the first one. */
    private static boolean looksLikeMeasurement(RawFile file, long start) {
        int have = (int) Math.min(file.size() - start, 8L + NAME_BYTES);
        if (have < 16) {
            return false;
        }
        ByteBuffer head = file.read(start, have);
        int length = head.getInt(0);
        int buffers = head.getInt(4);
        int letters = 0;
        while (8 + letters < have && Character.isLetterOrDigit(head.get(8 + letters))) {
            letters++;
        }
        return length >= 16
                && buffers >= 1
                && buffers <= ENTRIES
                && letters > 0
                && 8 + letters < have
                && head.get(8 + letters) == 0;
    }

    private static String text(ByteBuffer bytes, int at) {
        byte[] raw = new byte[NAME_BYTES];
        bytes.get(at, raw);
        String all = new String(raw, StandardCharsets.ISO_8859_1);
        int end = all.indexOf('\0');
        return (end < 0 ? all : all.substring(0, end)).replaceAll("\\P{Print}", "?");
    }
}
