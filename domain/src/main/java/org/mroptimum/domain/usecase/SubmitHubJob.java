package org.mroptimum.domain.usecase;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.JobRequest;
import org.mroptimum.domain.job.JobRequestParser;
import org.mroptimum.domain.job.Problem;
import org.mroptimum.domain.job.Redaction;
import org.mroptimum.domain.job.RequestError;
import org.mroptimum.domain.port.HubJobs;

/**
 * Takes a job that a hub sends for one of its users (contract 2.6). It belongs to the account that it came by; the hub's user stays
 * in the request, because the bundle must name them.
 */
public final class SubmitHubJob {
    /** Where the bundle of the result goes, a link. */
    private static final String RESULT_LINK = "presigned_upload_url";

    private static final String FAILURE_LINK = "presigned_failure_upload_url";
    private static final String PIPELINE = "pipeline";
    private static final String TOKEN = "token";

    private final SubmitJob submission;
    private final HubFiles files;
    private final HubJobs hubJobs;

    /**
     * The door for jobs of a hub.
     *
     * @param submission must choose with {@link #choice}
     * @param files also says which links bundles may go to
     */
    public SubmitHubJob(SubmitJob submission, HubFiles files, HubJobs hubJobs) {
        this.submission = submission;
        this.files = files;
        this.hubJobs = hubJobs;
    }

    /** A choice that looks at the files of a request before anything is opened. Not asked again for a job that is known. */
    public static SubmitJob.Choice choice(HubFiles files, SubmitJob.Choice next) {
        return request -> {
            files.require(request, request.owner().orElse(""));
            return next.choose(request);
        };
    }

    /**
     * Submits a request. The same pipeline of the same account is the same job, the first.
     *
     * @param received the request as the hub sent it
     * @param account that it came by
     * @throws JobFailure every problem of the request, its links or its signal file; what the orchestrator refuses
     */
    public SubmitJob.Submitted submit(Map<String, Object> received, String account) {
        Map<String, Object> document = new LinkedHashMap<>(received);
        document.put(JobRequest.SENT_BY, account);
        removeTokens(document);
        JobRequest request = JobRequestParser.parse(document);
        String pipeline = request.identity().pipeline().orElse("");
        requireAnswerable(document, pipeline);
        SubmitJob.Submitted submitted = submission.submit(document, Optional.of("hub:" + pipeline));
        hubJobs.remember(submitted.id(), pipeline, submitted.accepted());
        return submitted;
    }

    /** The hub's token of its user: no job needs it, and what is not stored cannot be lost. */
    private static void removeTokens(Map<String, Object> document) {
        document.computeIfPresent(TOKEN, (name, token) -> Redaction.REMOVED);
        if (document.get("task") instanceof Map<?, ?> task && task.containsKey(TOKEN)) {
            Map<Object, @Nullable Object> clean = new LinkedHashMap<>(task);
            clean.put(TOKEN, Redaction.REMOVED);
            document.put("task", clean);
        }
    }

    private void requireAnswerable(Map<String, Object> document, String pipeline) {
        List<Problem> problems = new ArrayList<>();
        if (pipeline.isEmpty()) {
            problems.add(new Problem(RequestError.MISSING_FIELD, "$." + PIPELINE, "is missing"));
        } else if (!pipeline.matches("[A-Za-z0-9._:-]{1,100}")) {
            problems.add(new Problem(
                    RequestError.VALUE_OUT_OF_RANGE,
                    "$." + PIPELINE,
                    "must be 1 to 100 letters, digits, dots, colons, dashes and underscores"));
        }
        if (!(document.get(RESULT_LINK) instanceof String link) || link.isBlank()) {
            problems.add(new Problem(
                    RequestError.MISSING_FIELD, "$." + RESULT_LINK, "is missing: the hub gets the result over it"));
        }
        for (String member : List.of(RESULT_LINK, FAILURE_LINK)) {
            if (document.get(member) instanceof String link && !link.isBlank()) {
                problems.addAll(refusals(member, link));
            }
        }
        if (!problems.isEmpty()) {
            throw new JobFailure(problems);
        }
    }

    private List<Problem> refusals(String member, String link) {
        try {
            files.requireLink(link);
            return List.of();
        } catch (JobFailure refused) {
            return refused.problems().stream()
                    .map(problem -> new Problem(problem.code(), "$." + member, problem.detail()))
                    .toList();
        }
    }
}
