package org.mroptimum.domain.opencl;

import java.util.Optional;
import java.util.function.LongSupplier;
import org.mroptimum.domain.coil.SensitivityMaps;
import org.mroptimum.domain.job.AxisPair;
import org.mroptimum.domain.job.MaskChoice;
import org.mroptimum.domain.job.SensitivityChoice;
import org.mroptimum.domain.kspace.KSpace;
import org.mroptimum.domain.kspace.KSpaceWindow;
import org.mroptimum.domain.kspace.SamplingLattice;
import org.mroptimum.domain.math.CounterNormal;
import org.mroptimum.domain.math.ReplicaNoise;
import org.mroptimum.domain.math.Workers;
import org.mroptimum.domain.recon.Grappa;
import org.mroptimum.domain.recon.Reconstruction;
import org.mroptimum.domain.recon.ReplicaBatch;
import org.mroptimum.domain.recon.ReplicaSums.Draw;
import org.mroptimum.domain.recon.Sense;
import org.mroptimum.domain.recon.SliceData;
import org.mroptimum.domain.recon.SliceKernels;
import org.mroptimum.domain.recon.SliceWork;

/** A slice of noise with the channels, reconstruction and acceleration of a job, on a small matrix with few replicas. */
final class SmallSlice {
    private static final int SIZE = 96;
    private static final int REPLICAS = 16;
    private static final AxisPair KERNEL = AxisPair.of(3, 2);
    private static final SensitivityChoice SENSITIVITIES =
            new SensitivityChoice(SensitivityChoice.Method.INNER, new MaskChoice.None());

    private final SliceWork work;
    private final KSpace data;
    private final SamplingLattice lattice;

    SmallSlice(SliceWork work) {
        this.work = work;
        this.data = new KSpace(SIZE, SIZE, work.coils());
        CounterNormal noise = new CounterNormal(1);
        for (int c = 0; c < work.coils(); c++) {
            for (int i = 0; i < data.size(); i++) {
                long at = (long) c * data.size() + i;
                data.re(c)[i] = (float) (noise.radius(at) * StrictMath.cos(noise.angle(at)));
                data.im(c)[i] = (float) (noise.radius(at) * StrictMath.sin(noise.angle(at)));
            }
        }
        this.lattice = SamplingLattice.full(SIZE, SIZE).decimated(1, Math.min(work.acceleration(), work.coils()));
    }

    /** The second of two runs: in the first, Java and the device still compile. */
    double seconds(SliceKernels kernels, LongSupplier nanos) {
        try (Workers workers = new Workers(work.threads(), () -> false)) {
            Reconstruction reconstruction = reconstruction(kernels, workers);
            run(reconstruction);
            long start = nanos.getAsLong();
            run(reconstruction);
            return (nanos.getAsLong() - start) * 1e-9;
        }
    }

    private Reconstruction reconstruction(SliceKernels kernels, Workers workers) {
        int coils = work.coils();
        return switch (work.kind()) {
            case RSS -> kernels.rootSumOfSquares(SIZE, SIZE, coils, workers);
            case B1 ->
                kernels.b1(
                        SIZE,
                        SIZE,
                        new SensitivityMaps(SENSITIVITIES, Optional.empty(), SIZE, SIZE, coils, workers),
                        workers);
            case SENSE -> new Sense(SENSITIVITIES, Optional.empty(), SIZE, SIZE, coils, kernels, workers);
            case GRAPPA -> new Grappa(KERNEL, SIZE, SIZE, coils, Optional.empty(), kernels, workers);
        };
    }

    private void run(Reconstruction reconstruction) {
        KSpace reference = data.copy();
        reconstruction.prepare(new SliceData(0, data.copy(), lattice, reference, KSpaceWindow.whole(reference)));
        if (work.replicas() == 0) {
            return;
        }
        ReplicaNoise noise = new ReplicaNoise(1, 0);
        if (reconstruction.sums().isPresent()) {
            Draw draw = new Draw(noise, 0, REPLICAS, 0, SIZE);
            reconstruction.sums().get().addMoments(draw, new double[4][data.size()]);
        } else {
            ReplicaBatch batch = new ReplicaBatch(data.size(), REPLICAS);
            batch.start(0, REPLICAS);
            reconstruction.replicas().ifPresent(replicas -> replicas.draw(noise, batch));
        }
    }
}
