package org.mroptimum.domain.scan;

/**
 * What one piece of an upload must hash to.
 *
 * @param algorithm in the words of Java, for example {@code SHA-256}
 * @param hexadecimal the hash, lower case
 */
public record PieceChecksum(String algorithm, String hexadecimal) {}
