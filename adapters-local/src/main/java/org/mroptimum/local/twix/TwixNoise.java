package org.mroptimum.local.twix;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.OptionalDouble;
import org.mroptimum.domain.kspace.NoiseScan;

/** Noise readouts streamed from the file as acquired. */
final class TwixNoise implements NoiseScan {
    private final RawFile file;
    private final NoiseSelection selection;
    private final ChannelOrder channels;
    private final OptionalDouble dwellNs;
    private final OptionalDouble bandwidth;

    /** Takes over the file and closes it. */
    TwixNoise(RawFile file, NoiseSelection selection, OptionalDouble dwellNs, OptionalDouble bandwidth) {
        this.file = file;
        this.selection = selection;
        Measurement m = selection.measurement();
        this.channels = ChannelOrder.of(
                file, m.layout(), m.scan().index(), selection.readouts().first());
        this.dwellNs = dwellNs;
        this.bandwidth = bandwidth;
    }

    @Override
    public int coils() {
        return channels.count();
    }

    @Override
    public List<String> channelNames() {
        return channels.names();
    }

    @Override
    public OptionalDouble dwellTimeNs() {
        return dwellNs;
    }

    @Override
    public OptionalDouble relativeBandwidth() {
        return bandwidth;
    }

    @Override
    public String origin() {
        return selection.origin();
    }

    @Override
    public List<String> warnings() {
        return selection.warnings();
    }

    @Override
    public void forEachReadout(ReadoutVisitor visitor) {
        ReadoutLayout layout = selection.measurement().layout();
        ReadoutIndex index = selection.measurement().scan().index();
        int longest = selection.readouts().stream().map(index::samples).max().orElse(0);
        float[][] re = new float[channels.count()][longest];
        float[][] im = new float[channels.count()][longest];
        ByteBuffer block = ByteBuffer.allocate(Math.toIntExact(layout.blockBytes(longest, channels.count())))
                .order(ByteOrder.LITTLE_ENDIAN);
        for (int position = 0; position < selection.readouts().size(); position++) {
            int readout = selection.readouts().get(position);
            int samples = index.samples(readout);
            file.read(index.offset(readout), Math.toIntExact(layout.blockBytes(samples, channels.count())), block);
            for (int c = 0; c < channels.count(); c++) {
                int slot = channels.slot(layout, block, c, samples);
                int at = layout.samplesAt(c, samples);
                for (int i = 0; i < samples; i++) {
                    re[slot][i] = block.getFloat(at + 8 * i);
                    im[slot][i] = block.getFloat(at + 8 * i + 4);
                }
            }
            visitor.readout(re, im, samples);
        }
    }

    @Override
    public void close() {
        file.close();
    }
}
