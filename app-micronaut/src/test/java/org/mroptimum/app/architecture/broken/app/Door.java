package org.mroptimum.app.architecture.broken.app;

/** Harmless. */
public interface Door {}
