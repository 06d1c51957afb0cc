package org.mroptimum.app.architecture.broken.domain.math;

import java.util.Collections;
import java.util.List;

final class Shuffles {
    void order(List<Integer> lines) {
        Collections.shuffle(lines);
    }
}
