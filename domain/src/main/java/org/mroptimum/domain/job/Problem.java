package org.mroptimum.domain.job;

/**
 * One thing that is wrong.
 *
 * @param code what kind of problem, with its page in docs/errors
 * @param path where in the request, as a JSON path such as {@code $.task.options.NR}; empty when not about the request
 * @param detail what exactly, with the values seen and the values allowed
 */
public record Problem(ErrorCode code, String path, String detail) {

    @Override
    public String toString() {
        return code.id() + (path.isEmpty() ? "" : " at " + path) + ": " + detail;
    }
}
