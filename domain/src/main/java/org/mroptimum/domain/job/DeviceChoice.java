package org.mroptimum.domain.job;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where the heavy part of a job is computed. The numbers are the same up to rounding. */
public sealed interface DeviceChoice {

    /** OpenCL where a quick calibration shows that it is faster for the job, otherwise the processor. */
    record Auto() implements DeviceChoice {}

    /** The processor, in Java. */
    record Cpu() implements DeviceChoice {}

    /**
     * An OpenCL device.
     *
     * @param number as {@code mroptimum devices} counts; the first fit one when empty
     */
    record OpenCl(OptionalInt number) implements DeviceChoice {}

    /** What the forms are, for messages. */
    String FORMS = "auto, cpu, opencl or opencl:N";

    /** Reads {@value #FORMS}; empty when it is none of them. */
    static Optional<DeviceChoice> parse(String text) {
        Matcher named = Pattern.compile("opencl(?::(\\d{1,4}))?").matcher(text);
        if (named.matches()) {
            String number = named.group(1);
            return Optional.of(
                    new OpenCl(number == null ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(number))));
        }
        return switch (text) {
            case "auto" -> Optional.of(new Auto());
            case "cpu" -> Optional.of(new Cpu());
            default -> Optional.empty();
        };
    }
}
