package org.mroptimum.domain.job;

import java.util.Map;
import java.util.Optional;

/**
 * Turns the JSON tree of a v0 request (contract section 1; docs/job-request.md) into a {@link JobRequest}. The tree holds maps,
 * lists, text, numbers, booleans and nulls, as any JSON library makes it. Both the whole request with its {@code task} and a
 * bare task, as the upstream command line takes it, are accepted. Numeric ids are ignored; names count, in either case.
 *
 * <p>Whatever the tree holds, the only failure is one {@link JobFailure} that names every problem with its path and code.
 */
public final class JobRequestParser {

    private JobRequestParser() {}

    /** The checked request; MRO-1013 when the document only points to a request. */
    public static JobRequest parse(Map<String, Object> document) {
        RequestDocument read = RequestDocument.read(document);
        if (read instanceof RequestDocument.Direct direct) {
            return direct.request();
        }
        throw new JobFailure(RequestError.JOB_REFERENCE, "the request itself is stored elsewhere: " + read);
    }

    /** Reads a document that has a {@code task}, or should have one. */
    static JobRequest parseWithEnvelope(Map<String, Object> document) {
        RequestProblems problems = new RequestProblems();
        RequestObject envelope = new RequestObject(document, "$", problems);
        return parse(envelope, envelope.requiredObject("task"), document, problems);
    }

    /** Reads a document that is a task; it has no envelope, so its paths begin with the task. */
    static JobRequest parseBareTask(Map<String, Object> task) {
        RequestProblems problems = new RequestProblems();
        RequestObject root = new RequestObject(task, "$", problems);
        return parse(root, Optional.of(root), Map.of("task", task), problems);
    }

    private static JobRequest parse(
            RequestObject envelope,
            Optional<RequestObject> taskObject,
            Map<String, Object> document,
            RequestProblems problems) {
        Optional<TaskParser.Task> task = taskObject.flatMap(TaskParser::parse);
        OutputFlags output = output(envelope, taskObject);
        JobRequest.JobIdentity identity = IdentityParser.parse(envelope, taskObject);
        problems.throwIfAny();
        return task.map(t -> new JobRequest(
                        t.method(), t.options(), t.reconstruction(), output, identity, Redaction.redact(document)))
                .orElseThrow();
    }

    /** The top-level flags; those of the task when there are none; otherwise none is set. */
    private static OutputFlags output(RequestObject envelope, Optional<RequestObject> task) {
        Optional<RequestObject> flags =
                envelope.has("output") ? envelope.object("output") : task.flatMap(t -> t.object("output"));
        return flags.map(f -> new OutputFlags(f.flag("coilsensitivity"), f.flag("gfactor"), f.flag("matlab")))
                .orElse(OutputFlags.NONE);
    }
}
