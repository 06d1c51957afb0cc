package org.mroptimum.domain.result;

import java.util.List;
import java.util.Map;
import org.mroptimum.domain.job.JobFailure;

/**
 * What is known about a job that failed.
 *
 * @param event the request as received with secrets removed; empty when it was not readable
 * @param failure why
 * @param log what happened before, in order
 */
public record FailureReport(Map<String, Object> event, JobFailure failure, List<LogEntry> log) {

    public FailureReport {
        log = List.copyOf(log);
    }
}
