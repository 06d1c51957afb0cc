package org.mroptimum.domain.job.chooser;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mroptimum.domain.job.JobRequest;
import org.mroptimum.domain.job.MaskChoice;
import org.mroptimum.domain.job.Placement;
import org.mroptimum.domain.job.Placement.Weight;
import org.mroptimum.domain.job.SnrMethod;

/**
 * Decides where a job runs. The rules of the existing platform come first (contract 2.1): an ESPIRiT mask and the methods PMR
 * and MR are heavy. Every other job is light when the estimate of its memory and time ({@link Workload}) fits a light computer
 * with safety. A heavy job whose slices are much work is cut into parts ({@link PartPlan}). A pure function: the same request and
 * sizes always go to the same place.
 */
public final class JobChooser {
    private final LightBudget light;
    private final PartBudget parts;

    /** For an installation that runs every job in one piece. */
    public JobChooser(LightBudget light) {
        this(light, PartBudget.NONE);
    }

    /** For an installation whose heavy computers share large jobs. */
    public JobChooser(LightBudget light, PartBudget parts) {
        this.light = light;
        this.parts = parts;
    }

    /** Where the job runs, what it is expected to need, and why. */
    public Placement choose(JobRequest request, InputSizes sizes) {
        Workload work = Workload.of(request, sizes, light.threads());
        Optional<String> heavy = heavyByRule(request).or(() -> heavyByEstimate(work));
        if (heavy.isEmpty()) {
            return placement(Weight.LIGHT, work, "fits a light computer: " + needs(work), 1);
        }
        PartPlan plan = PartPlan.of(request, sizes, parts);
        String how = plan.parts() == 1
                ? ""
                : String.format(Locale.ROOT, "; in %d parts of about %.0f s each", plan.parts(), plan.seconds());
        return placement(Weight.HEAVY, work, heavy.get() + how, plan.parts());
    }

    private static Placement placement(Weight weight, Workload work, String reason, int parts) {
        return new Placement(
                weight, (long) Math.ceil(work.memoryMb()), (long) Math.ceil(work.seconds()), reason, parts);
    }

    private static Optional<String> heavyByRule(JobRequest request) {
        if (asksForEspirit(request)) {
            return Optional.of("an ESPIRiT mask always runs on a heavy computer");
        }
        if (request.method() == SnrMethod.PMR || request.method() == SnrMethod.MR) {
            String name = request.method().title().toLowerCase(Locale.ROOT);
            return Optional.of("the " + name + " method always runs on a heavy computer");
        }
        return Optional.empty();
    }

    private Optional<String> heavyByEstimate(Workload work) {
        boolean memory = work.memoryMb() > light.usableMemoryMb();
        boolean time = work.seconds() > light.usableSeconds();
        if (!memory && !time) {
            return Optional.empty();
        }
        String scarce = memory && time ? "memory and time" : memory ? "memory" : "time";
        return Optional.of(String.format(
                Locale.ROOT,
                "needs more %s than a light computer offers: %s, but %.0f MB and %.0f s are there",
                scarce,
                needs(work),
                light.usableMemoryMb(),
                light.usableSeconds()));
    }

    private static String needs(Workload work) {
        return String.format(
                Locale.ROOT, "about %.0f MB and %.0f s", Math.ceil(work.memoryMb()), Math.ceil(work.seconds()));
    }

    /**
     * Looks where the existing platform looks, whatever the reconstruction then uses: at the mask of the sensitivities and at
     * {@code reconstructor.options.mask}, which nothing else reads.
     */
    private static boolean asksForEspirit(JobRequest request) {
        Object options = member(member(member(request.task(), "options"), "reconstructor"), "options");
        boolean computed = request.reconstruction()
                .sensitivity()
                .filter(choice -> choice.mask() instanceof MaskChoice.Espirit)
                .isPresent();
        return computed
                || isEspirit(member(options, "mask"))
                || isEspirit(member(member(member(options, "sensitivityMap"), "options"), "mask"));
    }

    private static boolean isEspirit(@Nullable Object mask) {
        Object name = mask instanceof Map<?, ?> ? member(mask, "method") : mask;
        return name instanceof String text && text.strip().equalsIgnoreCase("espirit");
    }

    private static @Nullable Object member(@Nullable Object object, String name) {
        return object instanceof Map<?, ?> map ? map.get(name) : null;
    }
}
