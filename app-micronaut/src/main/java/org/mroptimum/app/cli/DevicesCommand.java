package org.mroptimum.app.cli;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.mroptimum.domain.opencl.DeviceInfo;
import org.mroptimum.domain.opencl.DeviceSpeed;
import org.mroptimum.domain.opencl.OpenClDevices;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code devices}: which OpenCL devices there are, and how fast they are. */
@Command(
        name = "devices",
        description = "Lists the OpenCL devices that --device may name, and measures them.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {"", "What they are for: docs/gpu.md."})
final class DevicesCommand implements Callable<Integer> {
    private static final double GIBIBYTE = 1 << 30;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--measure",
            negatable = true,
            defaultValue = "true",
            fallbackValue = "true",
            description = "measure each device, which takes some seconds (default: true)")
    private boolean measure;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        OpenClDevices there = OpenClDevices.find();
        out.println("cpu        the processor, in Java: always there");
        there.devices().forEach(device -> print(device, out));
        if (there.devices().isEmpty()) {
            out.println("no OpenCL device: " + there.reason());
        }
        out.flush();
        return 0;
    }

    private void print(DeviceInfo device, PrintWriter out) {
        out.printf(
                Locale.ROOT,
                "opencl:%-3d %s%n           %s, %s, driver %s%n           %d compute units, %.1f GiB, %.1f GiB at a time%n",
                device.index(),
                device.name(),
                device.platform(),
                device.vendor(),
                device.driver(),
                device.computeUnits(),
                device.memory() / GIBIBYTE,
                device.largestAllocation() / GIBIBYTE);
        if (device.processor()) {
            out.println("           a processor: auto leaves it to Java, which has the same cores");
        }
        if (!device.doubles()) {
            out.println("           not used: it does not compute in double precision");
        } else if (measure) {
            out.println("           " + DeviceSpeed.told(device.index(), System::nanoTime));
        }
        out.flush();
    }
}
