package org.mroptimum.domain.noise;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.mroptimum.domain.job.ComputationError;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.kspace.NoiseScan;

/**
 * Which noise channel belongs to which signal channel: by name where both scans name the same channels, by position otherwise.
 *
 * @param source noise channel of each signal channel
 * @param warning what was assumed, if anything
 */
@SuppressWarnings("ArrayRecordComponent")
record ChannelOrder(int[] source, Optional<String> warning) {

    /** @throws JobFailure MRO-3002 when the numbers of channels differ */
    static ChannelOrder match(List<String> signal, NoiseScan scan) {
        List<String> noise = scan.channelNames();
        if (signal.size() != scan.coils()) {
            throw new JobFailure(
                    ComputationError.CHANNELS_DIFFER,
                    "the imaging scan has " + signal.size() + " channels " + signal + ", the noise scan has "
                            + scan.coils() + " " + noise);
        }
        int[] byPosition = IntStream.range(0, signal.size()).toArray();
        if (noise.isEmpty() || signal.equals(noise)) {
            return new ChannelOrder(byPosition, Optional.empty());
        }
        HashSet<String> names = new HashSet<>(signal);
        if (names.size() == signal.size() && names.equals(new HashSet<>(noise))) {
            return new ChannelOrder(
                    signal.stream().mapToInt(noise::indexOf).toArray(),
                    Optional.of("the noise scan lists its channels in another order: they were matched by name"));
        }
        return new ChannelOrder(
                byPosition,
                Optional.of(
                        "imaging scan and noise scan name their channels differently: they were matched by position"));
    }
}
