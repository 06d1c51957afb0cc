package org.mroptimum.domain.coil;

import java.util.Optional;
import org.mroptimum.domain.kspace.KSpace;
import org.mroptimum.domain.kspace.KSpaceWindow;
import org.mroptimum.domain.math.Workers;

/**
 * Coil images over their root sum of squares: {@code inner} and {@code innerACL}.
 *
 * @param phase takes the phase of the reference image out of the maps; empty when it stays in
 * @param workers threads that share the work
 */
record NormalisedImages(Optional<PhaseReference> phase, Workers workers) implements MapMethod {

    @Override
    public void calibrate(KSpace reference, KSpaceWindow window) {
        phase.ifPresent(own -> own.calibrate(reference, window));
    }

    @Override
    public void make(KSpace images, float[] magnitude, boolean[] valid, KSpace maps) {
        CoilSensitivities.estimate(images, magnitude, valid, maps, workers);
        phase.ifPresent(own -> own.apply(maps));
    }
}
