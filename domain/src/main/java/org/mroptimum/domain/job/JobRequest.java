package org.mroptimum.domain.job;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A v0 job request (contract section 1), checked and complete.
 *
 * @param method the SNR method, {@code task.name}
 * @param options what the method is told, {@code task.options}
 * @param reconstruction how the image is made, and from which files
 * @param output which optional files the bundle carries
 * @param identity who asked, and under which name
 * @param document the whole request as received with secrets removed ({@link Redaction}), unknown keys included, for the bundle
 */
public record JobRequest(
        SnrMethod method,
        MethodOptions options,
        ReconstructionRequest reconstruction,
        OutputFlags output,
        JobIdentity identity,
        Map<String, Object> document) {

    /** The member that names the account at this server which a job of somebody else's user came by. Servers alone write it. */
    public static final String SENT_BY = "sent_by";

    public JobRequest {
        document = Collections.unmodifiableMap(new LinkedHashMap<>(document));
    }

    /** Whose job it is at this server: the account that it came by, or else its user. */
    public Optional<String> owner() {
        return document.get(SENT_BY) instanceof String account ? Optional.of(account) : identity.userId();
    }

    /** Whether random replicas are drawn: by PMR and CR, and by the check of AC against PMR. */
    public boolean drawsReplicas() {
        return drawsReplicas(method, options.check());
    }

    static boolean drawsReplicas(SnrMethod method, boolean check) {
        return method == SnrMethod.PMR || method == SnrMethod.CR || check;
    }

    /**
     * The request's {@code task} object with secrets removed, as it belongs into {@code headers.options} of a bundle: with the
     * caller's job id as {@code pipelineid}, by which callers attach the bundle to their job (contract 2.4).
     */
    public Map<String, Object> task() {
        Map<String, Object> task = new LinkedHashMap<>();
        if (document.get("task") instanceof Map<?, ?> members) {
            members.forEach((name, value) -> task.put(String.valueOf(name), value));
        }
        identity.pipeline().ifPresent(pipeline -> task.put("pipelineid", pipeline));
        return Collections.unmodifiableMap(task);
    }

    /**
     * Names that travel from the request to the bundle, so that callers find their job again.
     *
     * @param alias the job's name for people
     * @param pipeline the caller's job id, {@code headers.options.pipelineid} in the bundle
     * @param userId the owner; first folder of the bundle's key
     */
    public record JobIdentity(Optional<String> alias, Optional<String> pipeline, Optional<String> userId) {
        public static final JobIdentity NONE = new JobIdentity(Optional.empty(), Optional.empty(), Optional.empty());

        /** What can be read of a document that may hold no valid request: whoever asked must find the failure. */
        public static JobIdentity readable(Map<String, Object> document) {
            return IdentityParser.readable(document);
        }
    }
}
