package org.mroptimum.domain.port;

class MemoryTokenStoreTest extends TokenStoreContract {
    private final MemoryAccounts accounts = new MemoryAccounts();

    @Override
    protected TokenStore store() {
        return accounts;
    }

    @Override
    protected TokenStore afterRestart() {
        return accounts;
    }

    @Override
    protected AccountStore accounts() {
        return accounts;
    }
}
