package org.mroptimum.local.database;

import java.util.Optional;
import java.util.function.Supplier;

/** The database of a test, opened when it is needed, once or again. */
public final class OpenDatabase implements AutoCloseable {
    private final Supplier<Database> opening;
    private Optional<Database> open = Optional.empty();

    public OpenDatabase(Supplier<Database> opening) {
        this.opening = opening;
    }

    public synchronized Database get() {
        if (open.isEmpty()) {
            open = Optional.of(opening.get());
        }
        return open.get();
    }

    @Override
    public synchronized void close() {
        open.ifPresent(Database::close);
        open = Optional.empty();
    }
}
