package org.mroptimum.app.architecture.broken.local;

import org.mroptimum.app.architecture.broken.aws.SeesLocal;

/** One adapter that knows the other. */
public interface SeesAws {
    SeesLocal other();
}
