package org.mroptimum.aws.s3;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.S3Configuration;

/**
 * Which object store to use. Credentials are not among the settings: they come from the SDK's default chain (environment, profile,
 * role of the container or function).
 *
 * @param region the store's region; when empty, the SDK's default chain tells it, or {@code us-east-1} beside an endpoint
 * @param endpoint address of an S3-compatible store other than AWS, addressed with the bucket in the path
 */
public record S3Settings(Optional<String> region, Optional<URI> endpoint) {
    private static final int ATTEMPTS = 5;
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration SILENCE = Duration.ofSeconds(60);

    /** A client for these settings; the caller closes it. */
    public S3Client client() {
        return builder().build();
    }

    /** Retries with exponential backoff and jitter; checksums travel in headers, which every store understands. */
    S3ClientBuilder builder() {
        S3ClientBuilder builder = S3Client.builder()
                .httpClientBuilder(UrlConnectionHttpClient.builder()
                        .connectionTimeout(CONNECT)
                        .socketTimeout(SILENCE))
                .overrideConfiguration(c -> c.retryStrategy(AwsRetryStrategy.standardRetryStrategy().toBuilder()
                        .maxAttempts(ATTEMPTS)
                        .build()))
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .serviceConfiguration(
                        S3Configuration.builder().chunkedEncodingEnabled(false).build())
                .forcePathStyle(endpoint.isPresent());
        region.map(Region::of).ifPresent(builder::region);
        endpoint.ifPresent(address -> {
            builder.endpointOverride(address);
            if (region.isEmpty()) {
                builder.region(Region.US_EAST_1);
            }
        });
        return builder;
    }
}
