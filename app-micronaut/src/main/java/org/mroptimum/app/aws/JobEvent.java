package org.mroptimum.app.aws;

import java.util.Map;
import java.util.Optional;
import org.mroptimum.app.RequestJson;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.JobReference;
import org.mroptimum.domain.job.RequestDocument;
import org.mroptimum.domain.job.RequestDocument.StoredElsewhere;

/** What a door of the cloud can be given (contract 1.1), also as the whole input of a state machine with members beside it. */
public sealed interface JobEvent {

    /**
     * The request itself, or a document that should have been one: whoever runs it says what is wrong.
     *
     * @param document as received, a secret because of its links
     */
    record Direct(Map<String, Object> document) implements JobEvent {

        @Override
        public String toString() {
            return "a request";
        }
    }

    /** The request is stored: {@code {"job_ref": {"bucket", "key"}}}, or an S3 event. */
    record Stored(JobReference job) implements JobEvent {

        @Override
        public Optional<JobReference> reference() {
            return Optional.of(job);
        }
    }

    /** A computer died on a stored request: {@code {"job_ref": ..., "failure": {"Error", "Cause"}}}. */
    record Died(JobReference job, JobFailure failure) implements JobEvent {

        @Override
        public Optional<JobReference> reference() {
            return Optional.of(job);
        }
    }

    /** No JSON object. */
    record Unreadable(JobFailure failure) implements JobEvent {}

    /** Where the request is stored; empty when it came along. */
    default Optional<JobReference> reference() {
        return Optional.empty();
    }

    /** Reads an event, whatever it is. */
    static JobEvent read(byte[] json) {
        try {
            return of(RequestJson.read(json, "the event"));
        } catch (JobFailure unreadable) {
            return new Unreadable(unreadable);
        }
    }

    /** Tells the forms apart. A {@code task} makes the document a request, whatever is beside it. */
    static JobEvent of(Map<String, Object> document) {
        if (document.containsKey("task") || !(document.containsKey("job_ref") || document.containsKey("Records"))) {
            return new Direct(document);
        }
        try {
            if (RequestDocument.read(document) instanceof StoredElsewhere place) {
                JobReference job = new JobReference(place.bucket(), place.key());
                return document.get("failure") instanceof Map<?, ?> failure
                        ? new Died(job, RecordedFailure.of(failure))
                        : new Stored(job);
            }
        } catch (JobFailure malformed) {
            // Found again, with all its problems, when the document is run.
        }
        return new Direct(document);
    }
}
