package org.mroptimum.domain.port;

class MemoryJobStoreTest extends JobStoreContract {
    private final JobStore store = new MemoryJobStore();

    @Override
    protected JobStore store() {
        return store;
    }

    @Override
    protected JobStore afterRestart() {
        return store;
    }
}
