package org.mroptimum.app.cli;

import org.jspecify.annotations.Nullable;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.RunError;

/** Secrets come from the environment: what stands on a command line, others on the machine can read. */
final class SecretVariable {

    private SecretVariable() {}

    /**
     * Its value.
     *
     * @throws JobFailure MRO-5009 when it is not set
     */
    static String read(String name) {
        @Nullable String value = System.getenv(name);
        if (value == null) {
            throw new JobFailure(RunError.BAD_SETTING, "the environment variable " + name + " is not set");
        }
        return value;
    }
}
