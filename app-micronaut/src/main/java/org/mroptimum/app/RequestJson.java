package org.mroptimum.app;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Map;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.RequestError;

/** Reads request documents, as strictly at every door. */
public final class RequestJson {
    /** Requests have a few kilobytes; a mask matrix inside is refused anyway. */
    public static final int LARGEST_BYTES = 4 << 20;

    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);

    private RequestJson() {}

    /**
     * The JSON object as it stands there.
     *
     * @param name what the document is called in messages
     * @throws JobFailure MRO-1001 when it is no JSON object, or larger than any request
     */
    public static Map<String, Object> read(byte[] document, String name) {
        return read(document, name, LARGEST_BYTES);
    }

    /**
     * The same for documents that are kept, and listed many at a time: they have another limit.
     *
     * @param largestBytes at most {@link #LARGEST_BYTES}
     */
    public static Map<String, Object> read(byte[] document, String name, int largestBytes) {
        if (document.length > largestBytes) {
            throw new JobFailure(
                    RequestError.NOT_JSON, name + " is larger than any request (" + (largestBytes >> 10) + " KiB)");
        }
        try {
            Map<String, Object> read = JSON.readValue(document, new TypeReference<>() {});
            if (read == null) {
                throw new JobFailure(RequestError.NOT_JSON, name + " holds null instead of a JSON object");
            }
            return read;
        } catch (JacksonException e) {
            // Jackson's own message may quote the document, which may hold a token.
            String where = e.getLocation() == null
                    ? ""
                    : " at line " + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr();
            throw new JobFailure(RequestError.NOT_JSON, name + " is not a JSON object" + where);
        } catch (IOException e) {
            throw new JobFailure(RequestError.NOT_JSON, name + " is not a JSON object", e);
        }
    }
}
