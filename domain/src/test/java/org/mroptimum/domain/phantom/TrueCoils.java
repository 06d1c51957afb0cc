package org.mroptimum.domain.phantom;

import org.mroptimum.domain.reference.DoubleSlice;

/** The coil maps of the simulation, for tests that compare with the truth. */
public final class TrueCoils {

    private TrueCoils() {}

    /** Receive fields at the centre of the cylinder, in any scale, not whitened, in and around the object. */
    public static DoubleSlice at(PhantomSpec spec) {
        LoopCoils loops = LoopCoils.at(spec.frequency(), spec.phase(), spec.coils(), spec.rings(), 0);
        return new DoubleSlice(spec.frequency(), spec.phase(), loops.re(), loops.im());
    }
}
