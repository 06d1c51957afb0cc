package org.mroptimum.app.architecture.broken.domain.noise;

final class NoiseHelper {}
