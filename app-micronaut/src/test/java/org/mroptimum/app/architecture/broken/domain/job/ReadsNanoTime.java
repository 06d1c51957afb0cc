package org.mroptimum.app.architecture.broken.domain.job;

import java.util.function.LongSupplier;

final class ReadsNanoTime {
    LongSupplier ticks() {
        return System::nanoTime;
    }
}
