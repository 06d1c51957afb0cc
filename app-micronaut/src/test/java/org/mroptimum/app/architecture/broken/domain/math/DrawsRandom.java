package org.mroptimum.app.architecture.broken.domain.math;

import java.util.Random;

final class DrawsRandom {
    double sample() {
        return new Random(1).nextGaussian();
    }
}
