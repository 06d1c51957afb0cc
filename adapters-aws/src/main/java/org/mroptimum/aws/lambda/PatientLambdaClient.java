package org.mroptimum.aws.lambda;

import java.time.Duration;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.retries.StandardRetryStrategy;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.LambdaClientBuilder;
import software.amazon.awssdk.services.lambda.model.TooManyRequestsException;

/**
 * A client that waits as long as a function may run, and calls again only when the function was surely not started: a call whose
 * answer was lost must not start a second computation.
 */
public final class PatientLambdaClient {
    /** A function's 15 minutes, and the time to start it. */
    private static final Duration LONGEST = Duration.ofMinutes(16);

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final int ATTEMPTS = 6;

    private PatientLambdaClient() {}

    /**
     * A client that the caller closes.
     *
     * @param builder with region, credentials and endpoint
     */
    public static LambdaClient of(LambdaClientBuilder builder) {
        return of(builder, BackoffStrategy.exponentialDelay(Duration.ofMillis(200), Duration.ofSeconds(20)));
    }

    static LambdaClient of(LambdaClientBuilder builder, BackoffStrategy backoff) {
        // The SDK's defaults would also call again after a lost answer.
        StandardRetryStrategy retries = StandardRetryStrategy.builder()
                .useClientDefaults(false)
                .maxAttempts(ATTEMPTS)
                .retryOnException(PatientLambdaClient::notStarted)
                .treatAsThrottling(PatientLambdaClient::notStarted)
                .backoffStrategy(backoff)
                .throttlingBackoffStrategy(backoff)
                .build();
        return builder.httpClientBuilder(UrlConnectionHttpClient.builder()
                        .connectionTimeout(CONNECT)
                        .socketTimeout(LONGEST))
                .overrideConfiguration(configuration -> configuration.retryStrategy(retries))
                .build();
    }

    private static boolean notStarted(Throwable failure) {
        return failure instanceof TooManyRequestsException
                || (failure instanceof AwsServiceException answered && answered.isThrottlingException());
    }
}
