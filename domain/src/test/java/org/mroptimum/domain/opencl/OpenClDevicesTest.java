package org.mroptimum.domain.opencl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenClDevicesTest {
    /** Another process, because drivers are loaded once. */
    public static void main(String[] arguments) {
        OpenClDevices found = OpenClDevices.find();
        System.out.println(found.devices().size() + " devices: " + found.reason());
    }

    @Test
    void machineWithoutDriversSaysSo(@TempDir Path empty) throws Exception {
        String told = run(empty, "-Djava.io.tmpdir=" + empty);
        assertTrue(told.startsWith("0 devices: "), told);
        assertTrue(told.strip().lines().count() == 1, told);
        assertTrue(told.contains("OpenCL"), told);
    }

    @Test
    void libraryThatCannotBeLoadedIsSaidInOneLine(@TempDir Path empty) throws Exception {
        String told = run(empty, "-Djava.io.tmpdir=/proc/nowhere");
        assertTrue(told.startsWith("0 devices: the OpenCL library cannot be loaded: "), told);
        assertEquals(1, told.strip().lines().count(), told);
    }

    @Test
    @NeedsOpenCl
    void processorTellsWhatItCan() {
        List<DeviceInfo> devices = OpenClDevices.find().devices();
        assertEquals("", OpenClDevices.find().reason());
        for (int i = 0; i < devices.size(); i++) {
            DeviceInfo device = devices.get(i);
            assertEquals(i, device.index());
            assertTrue(!device.name().isBlank() && !device.platform().isBlank(), device.toString());
            assertTrue(device.computeUnits() > 0 && device.localMemory() > 0, device.toString());
            assertTrue(device.largestAllocation() > 1 << 20, device.toString());
            assertTrue(device.memory() >= device.largestAllocation(), device.toString());
            assertTrue(device.largestWorkGroup() > 0, device.toString());
        }
    }

    private static String run(Path drivers, String property) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(
                ProcessHandle.current().info().command().orElse("java"),
                property,
                "-cp",
                System.getProperty("java.class.path"),
                OpenClDevicesTest.class.getName());
        builder.environment().put("OCL_ICD_VENDORS", drivers.toString());
        // New JVMs warn there of native code.
        builder.redirectError(ProcessBuilder.Redirect.DISCARD);
        Process process = builder.start();
        String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), told);
        return told;
    }
}
