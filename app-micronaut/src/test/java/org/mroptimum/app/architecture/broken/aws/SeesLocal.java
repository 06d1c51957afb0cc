package org.mroptimum.app.architecture.broken.aws;

import org.mroptimum.app.architecture.broken.local.SeesAws;

/** One adapter that knows the other. */
public interface SeesLocal {
    SeesAws other();
}
