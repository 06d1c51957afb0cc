package org.mroptimum.app.bench;

import java.lang.management.ManagementFactory;
import java.util.List;
import org.mroptimum.app.LocalInstallation;

/**
 * Where a measurement was made; times of different environments are not to be compared.
 *
 * @param version of this program
 * @param java version of the Java machine
 * @param virtualMachine its name
 * @param options it was started with that choose a collector or a heap
 * @param operatingSystem name, version and architecture
 * @param processors that the Java machine may use
 * @param maxHeapBytes largest heap
 */
public record BenchEnvironment(
        String version,
        String java,
        String virtualMachine,
        List<String> options,
        String operatingSystem,
        int processors,
        long maxHeapBytes) {

    /** Of this process. */
    static BenchEnvironment here() {
        return new BenchEnvironment(
                LocalInstallation.version(),
                Runtime.version().toString(),
                System.getProperty("java.vm.name", ""),
                ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                        .filter(option -> option.matches("-Xm[xsn].*|-XX:\\+Use.*GC|-XX:.*HeapSize.*"))
                        .toList(),
                String.join(
                        " ",
                        System.getProperty("os.name"),
                        System.getProperty("os.version"),
                        System.getProperty("os.arch")),
                Runtime.getRuntime().availableProcessors(),
                Runtime.getRuntime().maxMemory());
    }
}
