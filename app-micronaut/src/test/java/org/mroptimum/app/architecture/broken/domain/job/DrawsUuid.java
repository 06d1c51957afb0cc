package org.mroptimum.app.architecture.broken.domain.job;

import java.util.UUID;

final class DrawsUuid {
    UUID name() {
        return UUID.randomUUID();
    }
}
