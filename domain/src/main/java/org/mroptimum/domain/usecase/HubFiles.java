package org.mroptimum.domain.usecase;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.mroptimum.domain.job.FileReference;
import org.mroptimum.domain.job.FileSource;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.JobRequest;
import org.mroptimum.domain.job.Problem;

/** Keeps jobs of a hub to files behind links that this server follows, and to scans of the account that they came by. */
public final class HubFiles {
    private final OwnScans scans;
    private final Consumer<String> rule;

    /**
     * A check of requests.
     *
     * @param rule refuses a link with a {@link JobFailure}; follows none
     */
    public HubFiles(OwnScans scans, Consumer<String> rule) {
        this.scans = scans;
        this.rule = rule;
    }

    /**
     * Lets a request pass.
     *
     * @param owner the account that it came by
     * @throws JobFailure MRO-4008 for a link that is not followed, and what {@link OwnScans} refuses; all files are looked at
     */
    public void require(JobRequest request, String owner) {
        List<Problem> problems = new ArrayList<>();
        for (FileReference file : RequestFiles.of(request)) {
            problems(file, owner).stream()
                    .filter(problem -> !problems.contains(problem))
                    .forEach(problems::add);
        }
        if (!problems.isEmpty()) {
            throw new JobFailure(problems);
        }
    }

    /** Lets a link pass. */
    void requireLink(String link) {
        rule.accept(link);
    }

    private List<Problem> problems(FileReference file, String owner) {
        Optional<String> link =
                file.source() instanceof FileSource.S3 object ? object.presignedUrl() : Optional.empty();
        if (link.isEmpty()) {
            return scans.problem(file, owner).stream().toList();
        }
        try {
            requireLink(link.get());
            return List.of();
        } catch (JobFailure refused) {
            return refused.problems();
        }
    }
}
