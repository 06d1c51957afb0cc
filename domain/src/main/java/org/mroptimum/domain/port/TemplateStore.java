package org.mroptimum.domain.port;

import java.util.List;
import java.util.Optional;

/**
 * Keeps job requests that users saved to begin from. Promises: what {@link #put} returned is durable; users have names of their own;
 * failures are {@link org.mroptimum.domain.job.JobFailure}s with a storage code.
 */
public interface TemplateStore {

    /** Saves a template; one of the same owner and name is replaced. */
    void put(String owner, Template template);

    /** The owner's templates, by name. */
    List<Template> all(String owner);

    /** The template; empty when there is none. */
    Optional<Template> find(String owner, String name);

    /** Whether there was one to remove. */
    boolean remove(String owner, String name);
}
