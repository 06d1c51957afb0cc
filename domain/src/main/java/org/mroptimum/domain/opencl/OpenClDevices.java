package org.mroptimum.domain.opencl;

import java.util.List;
import java.util.Objects;
import org.jocl.CL;
import org.jocl.CLException;

/**
 * The OpenCL devices of this machine.
 *
 * @param devices in the order of their index
 * @param reason one line that says why there are none; empty when there are
 */
public record OpenClDevices(List<DeviceInfo> devices, String reason) {

    public OpenClDevices {
        devices = List.copyOf(devices);
    }

    /** Asks the drivers; the first call loads the native library. A machine without any is no failure but an empty list. */
    public static OpenClDevices find() {
        try {
            List<DeviceInfo> found =
                    NativeDevice.all().stream().map(NativeDevice::info).toList();
            return new OpenClDevices(found, found.isEmpty() ? "no OpenCL driver has a device" : "");
        } catch (CLException e) {
            return new OpenClDevices(
                    List.of(),
                    e.getStatus() == CL.CL_PLATFORM_NOT_FOUND_KHR
                            ? "no OpenCL driver is installed"
                            : "the OpenCL driver does not answer: " + e.getMessage());
        } catch (UnsupportedOperationException e) {
            return new OpenClDevices(List.of(), "there is no OpenCL on this machine: " + firstLine(e));
        } catch (LinkageError e) {
            return new OpenClDevices(List.of(), "the OpenCL library cannot be loaded: " + firstLine(e));
        }
    }

    private static String firstLine(Throwable problem) {
        return Objects.requireNonNullElse(
                        problem.getMessage(), problem.getClass().getSimpleName())
                .lines()
                .findFirst()
                .orElse("");
    }
}
