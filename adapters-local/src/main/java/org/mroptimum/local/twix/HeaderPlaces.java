package org.mroptimum.local.twix;

import java.util.ArrayList;
import java.util.List;
import org.mroptimum.domain.job.JobFailure;

/**
 * Where a file has text about the patient: the names in the directory of measurements, and the headers of all measurements. The
 * rest are samples.
 *
 * @param names fields of {@value #NAME_BYTES} bytes, filled up with zeros
 * @param headers text buffers behind 8 bytes
 */
public record HeaderPlaces(List<Place> names, List<Place> headers) {
    private static final int ENTRIES = 64;
    private static final int ENTRY_BYTES = 152;
    private static final int NAME_AT = 24;
    private static final int NAME_BYTES = 64;

    /** A stretch of a file, bytes. */
    public record Place(long start, int length) {}

    /**
     * Looks through a file.
     *
     * @throws JobFailure when a measurement has no readable header: nobody could tell what is in there
     */
    public static HeaderPlaces of(String path) {
        try (RawFile file = RawFile.open(path)) {
            RaidDirectory directory = RaidDirectory.read(file);
            List<Place> headers = new ArrayList<>();
            for (RaidDirectory.Extent extent : directory.measurements()) {
                headers.add(new Place(extent.start(), HeaderText.length(file, extent.start(), extent.end())));
            }
            return new HeaderPlaces(names(directory), headers);
        }
    }

    /** The places of all 64 names, whatever number the directory states, as far as they lie before the first measurement. */
    private static List<Place> names(RaidDirectory directory) {
        List<Place> names = new ArrayList<>();
        if (directory.layout() == ReadoutLayout.VD) {
            long first = directory.measurements().stream()
                    .mapToLong(RaidDirectory.Extent::start)
                    .min()
                    .orElse(0);
            for (int entry = 0; entry < ENTRIES && 8L + (entry + 1L) * ENTRY_BYTES <= first; entry++) {
                names.add(new Place(8L + (long) entry * ENTRY_BYTES + NAME_AT, NAME_BYTES));
            }
        }
        return names;
    }
}
