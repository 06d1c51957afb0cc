package org.mroptimum.domain.port;

import java.io.IOException;
import org.mroptimum.domain.job.JobRequest;
import org.mroptimum.domain.result.FailureReport;
import org.mroptimum.domain.result.SnrResult;

/**
 * Writes bundles in the formats of the contract (section 3). Promises: values that are not finite become 0; secrets never
 * appear; the same result gives the same bytes.
 */
public interface ResultWriter {

    /** info.json, maps, previews, and matlab.mat when the request asks for it. */
    void writeResult(JobRequest request, SnrResult result, BundleSink sink) throws IOException;

    /** The failure bundle (contract 3.6); the request may not even have been readable. */
    void writeFailure(FailureReport report, BundleSink sink) throws IOException;
}
