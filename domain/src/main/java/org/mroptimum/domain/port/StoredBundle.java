package org.mroptimum.domain.port;

/**
 * The one bundle that a finished job left.
 *
 * @param kind result or failure
 * @param location where it is
 */
public record StoredBundle(BundlePublisher.Kind kind, BundlePublisher.Location location) {}
