package org.mroptimum.domain.opencl;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jocl.CL;
import org.jocl.CLException;
import org.jocl.Pointer;
import org.jocl.cl_context;
import org.jocl.cl_device_id;
import org.jocl.cl_program;
import org.mroptimum.domain.recon.DeviceFailure;

/** Programs of a context, each translated once. */
final class ProgramCache {
    private static final int LOG_LINES = 5;

    private final cl_context context;
    private final cl_device_id device;
    private final Map<Key, cl_program> programs = new HashMap<>();

    private record Key(List<String> resources, String options) {}

    ProgramCache(cl_context context, cl_device_id device) {
        this.context = context;
        this.device = device;
    }

    /**
     * @param resources source texts beside this class, put together in this order
     * @param options of the compiler
     * @throws DeviceFailure with the compiler's words when it refuses them
     */
    synchronized cl_program get(List<String> resources, String options) {
        Key key = new Key(List.copyOf(resources), options);
        cl_program known = programs.get(key);
        if (known == null) {
            known = translate(key);
            programs.put(key, known);
        }
        return known;
    }

    private cl_program translate(Key key) {
        String[] sources = key.resources().stream().map(ProgramCache::source).toArray(String[]::new);
        cl_program program = CL.clCreateProgramWithSource(context, sources.length, sources, null, null);
        try {
            CL.clBuildProgram(program, 1, new cl_device_id[] {device}, key.options(), null, null);
            return program;
        } catch (CLException e) {
            DeviceFailure failure = new DeviceFailure(
                    DeviceFailure.Kind.COMPILE,
                    "the OpenCL compiler refuses " + String.join(" + ", key.resources()) + ": " + log(program, e),
                    e);
            CL.clReleaseProgram(program);
            throw failure;
        }
    }

    private static String source(String resource) {
        try (InputStream stream = ProgramCache.class.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IllegalArgumentException("no OpenCL source " + resource);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String log(cl_program program, CLException problem) {
        try {
            long[] size = new long[1];
            CL.clGetProgramBuildInfo(program, device, CL.CL_PROGRAM_BUILD_LOG, 0, null, size);
            byte[] text = new byte[(int) size[0]];
            CL.clGetProgramBuildInfo(program, device, CL.CL_PROGRAM_BUILD_LOG, text.length, Pointer.to(text), null);
            String log = new String(text, 0, Math.max(0, text.length - 1), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank())
                    .limit(LOG_LINES)
                    .collect(Collectors.joining("\n"));
            return log.isEmpty() ? CL.stringFor_errorCode(problem.getStatus()) : log;
        } catch (CLException e) {
            return CL.stringFor_errorCode(problem.getStatus());
        }
    }

    synchronized void close() {
        programs.values().forEach(CL::clReleaseProgram);
        programs.clear();
    }
}
