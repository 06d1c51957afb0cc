package org.mroptimum.app.cli;

import java.util.Locale;
import java.util.Optional;
import org.mroptimum.domain.job.DeviceChoice;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Where the heavy part is computed. */
final class DeviceOption {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(
            names = "--device",
            paramLabel = "DEVICE",
            defaultValue = "${env:MROPTIMUM_DEVICE:-}",
            description = "auto, cpu, opencl or opencl:N as mroptimum devices counts; the numbers are the same"
                    + " (environment: MROPTIMUM_DEVICE)")
    private String device;

    /**
     * What was chosen; empty when nothing was.
     *
     * @throws ParameterException when there is no such choice
     */
    Optional<DeviceChoice> choice() {
        return text().map(name -> DeviceChoice.parse(name)
                .orElseThrow(() -> new ParameterException(
                        command.commandLine(), "--device takes " + DeviceChoice.FORMS + ", not " + name)));
    }

    /** As it was written. */
    Optional<String> text() {
        return Optional.of(device.strip().toLowerCase(Locale.ROOT)).filter(name -> !name.isEmpty());
    }
}
