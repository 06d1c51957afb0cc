package org.mroptimum.domain.job;

import java.util.List;

/**
 * A job cannot go on. Carries every {@link Problem} found, so that a user mends them in one go; the first names the failure.
 * Messages never hold tokens, presigned URLs or patient data.
 */
public final class JobFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    public JobFailure(List<Problem> problems) {
        super(describe(problems));
        this.problems = List.copyOf(problems);
    }

    public JobFailure(ErrorCode code, String detail) {
        this(List.of(new Problem(code, "", detail)));
    }

    public JobFailure(ErrorCode code, String detail, Throwable cause) {
        this(code, detail);
        initCause(cause);
    }

    /** The code of the first problem. */
    public ErrorCode code() {
        return problems.get(0).code();
    }

    /** All problems, at least one. */
    public List<Problem> problems() {
        return problems;
    }

    private static String describe(List<Problem> problems) {
        if (problems.isEmpty()) {
            throw new IllegalArgumentException("a failure needs at least one problem");
        }
        return String.join("\n", problems.stream().map(Problem::toString).toList());
    }
}
