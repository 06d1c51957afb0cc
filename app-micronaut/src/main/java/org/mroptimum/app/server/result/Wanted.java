package org.mroptimum.app.server.result;

import java.util.Map;
import org.mroptimum.app.RequestJson;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.RequestError;
import org.mroptimum.domain.job.RequestObject;
import org.mroptimum.domain.job.RequestProblems;
import org.mroptimum.domain.roi.Measurement;
import org.mroptimum.domain.roi.MeasurementParser;

/** What a caller wants to know of maps, read from a body (docs/roi.md). */
final class Wanted {

    private Wanted() {}

    /** Map, part, regions and statistics. */
    static Measurement measurement(byte[] body) {
        return MeasurementParser.parse(RequestJson.read(body, "the regions"));
    }

    /** The same, and the job that is compared with. */
    static Comparison comparison(byte[] body) {
        Map<String, Object> document = RequestJson.read(body, "the comparison");
        RequestProblems problems = new RequestProblems();
        RequestObject root = new RequestObject(document, "$", problems);
        String other = root.text("other").orElse("");
        if (!root.has("other")) {
            root.report(RequestError.MISSING_FIELD, "other", "is missing");
        }
        problems.throwIfAny();
        return new Comparison(other, MeasurementParser.parse(document));
    }

    /**
     * The query of a ratio map.
     *
     * @throws JobFailure MRO-1003 for an unknown part
     */
    static Measurement ratio(String map, String part) {
        return MeasurementParser.parse(Map.of("map", map, "part", part));
    }

    /** The other job, and what is compared. */
    record Comparison(String other, Measurement measurement) {}
}
