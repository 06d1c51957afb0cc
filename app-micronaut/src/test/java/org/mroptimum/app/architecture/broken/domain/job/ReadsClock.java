package org.mroptimum.app.architecture.broken.domain.job;

import java.time.Instant;

final class ReadsClock {
    Instant when() {
        return Instant.now();
    }
}
