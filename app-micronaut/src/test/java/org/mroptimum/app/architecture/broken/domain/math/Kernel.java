package org.mroptimum.app.architecture.broken.domain.math;

/** Harmless. */
public final class Kernel {}
