package org.mroptimum.local.ismrmrd;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.RawDataError;
import org.mroptimum.local.ismrmrd.RecordLayout.Field;

/** Chooses the imaging and calibration readouts that make up one 2-D Cartesian scan. */
final class ImagingReadouts {
    private ImagingReadouts() {}

    /**
     * Readouts in file order. Of several contrasts, cardiac phases or sets the first is kept, with a warning.
     *
     * @throws JobFailure MRO-2004 nothing to image, MRO-2006 not Cartesian, MRO-2007 several encodings, MRO-2009 channel counts
     *     differ, MRO-2011 three-dimensional
     */
    static int[] select(IsmrmrdFile file, List<String> warnings) {
        AcquisitionTable table = file.table();
        if (file.header().encodingCount() > 1) {
            throw new JobFailure(
                    RawDataError.SEVERAL_ENCODINGS,
                    "the header describes " + file.header().encodingCount() + " encodings, only one can be read");
        }
        int[] used = table.readouts()
                .filter(r -> table.use(r).imaging() || table.use(r).calibration())
                .filter(r -> table.get(r, Field.SAMPLES) > 0)
                .toArray();
        if (images(table, used).findAny().isEmpty()) {
            throw new JobFailure(
                    RawDataError.NO_IMAGE_DATA, "none of the " + table.size() + " readouts is imaging data");
        }
        requireCartesian(file, used);
        requireOne(table, used, Field.ENCODING, RawDataError.SEVERAL_ENCODINGS, "encodings");
        requireOne(table, used, Field.STEP_2, RawDataError.THREE_DIMENSIONAL, "second phase-encoding steps");
        int[] kept = used;
        for (Field field : List.of(Field.CONTRAST, Field.PHASE, Field.SET)) {
            int[] values = table.distinct(field, images(table, kept));
            if (values.length > 1) {
                warnings.add("of " + values.length + " values of the counter "
                        + field.name().toLowerCase(Locale.ROOT) + " only the first was read");
            }
            kept = Arrays.stream(kept)
                    .filter(r -> !table.use(r).imaging() || table.get(r, field) == values[0])
                    .toArray();
        }
        requireOne(table, kept, Field.CHANNELS, RawDataError.INCONSISTENT, "channel counts");
        if (table.get(kept[0], Field.CHANNELS) == 0) {
            throw new JobFailure(RawDataError.NO_IMAGE_DATA, "the readouts hold no channels");
        }
        return kept;
    }

    private static IntStream images(AcquisitionTable table, int[] readouts) {
        return Arrays.stream(readouts).filter(r -> table.use(r).imaging());
    }

    private static void requireCartesian(IsmrmrdFile file, int[] used) {
        String trajectory = file.header().trajectory();
        if (!trajectory.isEmpty() && !trajectory.equals("cartesian")) {
            throw new JobFailure(
                    RawDataError.NOT_CARTESIAN,
                    "the header calls the trajectory " + shorten(trajectory) + ", not cartesian");
        }
        AcquisitionTable table = file.table();
        if (Arrays.stream(used).anyMatch(r -> table.get(r, Field.TRAJECTORY_DIMENSIONS) > 0)) {
            throw new JobFailure(RawDataError.NOT_CARTESIAN, "the readouts carry their own k-space trajectory");
        }
    }

    private static String shorten(String text) {
        return text.length() <= 20 ? text : text.substring(0, 20) + "...";
    }

    private static void requireOne(AcquisitionTable table, int[] used, Field field, RawDataError code, String what) {
        int values = table.distinct(field, Arrays.stream(used)).length;
        if (values > 1) {
            throw new JobFailure(code, "the readouts have " + values + " different " + what);
        }
    }
}
