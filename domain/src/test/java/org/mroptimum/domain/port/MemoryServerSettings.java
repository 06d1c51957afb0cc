package org.mroptimum.domain.port;

/** Settings of tests; forgotten with the object. */
public final class MemoryServerSettings implements ServerSettings {
    private Values values = Values.DEFAULT;

    @Override
    public synchronized Values current() {
        return values;
    }

    @Override
    public synchronized void replace(Values others) {
        values = others;
    }
}
