package org.mroptimum.domain.opencl;

import java.util.EnumMap;
import java.util.Map;
import org.jocl.CL;
import org.jocl.CLException;

/** Failures to come that tests have ordered, as a driver would tell them; none in service. */
final class Faults {
    private final Map<DeviceStep, Fault> ordered = new EnumMap<>(DeviceStep.class);

    /** @param after how many calls succeed before */
    private record Fault(int status, int after) {}

    /**
     * Lets one call fail.
     *
     * @param after how many calls of this step succeed before
     */
    synchronized void order(DeviceStep step, int status, int after) {
        ordered.put(step, new Fault(status, after));
    }

    synchronized void check(DeviceStep step) {
        Fault fault = ordered.get(step);
        if (fault == null) {
            return;
        }
        if (fault.after() > 0) {
            ordered.put(step, new Fault(fault.status(), fault.after() - 1));
            return;
        }
        ordered.remove(step);
        throw new CLException(CL.stringFor_errorCode(fault.status()), fault.status());
    }
}
