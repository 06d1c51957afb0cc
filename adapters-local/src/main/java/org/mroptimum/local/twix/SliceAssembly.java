package org.mroptimum.local.twix;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.function.IntUnaryOperator;
import org.mroptimum.domain.kspace.KSpace;

/** Reads readouts from the file and puts them together to k-space; lines that come more than once are averaged. */
record SliceAssembly(
        RawFile file, ReadoutLayout layout, ReadoutIndex index, ChannelOrder channels, int full, int kept, int lines) {

    /**
     * A fresh slice; rows without a readout stay zero.
     *
     * @param readouts readout numbers
     * @param row row of a readout, negative when it has no place on the grid
     */
    KSpace assemble(ReadoutList readouts, IntUnaryOperator row) {
        KSpace slice = new KSpace(kept, lines, channels.count());
        ReadoutLine line = new ReadoutLine(full, kept);
        int[] hits = new int[lines];
        ByteBuffer block = ByteBuffer.allocate(0);
        for (int position = 0; position < readouts.size(); position++) {
            int readout = readouts.get(position);
            int to = row.applyAsInt(readout);
            if (to < 0 || to >= lines) {
                continue;
            }
            int samples = index.samples(readout);
            int bytes = Math.toIntExact(layout.blockBytes(samples, channels.count()));
            if (block.capacity() < bytes) {
                block = ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
            }
            file.read(index.offset(readout), bytes, block);
            hits[to]++;
            for (int c = 0; c < channels.count(); c++) {
                int slot = channels.slot(layout, block, c, samples);
                line.load(block, layout.samplesAt(c, samples), index, readout);
                line.removeOversampling();
                line.addTo(slice.re(slot), slice.im(slot), to * kept);
            }
        }
        average(slice, hits);
        return slice;
    }

    private void average(KSpace slice, int[] hits) {
        for (int p = 0; p < lines; p++) {
            if (hits[p] < 2) {
                continue;
            }
            float scale = 1f / hits[p];
            for (int c = 0; c < slice.coils(); c++) {
                for (int i = p * kept; i < (p + 1) * kept; i++) {
                    slice.re(c)[i] *= scale;
                    slice.im(c)[i] *= scale;
                }
            }
        }
    }
}
