package org.mroptimum.domain.port;

/** The store that other tests stand on. */
class MemoryBlobStoreTest extends BlobStoreContract {
    private final MemoryBlobStore store = new MemoryBlobStore();

    @Override
    protected BlobStore store() {
        return store;
    }

    @Override
    protected String bucket() {
        return "bucket";
    }
}
