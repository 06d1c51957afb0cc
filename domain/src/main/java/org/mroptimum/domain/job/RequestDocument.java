package org.mroptimum.domain.job;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a job can be started with (contract 1.1): a request, or a note where the request is stored. */
public sealed interface RequestDocument {

    /** The document is a request. */
    record Direct(JobRequest request) implements RequestDocument {}

    /**
     * The request is the content of a stored object.
     *
     * @param bucket the store's bucket
     * @param key the object's name in the bucket, verbatim
     */
    record StoredElsewhere(String bucket, String key) implements RequestDocument {

        @Override
        public String toString() {
            return "s3://" + bucket + "/" + key;
        }
    }

    /**
     * Tells the forms apart. A {@code task} makes the document a request, even beside a {@code job_ref}, so that a stored request
     * that names its own place is not fetched for ever; next come an S3 event with {@code Records}, a {@code job_ref}, and a bare
     * task.
     *
     * @throws JobFailure with every problem of the document
     */
    static RequestDocument read(Map<String, Object> document) {
        RequestProblems problems = new RequestProblems();
        RequestObject root = new RequestObject(document, "$", problems);
        if (root.has("task")) {
            return new Direct(JobRequestParser.parseWithEnvelope(document));
        }
        if (root.has("Records")) {
            return record(root, problems)
                    .flatMap(RequestDocument::objectOfEvent)
                    .orElseThrow(problems::failure);
        }
        if (root.has("job_ref")) {
            return root.object("job_ref")
                    .flatMap(reference -> place(reference, "bucket", reference, "key"))
                    .orElseThrow(problems::failure);
        }
        if (root.has("options")) {
            return new Direct(JobRequestParser.parseBareTask(document));
        }
        return new Direct(JobRequestParser.parseWithEnvelope(document));
    }

    private static Optional<RequestObject> record(RequestObject root, RequestProblems problems) {
        if (root.value("Records") instanceof List<?> list
                && list.size() == 1
                && list.get(0) instanceof Map<?, ?> only) {
            return Optional.of(new RequestObject(only, "$.Records[0]", problems));
        }
        root.report(RequestError.WRONG_TYPE, "Records", "must be a list of exactly one event");
        return Optional.empty();
    }

    private static Optional<RequestDocument> objectOfEvent(RequestObject event) {
        return event.requiredObject("s3").flatMap(s3 -> {
            Optional<RequestObject> bucket = s3.requiredObject("bucket");
            Optional<RequestObject> object = s3.requiredObject("object");
            return bucket.flatMap(b -> object.flatMap(o -> place(b, "name", o, "key")));
        });
    }

    private static Optional<RequestDocument> place(
            RequestObject bucketOwner, String bucketName, RequestObject keyOwner, String keyName) {
        Optional<String> bucket = bucketOwner.requiredText(bucketName);
        Optional<String> key = keyOwner.requiredText(keyName);
        return bucket.flatMap(b -> key.map(k -> new StoredElsewhere(b, k)));
    }
}
