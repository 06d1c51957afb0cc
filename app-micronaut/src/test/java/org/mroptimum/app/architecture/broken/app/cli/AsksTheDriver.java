package org.mroptimum.app.architecture.broken.app.cli;

import org.jocl.CL;

final class AsksTheDriver {
    String name(int status) {
        return CL.stringFor_errorCode(status);
    }
}
