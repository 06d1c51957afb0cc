package org.mroptimum.app.architecture.broken.domain.kspace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

final class OpensFile {
    long size(String name) throws IOException {
        return Files.size(Path.of(name));
    }
}
