package org.mroptimum.app.architecture.broken.domain.math;

final class RollsDice {
    double sample() {
        return Math.random();
    }
}
