package org.mroptimum.aws.job;

import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.RunError;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/** A service of AWS did not do what it was asked: MRO-5008 with the service's own words. */
public final class ServiceFailure {

    private ServiceFailure() {}

    /**
     * After the SDK gave up.
     *
     * @param what what did not happen, for example {@code the job cannot be submitted to Step Functions}
     */
    public static JobFailure of(String what, SdkException failure) {
        return new JobFailure(RunError.ORCHESTRATOR_NOT_REACHABLE, what + ": " + words(failure), failure);
    }

    /** The service answered, but not what was asked. */
    public static JobFailure of(String what) {
        return new JobFailure(RunError.ORCHESTRATOR_NOT_REACHABLE, what);
    }

    private static String words(SdkException failure) {
        if (failure instanceof AwsServiceException answered) {
            AwsErrorDetails details = answered.awsErrorDetails();
            String code = details == null || details.errorCode() == null ? "no reason given" : details.errorCode();
            String message = details == null || details.errorMessage() == null ? "" : " " + details.errorMessage();
            return code + " (HTTP " + answered.statusCode() + ")" + message;
        }
        return String.valueOf(failure.getMessage());
    }
}
