package org.mroptimum.aws.s3;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.CRC32;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/** A network that really carries every request and then spoils the answers to one method. */
final class AlteredHttp implements SdkHttpClient {
    private final SdkHttpClient real = UrlConnectionHttpClient.create();
    private final SdkHttpMethod method;
    private final Spoiler spoiler;
    private final AtomicInteger answers = new AtomicInteger();

    private AlteredHttp(SdkHttpMethod method, Spoiler spoiler) {
        this.method = method;
        this.spoiler = spoiler;
    }

    /** One bit of each body is flipped; the answer tells the checksum of what was sent, as AWS does and s3proxy does not. */
    static AlteredHttp flippingBits() {
        return new AlteredHttp(SdkHttpMethod.GET, (number, answer) -> {
            byte[] bytes = answer.responseBody().orElseThrow().readAllBytes();
            CRC32 crc = new CRC32();
            crc.update(bytes);
            byte[] checksum =
                    ByteBuffer.allocate(4).putInt((int) crc.getValue()).array();
            bytes[bytes.length / 2] ^= 1;
            return HttpExecuteResponse.builder()
                    .response(answer.httpResponse().toBuilder()
                            .putHeader(
                                    "x-amz-checksum-crc32", Base64.getEncoder().encodeToString(checksum))
                            .build())
                    .responseBody(AbortableInputStream.create(new ByteArrayInputStream(bytes)))
                    .build();
        });
    }

    /** Bodies end before the length that their header tells. */
    static AlteredHttp cutting() {
        return new AlteredHttp(SdkHttpMethod.GET, (number, answer) -> {
            byte[] bytes = answer.responseBody().orElseThrow().readAllBytes();
            InputStream cut = new ByteArrayInputStream(bytes, 0, bytes.length - 3);
            return HttpExecuteResponse.builder()
                    .response(answer.httpResponse())
                    .responseBody(AbortableInputStream.create(cut))
                    .build();
        });
    }

    /** The request with this number arrives, but its answer is lost. */
    static AlteredHttp losingAnswer(SdkHttpMethod method, int which) {
        return new AlteredHttp(method, (number, answer) -> {
            if (number == which) {
                throw new IOException("connection reset");
            }
            return answer;
        });
    }

    /** As above; whoever asks again hears that there is no such upload, as AWS says of one that it has completed. */
    static AlteredHttp losingAnswerAndUpload(SdkHttpMethod method, int which) {
        return new AlteredHttp(method, (number, answer) -> {
            if (number == which) {
                throw new IOException("connection reset");
            }
            if (number < which) {
                return answer;
            }
            byte[] body = "<Error><Code>NoSuchUpload</Code><Message>gone</Message></Error>".getBytes(UTF_8);
            return HttpExecuteResponse.builder()
                    .response(SdkHttpResponse.builder()
                            .statusCode(404)
                            .putHeader("Content-Type", "application/xml")
                            .build())
                    .responseBody(AbortableInputStream.create(new ByteArrayInputStream(body)))
                    .build();
        });
    }

    /** No request of this method is answered. */
    static AlteredHttp refusing(SdkHttpMethod method) {
        return new AlteredHttp(method, (number, answer) -> {
            throw new IOException("connection reset");
        });
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        ExecutableHttpRequest prepared = real.prepareRequest(request);
        return new ExecutableHttpRequest() {
            @Override
            public HttpExecuteResponse call() throws IOException {
                HttpExecuteResponse answer = prepared.call();
                return request.httpRequest().method() == method
                        ? spoiler.spoil(answers.incrementAndGet(), answer)
                        : answer;
            }

            @Override
            public void abort() {
                prepared.abort();
            }
        };
    }

    @Override
    public void close() {
        real.close();
    }

    private interface Spoiler {
        HttpExecuteResponse spoil(int number, HttpExecuteResponse answer) throws IOException;
    }
}
