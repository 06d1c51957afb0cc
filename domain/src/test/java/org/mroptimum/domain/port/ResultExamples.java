package org.mroptimum.domain.port;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.mroptimum.domain.job.AxisPair;
import org.mroptimum.domain.job.FileReference;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.JobRequest;
import org.mroptimum.domain.job.JobRequest.JobIdentity;
import org.mroptimum.domain.job.MethodOptions;
import org.mroptimum.domain.job.OutputFlags;
import org.mroptimum.domain.job.Problem;
import org.mroptimum.domain.job.ReconstructionKind;
import org.mroptimum.domain.job.ReconstructionRequest;
import org.mroptimum.domain.job.RequestError;
import org.mroptimum.domain.job.SnrMethod;
import org.mroptimum.domain.kspace.AcquisitionHeader;
import org.mroptimum.domain.kspace.SamplingPattern;
import org.mroptimum.domain.kspace.SliceGeometry;
import org.mroptimum.domain.noise.NoiseCovariance;
import org.mroptimum.domain.noise.ScalePassport;
import org.mroptimum.domain.result.FailureReport;
import org.mroptimum.domain.result.FlipAngleNormalisation;
import org.mroptimum.domain.result.HeapVolume;
import org.mroptimum.domain.result.LogEntry;
import org.mroptimum.domain.result.ReplicaRun;
import org.mroptimum.domain.result.SelfCheck;
import org.mroptimum.domain.result.SnrMap;
import org.mroptimum.domain.result.SnrMap.Kind;
import org.mroptimum.domain.result.SnrResult;
import org.mroptimum.domain.result.Volume;

/** Small results of known content for tests of writers and publishers. */
public final class ResultExamples {
    public static final String SECRET = "Bearer eyJhbGciOi.secret.token";
    public static final String PIPELINE = "0f8a1c52-7e3d-4b61-9c44-2d1f5a60b7e9";
    /** Beyond what a double holds exactly. */
    public static final long SEED = 9007199254740993L;

    public static final int FREQUENCY = 8;
    public static final int PHASE = 6;
    private static final Instant START = Instant.parse("2026-01-01T10:05:00Z");

    private ResultExamples() {}

    /** A request whose document still holds the secrets that a careless caller may leave in. */
    public static JobRequest request(ReconstructionKind kind, OutputFlags output) {
        ReconstructionRequest reconstruction = new ReconstructionRequest(
                kind,
                FileReference.local("signal.dat"),
                Optional.of(FileReference.local("noise.dat")),
                Optional.empty(),
                false,
                Optional.empty(),
                Optional.empty(),
                AxisPair.ALL,
                Optional.empty());
        JobIdentity identity =
                new JobIdentity(Optional.of("signal.dat-ac"), Optional.of(PIPELINE), Optional.of("u-123"));
        return new JobRequest(SnrMethod.AC, MethodOptions.DEFAULT, reconstruction, output, identity, document(kind));
    }

    /** The request as JSON tree. */
    public static Map<String, Object> document(ReconstructionKind kind) {
        Map<String, Object> task = new LinkedHashMap<>();
        task.put("name", "ac");
        task.put("version", "v0");
        task.put("token", SECRET);
        task.put(
                "options",
                Map.of(
                        "reconstructor",
                        Map.of("name", kind.name(), "presigned_url", "https://x/?X-Amz-Signature=abc")));
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("task", task);
        document.put("pipeline", PIPELINE);
        document.put("alias", "signal.dat-ac");
        document.put("token", SECRET);
        document.put("user_id", "u-123");
        return document;
    }

    /** SNR, validity, g-factor, two sensitivities and mask of the given slices; some values are not finite. */
    public static SnrResult result(List<SliceGeometry> slices) {
        int count = slices.size();
        Volume snr = ramp(count, false, 1);
        float[] broken = snr.re(0);
        broken[0] = Float.NaN;
        broken[1] = Float.POSITIVE_INFINITY;
        snr.put(0, broken, new float[0]);
        List<SnrMap> maps = new ArrayList<>();
        maps.add(new SnrMap(Kind.SNR, 0, snr));
        maps.add(new SnrMap(Kind.VALID, 0, flags(count)));
        maps.add(new SnrMap(Kind.G_FACTOR, 0, ramp(count, false, 0.01f)));
        maps.add(new SnrMap(Kind.INVERSE_G_FACTOR, 0, ramp(count, false, 0.001f)));
        maps.add(new SnrMap(Kind.COIL_SENSITIVITY, 0, ramp(count, true, 0.1f)));
        maps.add(new SnrMap(Kind.COIL_SENSITIVITY, 1, ramp(count, true, 0.2f)));
        maps.add(new SnrMap(Kind.SENSITIVITY_MASK, 0, flags(count)));
        NoiseCovariance psi = new NoiseCovariance(2, new double[] {4, 1, 1, 9}, new double[] {0, 2, -2, 0});
        ScalePassport passport = new ScalePassport(
                OptionalDouble.of(5000),
                OptionalDouble.empty(),
                2,
                0.79,
                true,
                1,
                0.63,
                1,
                "noise file",
                List.of("a warning"));
        List<LogEntry> log = List.of(
                new LogEntry(START, "SNR calculation", LogEntry.Type.START),
                new LogEntry(START.plusSeconds(1), "acquisition is 2D", LogEntry.Type.PROCEDURE),
                new LogEntry(START.plusSeconds(2), "no dwell time", LogEntry.Type.WARNING),
                new LogEntry(START.plusSeconds(3), "end of the calculation", LogEntry.Type.END));
        return new SnrResult(
                maps,
                Optional.of(psi),
                Optional.of(passport),
                header(slices),
                log,
                1.5,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** A result of replicas, checked, with the SNR corrected for the flip angle, and sensitivities of as many coils as asked for. */
    public static SnrResult checked(List<SliceGeometry> slices, boolean suspect, int coils) {
        SnrResult plain = result(slices);
        List<SnrMap> maps = new ArrayList<>(plain.maps().subList(0, 2));
        maps.add(new SnrMap(Kind.RELATIVE_ERROR, 0, ramp(slices.size(), false, 0.001f)));
        maps.add(new SnrMap(Kind.SNR_FLIP_ANGLE, 0, ramp(slices.size(), false, 2)));
        for (int coil = 0; coil < coils; coil++) {
            maps.add(new SnrMap(Kind.COIL_SENSITIVITY, coil, ramp(slices.size(), true, 0.1f)));
        }
        return new SnrResult(
                maps,
                plain.covariance(),
                plain.passport(),
                plain.acquisition(),
                plain.log(),
                plain.calculationSeconds(),
                Optional.of(new ReplicaRun(SEED, true, 100, Collections.nCopies(slices.size(), 64))),
                Optional.of(new SelfCheck(64, 1234, suspect ? 1.41 : 1.002, 0.02, 1.01, suspect)),
                Optional.of(new FlipAngleNormalisation(0.02, 3, 17, 55, 92)));
    }

    /** A failure with two problems. */
    public static FailureReport failure() {
        JobFailure failure = new JobFailure(List.of(
                new Problem(RequestError.VALUE_OUT_OF_RANGE, "$.task.options.NR", "NR is -1; it must be at least 2"),
                new Problem(RequestError.UNKNOWN_METHOD, "$.task.name", "the name is xx")));
        return new FailureReport(
                document(ReconstructionKind.RSS),
                failure,
                List.of(new LogEntry(START, "SNR calculation", LogEntry.Type.START)));
    }

    private static AcquisitionHeader header(List<SliceGeometry> slices) {
        return new AcquisitionHeader(
                "test",
                "",
                FREQUENCY,
                PHASE,
                2,
                List.of("A", "B"),
                1,
                OptionalDouble.empty(),
                2,
                SamplingPattern.full(PHASE),
                OptionalInt.empty(),
                slices,
                List.of());
    }

    private static Volume ramp(int slices, boolean complex, float step) {
        HeapVolume volume = new HeapVolume(FREQUENCY, PHASE, slices, complex);
        for (int s = 0; s < slices; s++) {
            float[] re = new float[FREQUENCY * PHASE];
            float[] im = new float[FREQUENCY * PHASE];
            for (int i = 0; i < re.length; i++) {
                re[i] = step * (100 * s + i);
                im[i] = -step * i;
            }
            volume.put(s, re, im);
        }
        return volume;
    }

    private static Volume flags(int slices) {
        HeapVolume volume = new HeapVolume(FREQUENCY, PHASE, slices, false);
        for (int s = 0; s < slices; s++) {
            float[] re = new float[FREQUENCY * PHASE];
            for (int i = 0; i < re.length; i++) {
                re[i] = i % 5 == 0 ? 0 : 1;
            }
            volume.put(s, re, new float[0]);
        }
        return volume;
    }
}
