package org.mroptimum.domain.port;

class MemoryAttemptStoreTest extends AttemptStoreContract {
    private final MemoryAccounts accounts = new MemoryAccounts();

    @Override
    protected AttemptStore store() {
        return accounts;
    }

    @Override
    protected AttemptStore afterRestart() {
        return accounts;
    }
}
