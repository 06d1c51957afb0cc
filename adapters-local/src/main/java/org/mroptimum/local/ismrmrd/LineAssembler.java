package org.mroptimum.local.ismrmrd;

import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.Comparator;
import org.mroptimum.domain.kspace.KSpace;
import org.mroptimum.domain.math.CentredFft;
import org.mroptimum.local.ismrmrd.RecordLayout.Field;

/** Builds one slice from its readouts: places, reverses, averages, removes oversampling. One object for each slice read. */
final class LineAssembler {
    private final IsmrmrdFile file;
    private final ReadoutGrid grid;
    private final PhaseGrid phase;
    private final KSpace target;
    private final float[] re;
    private final float[] im;
    private final CentredFft wide;
    private final CentredFft narrow;

    LineAssembler(IsmrmrdFile file, ScanPlan plan) {
        this.file = file;
        this.grid = plan.readout();
        this.phase = plan.phase();
        this.target = new KSpace(grid.frequency(), phase.lines(), plan.header().coils());
        this.re = new float[grid.samples()];
        this.im = new float[grid.samples()];
        this.wide = new CentredFft(grid.samples());
        this.narrow = new CentredFft(grid.frequency());
    }

    /** The slice made of these readouts; readouts of one line are averaged. */
    KSpace assemble(int[] readouts) {
        AcquisitionTable table = file.table();
        int[] sorted = Arrays.stream(readouts)
                .boxed()
                .sorted(Comparator.comparingInt(r -> table.get(r, Field.STEP_1)))
                .mapToInt(Integer::intValue)
                .toArray();
        int from = 0;
        while (from < sorted.length) {
            int step = table.get(sorted[from], Field.STEP_1);
            int to = from;
            while (to < sorted.length && table.get(sorted[to], Field.STEP_1) == step) {
                to++;
            }
            line(Arrays.copyOfRange(sorted, from, to), phase.line(step));
            from = to;
        }
        return target;
    }

    private void line(int[] averages, int line) {
        FloatBuffer[] samples = new FloatBuffer[averages.length];
        for (int a = 0; a < averages.length; a++) {
            ByteBuffer bytes = file.samples(averages[a]);
            samples[a] = bytes.asFloatBuffer();
        }
        for (int coil = 0; coil < target.coils(); coil++) {
            Arrays.fill(re, 0);
            Arrays.fill(im, 0);
            for (int a = 0; a < averages.length; a++) {
                add(averages[a], samples[a], coil, 1f / averages.length);
            }
            store(coil, line * grid.frequency());
        }
    }

    private void add(int readout, FloatBuffer samples, int coil, float weight) {
        AcquisitionTable table = file.table();
        int kept = table.kept(readout);
        int source = coil * table.get(readout, Field.SAMPLES) + table.get(readout, Field.DISCARD_PRE);
        int start = grid.start(table, readout);
        boolean reversed = table.reversed(readout);
        for (int i = 0; i < kept; i++) {
            int to = start + (reversed ? kept - 1 - i : i);
            re[to] += weight * samples.get(2 * (source + i));
            im[to] += weight * samples.get(2 * (source + i) + 1);
        }
    }

    /** Amplitude-preserving removal of oversampling: inverse transform, central part, forward transform. */
    private void store(int coil, int offset) {
        int frequency = grid.frequency();
        int start = 0;
        if (frequency < grid.samples()) {
            wide.inverse(re, im, 0, 1);
            start = grid.samples() / 2 - frequency / 2;
            System.arraycopy(re, start, target.re(coil), offset, frequency);
            System.arraycopy(im, start, target.im(coil), offset, frequency);
            narrow.forward(target.re(coil), target.im(coil), offset, 1);
        } else {
            System.arraycopy(re, 0, target.re(coil), offset, frequency);
            System.arraycopy(im, 0, target.im(coil), offset, frequency);
        }
    }
}
