package org.mroptimum.domain.job;

import java.util.Map;
import java.util.Optional;
import org.mroptimum.domain.job.JobRequest.JobIdentity;

/** Reads the names that travel from request to bundle (contract 1.1). */
final class IdentityParser {

    private IdentityParser() {}

    /**
     * @param envelope the whole request, or the bare task
     * @param task the task, which carries the caller's job id as {@code pipelineid} when there is no {@code pipeline}
     */
    static JobIdentity parse(RequestObject envelope, Optional<RequestObject> task) {
        Optional<String> pipeline =
                envelope.has("pipeline") ? segment(envelope, "pipeline") : task.flatMap(t -> segment(t, "pipelineid"));
        return new JobIdentity(envelope.text("alias").map(Redaction::text), pipeline, segment(envelope, "user_id"));
    }

    /** The names that can be read, whatever else is wrong with the document; the same as {@link #parse} when nothing is. */
    static JobIdentity readable(Map<String, Object> document) {
        RequestProblems unheard = new RequestProblems();
        RequestObject envelope = new RequestObject(document, "$", unheard);
        return parse(envelope, Optional.of(envelope.object("task").orElse(envelope)));
    }

    /** A name that becomes a folder or file name: text or a whole number, and nothing that could lead to another folder. */
    private static Optional<String> segment(RequestObject object, String name) {
        Optional<String> text = object.value(name) instanceof Number number
                ? Optional.of(String.valueOf(number))
                : object.text(name).map(Redaction::text);
        if (text.isPresent()
                && (text.get().matches("(?s).*[/\\\\\\p{Cntrl}].*|\\.{1,2}")
                        || text.get().length() > 200)) {
            object.report(
                    RequestError.VALUE_OUT_OF_RANGE,
                    name,
                    "must be at most 200 characters without slashes and control characters");
            return Optional.empty();
        }
        return text;
    }
}
