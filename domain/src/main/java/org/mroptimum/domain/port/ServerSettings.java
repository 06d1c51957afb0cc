package org.mroptimum.domain.port;

import java.util.OptionalInt;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.RequestError;

/**
 * What an administrator may set while the server runs. Promises: all servers of an installation see the same values, at the
 * latest with their next look; what {@link #replace} returned from is durable. Failures are {@link JobFailure}s with a storage
 * code.
 */
public interface ServerSettings {

    /** The values in force; {@link Values#DEFAULT} until somebody sets others. */
    Values current();

    /** Puts other values in force. */
    void replace(Values values);

    /**
     * The settings.
     *
     * @param deidentify whether what identifies a patient is overwritten in uploaded files
     * @param keepResultsDays days after which results are deleted; kept for ever when empty
     * @param keepScansDays days after which uploaded files are deleted; kept for ever when empty
     * @param quotaBytesPerUser bytes of uploaded files that one user may have
     */
    record Values(boolean deidentify, OptionalInt keepResultsDays, OptionalInt keepScansDays, long quotaBytesPerUser) {
        /** De-identifies, keeps everything, 100 GiB a user. */
        public static final Values DEFAULT = new Values(true, OptionalInt.empty(), OptionalInt.empty(), 100L << 30);

        private static final int MOST_DAYS = 36_500;

        /** Refuses with MRO-1009 what cannot be meant. */
        public Values {
            requireDays("keepResultsDays", keepResultsDays);
            requireDays("keepScansDays", keepScansDays);
            if (quotaBytesPerUser < 0) {
                throw new JobFailure(
                        RequestError.VALUE_OUT_OF_RANGE, "quotaBytesPerUser is 0 or more, not " + quotaBytesPerUser);
            }
        }

        private static void requireDays(String name, OptionalInt days) {
            if (days.isPresent() && (days.getAsInt() < 1 || days.getAsInt() > MOST_DAYS)) {
                throw new JobFailure(
                        RequestError.VALUE_OUT_OF_RANGE,
                        name + " is 1 to " + MOST_DAYS + " days, or nothing, not " + days.getAsInt());
            }
        }
    }
}
