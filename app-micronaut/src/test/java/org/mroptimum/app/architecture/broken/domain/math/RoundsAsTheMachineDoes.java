package org.mroptimum.app.architecture.broken.domain.math;

final class RoundsAsTheMachineDoes {
    double turn(double angle) {
        return Math.sin(angle);
    }
}
