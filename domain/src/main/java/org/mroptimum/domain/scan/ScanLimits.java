package org.mroptimum.domain.scan;

/**
 * What an installation lets its users upload.
 *
 * @param bytesPerUser room for all scans of one user
 * @param largestBytes largest file
 * @param deidentify whether what a header tells about the patient is overwritten
 */
public record ScanLimits(long bytesPerUser, long largestBytes, boolean deidentify) {}
