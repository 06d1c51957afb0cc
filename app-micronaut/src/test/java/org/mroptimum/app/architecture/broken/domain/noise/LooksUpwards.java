package org.mroptimum.app.architecture.broken.domain.noise;

import org.mroptimum.app.architecture.broken.domain.recon.Upstairs;

/** Uses a room above, which uses this one. */
public interface LooksUpwards {
    Upstairs[] above();
}
