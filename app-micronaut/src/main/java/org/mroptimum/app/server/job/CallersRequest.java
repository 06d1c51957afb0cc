package org.mroptimum.app.server.job;

import java.util.LinkedHashMap;
import java.util.Map;
import org.mroptimum.app.RequestJson;
import org.mroptimum.app.server.Caller;
import org.mroptimum.domain.job.JobRequest;

/** A request document as a caller sent it: it is theirs, whatever it says about its user. */
final class CallersRequest {
    /** Real requests have a few KiB. A page holds 200 jobs with their requests. */
    static final int LARGEST_BYTES = 64 << 10;

    private CallersRequest() {}

    static Map<String, Object> read(byte[] body, Caller caller) {
        Map<String, Object> document = new LinkedHashMap<>(RequestJson.read(body, "the request", LARGEST_BYTES));
        document.put("user_id", caller.user());
        document.remove(JobRequest.SENT_BY);
        return document;
    }
}
