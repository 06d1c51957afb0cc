package org.mroptimum.app.bench;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.mroptimum.app.simulation.SnrTask;
import org.mroptimum.domain.job.AxisPair;
import org.mroptimum.domain.job.MaskChoice;
import org.mroptimum.domain.job.ReconstructionKind;
import org.mroptimum.domain.job.SensitivityChoice;
import org.mroptimum.domain.job.SnrMethod;

/** A job worth measuring; the name on the command line is the constant's, in lower case with hyphens. */
public enum BenchCase {
    /** Analytic, root sum of squares; a stack of slices. */
    AC_RSS(SnrMethod.AC, ReconstructionKind.RSS),
    /** Analytic SENSE 2 x 2 with g-factor, sensitivities from 24 calibration lines; a stack of slices. */
    AC_SENSE(SnrMethod.AC, ReconstructionKind.SENSE),
    /** Pseudo replicas of SENSE 2 x 2; one slice. */
    PMR_SENSE(SnrMethod.PMR, ReconstructionKind.SENSE),
    /** Pseudo replicas of GRAPPA 1 x 2, kernel 5 x 4, 24 calibration lines; one slice. */
    PMR_GRAPPA(SnrMethod.PMR, ReconstructionKind.GRAPPA),
    /** Generalised pseudo replicas of SENSE 2 x 2; one slice. */
    CR_SENSE(SnrMethod.CR, ReconstructionKind.SENSE),
    /** Ten repetitions, root sum of squares; one slice. */
    MR_RSS(SnrMethod.MR, ReconstructionKind.RSS),
    /** Analytic B1 with ESPIRiT maps (kernel 6, calibration block 24); one slice. */
    ESPIRIT(SnrMethod.AC, ReconstructionKind.B1),
    /** The same with 16 coils. */
    ESPIRIT_16(SnrMethod.AC, ReconstructionKind.B1);

    private static final int CALIBRATION_LINES = 24;
    private static final int REPETITIONS = 10;
    private static final int FEWER_COILS = 16;

    private final SnrMethod method;
    private final ReconstructionKind kind;

    BenchCase(SnrMethod method, ReconstructionKind kind) {
        this.method = method;
        this.kind = kind;
    }

    /** The case of a name, in either case of letters. */
    public static Optional<BenchCase> named(String name) {
        return Arrays.stream(values())
                .filter(known -> known.title().equalsIgnoreCase(name.strip()))
                .findFirst();
    }

    /** All names, for messages. */
    public static String names() {
        return Arrays.stream(values()).map(BenchCase::title).collect(Collectors.joining(", "));
    }

    /** The name on the command line and in results. */
    @JsonValue
    public String title() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether pseudo replicas are drawn, so that the time grows with their number. */
    public boolean drawsReplicas() {
        return method == SnrMethod.PMR || method == SnrMethod.CR;
    }

    int coils(BenchSettings settings) {
        return this == ESPIRIT_16 ? FEWER_COILS : settings.coils();
    }

    int slices(BenchSettings settings) {
        return this == AC_RSS || this == AC_SENSE ? settings.slices() : 1;
    }

    int repetitions() {
        return method == SnrMethod.MR ? REPETITIONS : 1;
    }

    SnrTask task(BenchSettings settings) {
        SnrTask plain = SnrTask.of(method, kind, settings.replicas());
        return switch (kind) {
            case RSS -> plain;
            case B1 -> plain.with(new SensitivityChoice(SensitivityChoice.Method.ESPIRIT, new MaskChoice.None()));
            case SENSE ->
                plain.with(new SensitivityChoice(SensitivityChoice.Method.INNER_ACL, new MaskChoice.Reference()))
                        .accelerated(AxisPair.of(2, 2), CALIBRATION_LINES);
            case GRAPPA -> plain.accelerated(AxisPair.of(1, 2), CALIBRATION_LINES);
        };
    }
}
