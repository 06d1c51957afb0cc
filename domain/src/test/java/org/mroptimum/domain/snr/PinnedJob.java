package org.mroptimum.domain.snr;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.mroptimum.domain.job.AxisPair;
import org.mroptimum.domain.job.JobRequest;
import org.mroptimum.domain.job.MaskChoice;
import org.mroptimum.domain.job.MethodOptions;
import org.mroptimum.domain.job.ReconstructionKind;
import org.mroptimum.domain.job.SensitivityChoice;
import org.mroptimum.domain.job.SnrMethod;
import org.mroptimum.domain.kspace.NoiseScan;
import org.mroptimum.domain.phantom.PhantomScan;
import org.mroptimum.domain.phantom.PhantomSpec;
import org.mroptimum.domain.reference.MemoryScan;
import org.mroptimum.domain.reference.SnrJobs;

/**
 * A job whose result is pinned.
 *
 * @param name words that tell it from others
 * @param noise instead of the noise scan of the phantom
 */
record PinnedJob(String name, JobRequest request, PhantomScan phantom, Optional<NoiseScan> noise) {

    /** Every method over every reconstruction, then what they do not reach: other sizes, other sensitivities, oversampled noise. */
    static Stream<PinnedJob> all(MethodOptions options) {
        PhantomScan small = phantom(24, 20, 6);
        List<PinnedJob> jobs = new ArrayList<>();
        for (SnrMethod method : SnrMethod.values()) {
            for (ReconstructionKind kind : ReconstructionKind.values()) {
                jobs.add(decimated(method, options, kind, small, 1, 2));
            }
        }
        PhantomScan prime = phantom(37, 23, 7);
        jobs.add(decimated(SnrMethod.AC, options, ReconstructionKind.SENSE, phantom(28, 24, 9), 2, 2));
        jobs.add(decimated(SnrMethod.AC, options, ReconstructionKind.SENSE, prime, 2, 3));
        jobs.add(decimated(SnrMethod.PMR, options, ReconstructionKind.SENSE, prime, 1, 2));
        jobs.add(decimated(SnrMethod.PMR, options, ReconstructionKind.GRAPPA, phantom(28, 24, 5), 2, 2));
        jobs.add(decimated(SnrMethod.AC, options, ReconstructionKind.GRAPPA, prime, 1, 3));
        MaskChoice.Espirit espirit = new MaskChoice.Espirit(4, 16, .01, .8);
        jobs.add(b1(
                "espirit",
                prime,
                new SensitivityChoice(SensitivityChoice.Method.ESPIRIT, new MaskChoice.Percentage(5), espirit, 5)));
        jobs.add(b1("walsh", prime, new SensitivityChoice(SensitivityChoice.Method.WALSH, new MaskChoice.Reference())));
        jobs.add(b1("espirit mask", prime, new SensitivityChoice(SensitivityChoice.Method.INNER, espirit)));
        jobs.add(new PinnedJob(
                "ac rss, bandwidth of the noise measured", SnrJobs.rss(), prime, Optional.of(measured(prime))));
        return jobs.stream();
    }

    private static PhantomScan phantom(int nf, int np, int coils) {
        return new PhantomScan(
                PhantomSpec.of(nf, np, coils).withSlices(2).withNoise(40, 2, .5).withPeakSnr(200));
    }

    private static PinnedJob decimated(
            SnrMethod method, MethodOptions options, ReconstructionKind kind, PhantomScan phantom, int r1, int r2) {
        AxisPair factors = AxisPair.of(r1, r2);
        AxisPair calibration = AxisPair.of(phantom.spec().frequency(), 16);
        String name = String.format(
                Locale.ROOT,
                "%s %s %dx%d R%dx%d",
                method.name().toLowerCase(Locale.ROOT),
                kind.name().toLowerCase(Locale.ROOT),
                phantom.spec().frequency(),
                phantom.spec().phase(),
                r1,
                r2);
        return new PinnedJob(
                name, SnrJobs.decimated(method, options, kind, factors, calibration), phantom, Optional.empty());
    }

    private static PinnedJob b1(String name, PhantomScan phantom, SensitivityChoice choice) {
        JobRequest request =
                SnrJobs.request(SnrMethod.AC, ReconstructionKind.B1, Optional.of(choice), Optional.empty());
        return new PinnedJob("ac b1, " + name, request, phantom, Optional.empty());
    }

    private static NoiseScan measured(PhantomScan phantom) {
        List<String> names = MemoryScan.channels(phantom.spec().coils());
        return new MemoryScan.Noise(phantom.noise(), names, OptionalDouble.of(5_000), OptionalDouble.empty());
    }
}
