package org.mroptimum.local.twix;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.RawDataError;

/** The stable order of the channels: ascending identity, whatever their order in each readout. */
final class ChannelOrder {
    private final int[] ids;
    private final boolean distinct;

    private ChannelOrder(int[] ids, boolean distinct) {
        this.ids = ids;
        this.distinct = distinct;
    }

    /** The channels of one readout. Identities that occur twice say nothing: then the order in the file is the order. */
    static ChannelOrder of(RawFile file, ReadoutLayout layout, ReadoutIndex index, int readout) {
        int samples = index.samples(readout);
        int channels = index.channels(readout);
        ByteBuffer block = file.read(index.offset(readout), Math.toIntExact(layout.blockBytes(samples, channels)));
        int[] ids = new int[channels];
        for (int c = 0; c < channels; c++) {
            ids[c] = layout.channelId(block, c, samples);
        }
        Arrays.sort(ids);
        for (int c = 1; c < channels; c++) {
            if (ids[c] == ids[c - 1]) {
                return new ChannelOrder(ids, false);
            }
        }
        return new ChannelOrder(ids, true);
    }

    int count() {
        return ids.length;
    }

    /** Where the channel at {@code place} of a block belongs. */
    int slot(ReadoutLayout layout, ByteBuffer block, int place, int samples) {
        if (!distinct) {
            return place;
        }
        int id = layout.channelId(block, place, samples);
        int slot = Arrays.binarySearch(ids, id);
        if (slot < 0) {
            throw new JobFailure(
                    RawDataError.INCONSISTENT,
                    "a readout holds channel " + id + ", which the first readout does not have");
        }
        return slot;
    }

    List<String> names() {
        return Arrays.stream(ids).mapToObj(id -> "channel " + id).toList();
    }
}
