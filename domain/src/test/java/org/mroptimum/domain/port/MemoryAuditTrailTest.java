package org.mroptimum.domain.port;

class MemoryAuditTrailTest extends AuditTrailContract {
    private final MemoryAuditTrail trail = new MemoryAuditTrail();

    @Override
    protected AuditTrail trail() {
        return trail;
    }

    @Override
    protected AuditTrail afterRestart() {
        return trail;
    }
}
