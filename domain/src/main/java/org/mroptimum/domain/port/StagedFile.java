package org.mroptimum.domain.port;

/**
 * An input made readable on this machine. Opaque to the domain: only adapters look at the location.
 *
 * @param location adapter-specific, for example an absolute path; one file has one location, however it was named; never shown to users of other machines
 * @param name the file name that the user knows
 * @param bytes size
 */
public record StagedFile(String location, String name, long bytes) {}
