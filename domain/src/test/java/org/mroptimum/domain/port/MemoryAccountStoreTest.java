package org.mroptimum.domain.port;

class MemoryAccountStoreTest extends AccountStoreContract {
    private final MemoryAccounts accounts = new MemoryAccounts();

    @Override
    protected AccountStore store() {
        return accounts;
    }

    @Override
    protected AccountStore afterRestart() {
        return accounts;
    }
}
