package org.mroptimum.domain.port;

/**
 * The address of a stored object.
 *
 * @param bucket the top-level container, one path segment
 * @param key slash-separated name inside it
 */
public record BlobId(String bucket, String key) {}
