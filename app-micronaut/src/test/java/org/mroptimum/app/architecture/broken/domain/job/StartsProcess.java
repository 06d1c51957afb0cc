package org.mroptimum.app.architecture.broken.domain.job;

import java.util.List;

final class StartsProcess {
    ProcessBuilder command() {
        return new ProcessBuilder(List.of("true"));
    }
}
