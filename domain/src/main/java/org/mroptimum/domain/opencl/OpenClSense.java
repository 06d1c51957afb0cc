package org.mroptimum.domain.opencl;

import java.util.List;
import java.util.Optional;
import org.mroptimum.domain.kspace.KSpace;
import org.mroptimum.domain.kspace.SamplingLattice;
import org.mroptimum.domain.math.Workers;
import org.mroptimum.domain.noise.Whitening;
import org.mroptimum.domain.recon.AliasedGrid;
import org.mroptimum.domain.recon.ImageSpaceReplicas;
import org.mroptimum.domain.recon.LinearPhase;
import org.mroptimum.domain.recon.PixelNoise;
import org.mroptimum.domain.recon.ReplicaSums;
import org.mroptimum.domain.recon.SenseStages;
import org.mroptimum.domain.recon.SliceImage;

/** {@link SenseStages} on a device: Pruessmann 1999, doi:10.1002/(SICI)1522-2594(199911)42:5&lt;952::AID-MRM16&gt;3.0.CO;2-S. */
final class OpenClSense implements SenseStages {
    private final DeviceQueue queue;
    private final AliasedGrid grid;
    private final int coils;
    private final int size;
    private final String options;
    private final DeviceFft fft;
    private final DeviceChannels channels;
    private final DeviceNoise random;
    private final GroupTables groups;
    private final DeviceArray sampled;
    private final DeviceArray folded;
    private final DeviceArray maps;
    private final DeviceArray inverse;
    private final DeviceArray variance;
    private final DeviceArray g;
    private final DeviceArray valid;
    private final DeviceArray clean;
    private final DeviceArray image;
    private final PixelNoise noise;
    private final Workers workers;
    private Optional<DeviceArray> weights = Optional.empty();
    private boolean weighed;
    private Optional<SenseReplicaSums> sums = Optional.empty();

    OpenClSense(DeviceQueue queue, AliasedGrid grid, int coils, Optional<Whitening> whitening, Workers workers) {
        this.queue = queue;
        this.grid = grid;
        this.coils = coils;
        this.workers = workers;
        this.size = grid.frequency().size() * grid.phase().size();
        this.options = DeviceSums.OPTIONS + " -D ALIASES=" + grid.aliases();
        this.fft = new DeviceFft(queue, grid.frequency().folded(), grid.phase().folded());
        this.channels = new DeviceChannels(queue, coils, whitening);
        this.random = new DeviceNoise(queue);
        this.groups = GroupTables.on(queue, grid);
        int pairs = grid.aliases() * (grid.aliases() + 1) / 2;
        this.sampled = channels.room(size);
        this.folded = channels.room(grid.groups());
        this.maps = channels.room(grid.pixels());
        this.inverse = queue.floats(2L * pairs * grid.groups());
        this.variance = queue.floats(grid.pixels());
        this.g = queue.floats(grid.pixels());
        this.valid = queue.bytes(grid.pixels());
        this.clean = queue.floats(2L * grid.pixels());
        this.image = queue.floats(2L * grid.pixels());
        this.noise = new PixelNoise(grid.pixels());
    }

    private DeviceKernel kernel(String name) {
        return queue.kernel(List.of(DeviceNoise.SOURCE, "sense.cl"), options, name);
    }

    @Override
    public void fold(KSpace data) {
        channels.load(data, sampled);
        fold();
    }

    private void fold() {
        kernel("take")
                .arg(size)
                .arg(grid.groups())
                .arg(coils)
                .arg(groups.sample())
                .arg(sampled)
                .arg(folded)
                .run(grid.groups(), coils);
        fft.inverse(folded, coils);
    }

    @Override
    public void prepare(KSpace sensitivities, boolean[] ownValid, SliceImage out) {
        channels.carry(sensitivities, maps);
        queue.write(valid, 0, ownValid, 0, ownValid.length);
        groups.pass(kernel("invert").arg(coils).arg(grid.pixels()).arg(grid.groups()))
                .arg(maps)
                .arg(valid)
                .arg(inverse)
                .arg(variance)
                .arg(g)
                .run(grid.groups());
        weighed = false;
        unfold(clean);
        take(clean, out);
        queue.read(variance, 0, noise.variance(), 0, grid.pixels());
        queue.read(g, 0, noise.g(), 0, grid.pixels());
        byte[] stays = new byte[ownValid.length];
        queue.read(valid, 0, stays, 0, stays.length);
        for (int p = 0; p < stays.length; p++) {
            ownValid[p] = stays[p] != 0;
        }
    }

    private void unfold(DeviceArray to) {
        groups.pass(kernel("unfold").arg(coils).arg(grid.pixels()).arg(grid.groups()))
                .arg(groups.place())
                .arg(maps)
                .arg(inverse)
                .arg(folded)
                .arg(to)
                .run(grid.groups());
    }

    /** Replicas go through the weights many times, so that it pays to have them. */
    private DeviceArray weighed() {
        DeviceArray own = weights.orElseGet(() -> queue.floats(2L * grid.aliases() * coils * grid.groups()));
        weights = Optional.of(own);
        if (!weighed) {
            groups.pass(kernel("weigh").arg(coils).arg(grid.pixels()).arg(grid.groups()))
                    .arg(maps)
                    .arg(inverse)
                    .arg(own)
                    .run(grid.groups(), coils);
            weighed = true;
        }
        return own;
    }

    private void take(DeviceArray from, SliceImage to) {
        queue.read(from, 0, to.re(), 0, grid.pixels());
        queue.read(from, grid.pixels(), to.im(), 0, grid.pixels());
    }

    @Override
    public void image(KSpace data, SliceImage out) {
        fold(data);
        unfold(image);
        take(image, out);
    }

    @Override
    public PixelNoise noise() {
        return noise;
    }

    @Override
    public List<InverseGroups> weights() {
        int pairs = grid.aliases() * (grid.aliases() + 1) / 2;
        float[] planes = new float[2 * pairs * grid.groups()];
        queue.read(inverse, 0, planes, 0, planes.length);
        return List.of(new InverseGroups(grid, planes));
    }

    /** {@inheritDoc} None: deviations stay on the device. */
    @Override
    public Optional<ImageSpaceReplicas> replicas() {
        return Optional.empty();
    }

    @Override
    public Optional<ReplicaSums> sums(
            SamplingLattice lattice, LinearPhase linear, SliceImage ownClean, boolean[] ownValid) {
        SenseReplicaSums made = sums.orElseGet(() -> new SenseReplicaSums(queue, grid, coils, random, this, workers));
        sums = Optional.of(made);
        return Optional.of(
                lattice.complete() && !grid.padded() ? made.white() : made.plain(lattice, linear, ownClean, ownValid));
    }

    /** Replicas drawn in the aliased images. */
    void drawWhite(ReplicaSums.Draw range, int first, int count, DeviceArray values, int capacity) {
        DeviceKernel kernel = groups.pass(kernel("replicas")
                        .arg(range.noise().key())
                        .arg(first)
                        .arg(count)
                        .arg(coils)
                        .arg(grid.pixels())
                        .arg(grid.groups()))
                .arg(groups.place())
                .arg(weighed())
                .arg(clean);
        random.arguments(kernel.arg(capacity).arg(values))
                .run(grid.groups(), (count + DeviceSums.LANES - 1) / DeviceSums.LANES);
    }

    /** Whether pixels of the padded grid have a value. */
    DeviceArray valid() {
        return valid;
    }

    /** Room for k-space of a replica. */
    DeviceArray noisy() {
        return sampled;
    }

    /** Unfolds what lies in {@link #noisy}. */
    DeviceArray unfoldNoisy() {
        fold();
        unfold(image);
        return image;
    }
}
