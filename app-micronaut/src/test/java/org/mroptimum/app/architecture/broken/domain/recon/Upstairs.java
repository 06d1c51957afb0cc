package org.mroptimum.app.architecture.broken.domain.recon;

import org.mroptimum.app.architecture.broken.domain.noise.LooksUpwards;

/** May use the room below, but the room below must not use it. */
public interface Upstairs {
    LooksUpwards below();
}
