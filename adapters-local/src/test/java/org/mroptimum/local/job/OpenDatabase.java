package org.mroptimum.local.job;

import java.util.Optional;
import java.util.function.Supplier;

/** The database of a test, opened when it is needed, once or again. */
final class OpenDatabase implements AutoCloseable {
    private final Supplier<JobDatabase> opening;
    private Optional<JobDatabase> open = Optional.empty();

    OpenDatabase(Supplier<JobDatabase> opening) {
        this.opening = opening;
    }

    synchronized JobDatabase get() {
        if (open.isEmpty()) {
            open = Optional.of(opening.get());
        }
        return open.get();
    }

    @Override
    public synchronized void close() {
        open.ifPresent(JobDatabase::close);
        open = Optional.empty();
    }
}
