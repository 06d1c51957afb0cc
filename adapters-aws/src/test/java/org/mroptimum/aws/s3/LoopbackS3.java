package org.mroptimum.aws.s3;

import java.net.URI;
import java.util.Optional;
import java.util.Properties;
import java.util.function.UnaryOperator;
import org.gaul.s3proxy.BlobStores;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.mroptimum.aws.link.LoopbackCertificate;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

/** An S3 server on a free port of this machine that keeps its objects in memory and checks signatures. */
public final class LoopbackS3 {
    public static final String BUCKET = "results";
    public static final String KEY_ID = "local-identity";
    public static final String SECRET = "local-credential";

    private final S3Proxy server;
    private final URI endpoint;

    public LoopbackS3() throws Exception {
        this(builder -> builder);
    }

    /** Listens at https, too: links lead there. */
    public LoopbackS3(LoopbackCertificate certificate) throws Exception {
        this(builder -> builder.secureEndpoint(URI.create("https://127.0.0.1:0"))
                .keyStore(certificate.file().toString(), certificate.password()));
    }

    private LoopbackS3(UnaryOperator<S3Proxy.Builder> further) throws Exception {
        server = further.apply(S3Proxy.builder()
                        .blobStore(BlobStores.create("transient-nio2", new Properties()))
                        .endpoint(URI.create("http://127.0.0.1:0"))
                        .awsAuthentication(AuthenticationType.AWS_V2_OR_V4, KEY_ID, SECRET))
                .build();
        server.start();
        endpoint = URI.create("http://127.0.0.1:" + server.getPort());
        try (S3Client s3 = client()) {
            s3.createBucket(r -> r.bucket(BUCKET));
        }
    }

    /** Where the server listens. */
    public URI endpoint() {
        return endpoint;
    }

    /** Host and port at https. */
    public String secureHost() {
        return "localhost:" + server.getSecurePort();
    }

    public S3Client client() {
        return builder(SECRET).build();
    }

    S3ClientBuilder builder(String secret) {
        return new S3Settings(Optional.empty(), Optional.of(endpoint))
                .builder()
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(KEY_ID, secret)));
    }

    /** A client whose requests pass through the given network. */
    S3Client client(SdkHttpClient network) {
        return builder(SECRET).httpClientBuilder(null).httpClient(network).build();
    }

    public void stop() throws Exception {
        server.stop();
    }
}
