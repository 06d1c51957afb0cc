package org.mroptimum.domain.recon;

import java.util.List;
import java.util.Optional;
import org.mroptimum.domain.kspace.KSpace;
import org.mroptimum.domain.kspace.SamplingLattice;
import org.mroptimum.domain.math.Workers;

/** {@link SenseStages} in Java. */
final class JavaSenseStages implements SenseStages {
    private final AliasedGrid grid;
    private final Workers workers;
    private final FoldedImages folded;
    private final Unfolding unfolding;
    private KSpace maps = new KSpace(1, 1, 1);
    private Optional<ImageSpaceReplicas> replicas = Optional.empty();

    JavaSenseStages(AliasedGrid grid, int coils, Workers workers) {
        this.grid = grid;
        this.workers = workers;
        this.folded = new FoldedImages(grid, coils, workers);
        this.unfolding = new Unfolding(grid, workers);
    }

    @Override
    public void fold(KSpace sampled) {
        folded.transform(sampled);
    }

    @Override
    public void prepare(KSpace sensitivities, boolean[] valid, SliceImage out) {
        unfolding.prepare(sensitivities, valid, folded.images(), out);
        if (replicas.isEmpty() || sensitivities != maps) {
            maps = sensitivities;
            replicas = Optional.of(new SenseReplicas(unfolding.bands(), grid, maps, out, workers));
        }
    }

    @Override
    public void image(KSpace sampled, SliceImage out) {
        folded.transform(sampled);
        unfolding.unfold(maps, folded.images(), out);
    }

    @Override
    public PixelNoise noise() {
        return unfolding.noise();
    }

    @Override
    public List<GroupBand> weights() {
        return List.of(unfolding.bands());
    }

    @Override
    public Optional<ImageSpaceReplicas> replicas() {
        return replicas;
    }

    /** {@inheritDoc} None: a batch goes through the caches. */
    @Override
    public Optional<ReplicaSums> sums(SamplingLattice lattice, LinearPhase linear, SliceImage clean, boolean[] valid) {
        return Optional.empty();
    }
}
