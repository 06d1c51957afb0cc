package org.mroptimum.domain.recon;

import org.mroptimum.domain.kspace.SamplingLattice;
import org.mroptimum.domain.math.ReplicaNoise;
import org.mroptimum.domain.math.Workers;

/**
 * Noise of GRAPPA replicas in image space, without a transform: white noise of the aliased pixels times the image-space weights
 * (Robson 2008, doi:10.1002/mrm.21728; Breuer 2009, doi:10.1002/mrm.22066). Equal to the plain pipeline up to rounding, because
 * what the circular convolution adds at the borders of k-space is taken out again ({@link ReadoutEdges},
 * {@link GrappaColumn}).
 *
 * <p>Memory: for each thread one column of aliased pixels, for the slice a few k-space columns, times channels and replicas.
 */
final class GrappaReplicas {
    private final AliasedNoise noise;
    private final AliasPhases aliases;
    private final Workers workers;
    private final GrappaColumn[] columns;
    private final ReadoutEdges readoutEdges;

    /**
     * @param lattice one that {@link AliasedNoise#fits}
     * @param image workspaces, one a thread
     * @param capacity most replicas at a time
     */
    GrappaReplicas(
            SamplingLattice lattice, GrappaWeights weights, GrappaImageWeights[] image, Workers workers, int capacity) {
        GrappaKernel kernel = weights.kernel();
        int[] offsetsFrequency = new int[kernel.offsets()];
        int[] offsetsPhase = new int[kernel.offsets()];
        for (int q = 0; q < kernel.offsets(); q++) {
            offsetsFrequency[q] = kernel.offsetFrequency(q);
            offsetsPhase[q] = kernel.offsetPhase(q);
        }
        this.workers = workers;
        this.noise = new AliasedNoise(lattice, weights.coils());
        AxisEdges readout = new AxisEdges(kernel.frequency(), offsetsFrequency, 0, lattice.frequency());
        AxisEdges phase = new AxisEdges(kernel.phase(), offsetsPhase, lattice.firstPhase(), lattice.phase());
        this.aliases = new AliasPhases(lattice, kernel);
        this.readoutEdges = new ReadoutEdges(noise, weights, readout, phase, workers, capacity);
        this.columns = new GrappaColumn[workers.threads()];
        for (int w = 0; w < columns.length; w++) {
            columns[w] = new GrappaColumn(noise, image[w], kernel.offsets(), readout, phase, capacity);
        }
    }

    /**
     * Fills a batch.
     *
     * @param combined one a thread: what becomes of the noise of the channels
     */
    void draw(ReplicaNoise random, ReplicaBatch batch, CombinedNoise[] combined) {
        int count = batch.count();
        readoutEdges.draw(random, batch);
        workers.each(noise.columns(), (f, w) -> {
            GrappaColumn column = columns[w];
            column.start(random, batch, f);
            for (int p = 0; p < noise.rows(); p++) {
                column.pixel(f, p, count, readoutEdges.slots(p));
                for (int alias = 0; alias < noise.lattice().factor(); alias++) {
                    int pixel = aliases.pixel(alias, f, p);
                    LaneBlock sum = column.alias(alias, p, count, aliases);
                    float re = aliases.acquiredRe(alias);
                    float im = aliases.acquiredIm(alias);
                    combined[w].write(pixel, sum, re, im, count, batch.values(), pixel * batch.capacity());
                }
            }
        });
    }
}
