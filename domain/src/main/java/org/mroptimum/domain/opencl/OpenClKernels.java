package org.mroptimum.domain.opencl;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mroptimum.domain.coil.SensitivityMaps;
import org.mroptimum.domain.kspace.SamplingLattice;
import org.mroptimum.domain.math.Workers;
import org.mroptimum.domain.noise.Whitening;
import org.mroptimum.domain.recon.AliasedGrid;
import org.mroptimum.domain.recon.GrappaStages;
import org.mroptimum.domain.recon.GrappaWeights;
import org.mroptimum.domain.recon.Reconstruction;
import org.mroptimum.domain.recon.SenseStages;
import org.mroptimum.domain.recon.SliceKernels;

/** The hot stages on an OpenCL device: each slice in flight has a queue of its own, and all of them go with the job. */
public final class OpenClKernels implements SliceKernels {
    private final OpenClDevice device;
    private final Optional<Whitening> whitening;
    private final List<DeviceQueue> queues = new ArrayList<>();

    /**
     * The stages of one job.
     *
     * @param whitening of the imaging data, when it is left to the device
     */
    public OpenClKernels(OpenClDevice device, Optional<Whitening> whitening) {
        this.device = device;
        this.whitening = whitening;
    }

    @Override
    public String describe() {
        return "OpenCL device " + device.info().index() + " (" + device.info().name() + ")";
    }

    @Override
    public boolean whitens() {
        return whitening.isPresent();
    }

    @Override
    public boolean sumReplicas() {
        return true;
    }

    private synchronized DeviceQueue queue() {
        DeviceQueue queue = device.queue();
        queues.add(queue);
        return queue;
    }

    @Override
    public Reconstruction rootSumOfSquares(int frequency, int phase, int coils, Workers workers) {
        return new OpenClCombination(queue(), frequency, phase, coils, Optional.empty(), whitening, workers);
    }

    @Override
    public Reconstruction b1(int frequency, int phase, SensitivityMaps sensitivities, Workers workers) {
        int coils = sensitivities.maps().coils();
        return new OpenClCombination(queue(), frequency, phase, coils, Optional.of(sensitivities), whitening, workers);
    }

    @Override
    public SenseStages sense(AliasedGrid grid, int coils, Workers workers) {
        return new OpenClSense(queue(), grid, coils, whitening, workers);
    }

    @Override
    public GrappaStages grappa(SamplingLattice lattice, GrappaWeights weights, Workers workers) {
        return new OpenClGrappa(queue(), whitening, lattice, weights, workers);
    }

    @Override
    public synchronized void close() {
        queues.forEach(DeviceQueue::close);
        queues.clear();
    }
}
