package org.mroptimum.domain.coil;

import org.mroptimum.domain.kspace.KSpace;
import org.mroptimum.domain.kspace.KSpaceWindow;
import org.mroptimum.domain.math.Workers;

/** Coil images over their root sum of squares: {@code inner} and {@code innerACL}. */
record NormalisedImages(Workers workers) implements MapMethod {

    @Override
    public void calibrate(KSpace reference, KSpaceWindow window) {
        // The images are all it needs.
    }

    @Override
    public void make(KSpace images, float[] magnitude, boolean[] valid, KSpace maps) {
        CoilSensitivities.estimate(images, magnitude, valid, maps, workers);
    }
}
