package org.mroptimum.domain.port;

class MemoryScanStoreTest extends ScanStoreContract {
    private final MemoryScanStore store = new MemoryScanStore();

    @Override
    protected ScanStore store() {
        return store;
    }

    @Override
    protected ScanStore afterRestart() {
        return store;
    }
}
