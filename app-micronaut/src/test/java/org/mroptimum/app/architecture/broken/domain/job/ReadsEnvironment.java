package org.mroptimum.app.architecture.broken.domain.job;

import java.util.Map;

final class ReadsEnvironment {
    Map<String, String> settings() {
        return System.getenv();
    }
}
