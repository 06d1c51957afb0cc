package org.mroptimum.domain.usecase;

import java.io.IOException;
import java.io.InputStream;

/**
 * A file that somebody laid down for the server to take.
 *
 * @param name for the owner's list of scans; may tell about a patient, so it is never logged
 * @param template the saved template that says what to do with it
 * @param bytes its size, at least 1
 * @param sha256 of its bytes, 64 lower-case hexadecimal digits
 * @param content its bytes from the start
 */
public record DroppedFile(String name, String template, long bytes, String sha256, Content content) {

    /** Opens the file; the caller closes it. */
    @FunctionalInterface
    public interface Content {
        InputStream open() throws IOException;
    }

    /** Without names. */
    @Override
    public String toString() {
        return "a dropped file of " + bytes + " bytes";
    }
}
