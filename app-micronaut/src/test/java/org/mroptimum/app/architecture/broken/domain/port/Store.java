package org.mroptimum.app.architecture.broken.domain.port;

/** Harmless. */
public interface Store {}
