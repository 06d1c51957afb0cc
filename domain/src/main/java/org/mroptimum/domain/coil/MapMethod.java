package org.mroptimum.domain.coil;

import org.mroptimum.domain.kspace.KSpace;
import org.mroptimum.domain.kspace.KSpaceWindow;

/** How maps are made from the reference of a slice. */
sealed interface MapMethod permits NormalisedImages, EspiritMaps, WalshMaps {

    /** Looks at the k-space of the reference before it is transformed. */
    void calibrate(KSpace reference, KSpaceWindow window);

    /**
     * Makes the maps.
     *
     * @param images coil images of the reference
     * @param magnitude their root sum of squares; may be overwritten
     * @param valid in: the mask; out: without pixels that have no sensitivity
     * @param maps out: {@code ||s|| = 1} at valid pixels, 0 at others
     */
    void make(KSpace images, float[] magnitude, boolean[] valid, KSpace maps);
}
