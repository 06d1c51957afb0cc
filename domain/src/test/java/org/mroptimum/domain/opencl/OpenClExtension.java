package org.mroptimum.domain.opencl;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** What {@link NeedsOpenCl} does. Of several devices a processor is taken, because it is the same on every machine. */
public final class OpenClExtension implements ExecutionCondition, ParameterResolver {
    static final String PACKAGE = "pocl-opencl-icd";

    /** The device that tests use; empty when there is none or it does not compute in double precision. */
    public static Optional<DeviceInfo> device() {
        return OpenClDevices.find().devices().stream()
                .filter(DeviceInfo::doubles)
                .min(Comparator.comparing((DeviceInfo info) -> !info.processor())
                        .thenComparing(DeviceInfo::index));
    }

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        Optional<DeviceInfo> device = device();
        if (device.isPresent()) {
            return ConditionEvaluationResult.enabled("on " + device.get().name());
        }
        String message = "no OpenCL device (Debian package " + PACKAGE + ", see CONTRIBUTING.md): "
                + OpenClDevices.find().reason();
        String required = System.getenv("MROPTIMUM_REQUIRE");
        if (required != null && Arrays.asList(required.split(",", -1)).contains(PACKAGE)) {
            throw new IllegalStateException(message);
        }
        return ConditionEvaluationResult.disabled("skipped: " + message);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == OpenClDevice.class;
    }

    @Override
    public OpenClDevice resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return OpenClDevice.open(device().orElseThrow().index());
    }
}
