package org.mroptimum.aws.link;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalLong;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.StorageError;
import org.mroptimum.domain.port.BlobStore;
import org.mroptimum.domain.port.TemporaryLinks;

/**
 * Follows presigned links of S3 and stores like it. {@link LinkRules} say which, {@link LinkLimits} how far; redirects are never
 * followed. No message, and no cause of a failure, holds a link.
 *
 * <p>Failures: MRO-4001 nothing there, MRO-4002 and MRO-4003 the link has expired or does not allow it, MRO-4008 a rule or limit is
 * broken, MRO-4009 the host does not answer, MRO-4016 an upload has no room on the scratch disk.
 */
public final class PresignedLinks implements TemporaryLinks {
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration QUESTION = Duration.ofSeconds(20);
    private static final int TRIES = 3;

    private final LinkRules rules;
    private final LinkLimits limits;
    private final Path scratch;
    private final HttpClient.Builder builder;
    private @Nullable HttpClient client;

    /** Uploads are first written to a file in {@code scratch}, because their length must be known. */
    public PresignedLinks(LinkRules rules, LinkLimits limits, Path scratch) {
        this(rules, limits, scratch, HttpClient.newBuilder());
    }

    PresignedLinks(LinkRules rules, LinkLimits limits, Path scratch, HttpClient.Builder client) {
        this.rules = rules;
        this.limits = limits;
        this.scratch = scratch;
        this.builder = client.followRedirects(HttpClient.Redirect.NEVER)
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT);
    }

    /** Made for the first link: most jobs have none, and a client takes long to start. */
    private synchronized HttpClient client() {
        HttpClient made = client;
        if (made == null) {
            made = builder.build();
            client = made;
        }
        return made;
    }

    @Override
    public InputStream open(String link) {
        return open(link, 0);
    }

    @Override
    public InputStream open(String link, long offset) {
        HttpRequest.Builder request = HttpRequest.newBuilder(rules.check(link)).timeout(limits.download());
        if (offset > 0) {
            request.setHeader("Range", "bytes=" + offset + "-");
        }
        long began = System.nanoTime();
        HttpResponse<InputStream> answer = send(request.build());
        LinkAnswer checked = new LinkAnswer(answer, StorageError.NOT_READABLE);
        checked.require();
        OptionalLong announced = answer.headers().firstValueAsLong("Content-Length");
        if (announced.orElse(0) > limits.bytes()) {
            checked.discard();
            throw LinkRules.refused("leads to more bytes than this installation allows");
        }
        Duration left = limits.download().minusNanos(System.nanoTime() - began);
        boolean rest = offset > 0 && answer.statusCode() == LinkAnswer.PART;
        if (rest && !checked.beginsAt(offset)) {
            checked.discard();
            throw new JobFailure(
                    StorageError.NOT_READABLE, "the server of a temporary link sent other bytes than asked for");
        }
        LinkStream body = new LinkStream(answer.body(), announced, limits.bytes() - (rest ? offset : 0), left);
        return rest ? body : after(offset, body);
    }

    /** Asks for one byte: such links allow no question without an answer's body. */
    @Override
    public OptionalLong size(String link) {
        HttpRequest request = HttpRequest.newBuilder(rules.check(link))
                .timeout(QUESTION)
                .setHeader("Range", "bytes=0-0")
                .build();
        LinkAnswer answer = new LinkAnswer(send(request), StorageError.NOT_READABLE);
        answer.requireUnlessEmpty();
        answer.discard();
        return answer.wholeSize();
    }

    /** A server without ranges sends everything again. */
    private static InputStream after(long offset, InputStream body) {
        try {
            body.skipNBytes(offset);
            return body;
        } catch (IOException e) {
            throw new JobFailure(StorageError.NOT_READABLE, "the rest of a temporary link's bytes did not come");
        }
    }

    @Override
    public void put(String link, BlobStore.Content content) {
        URI address = rules.check(link);
        try {
            Files.createDirectories(scratch);
            Path spooled = Files.createTempFile(scratch, "mro-", ".upload");
            try {
                try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(spooled))) {
                    content.writeTo(out);
                }
                upload(address, spooled);
            } finally {
                Files.delete(spooled);
            }
        } catch (IOException e) {
            throw new JobFailure(
                    StorageError.DISK_FULL,
                    "the upload could not be prepared on the scratch disk ("
                            + e.getClass().getSimpleName() + ")",
                    e);
        }
    }

    /** An upload replaces the whole object, so that it may be repeated when its connection breaks. */
    private void upload(URI address, Path file) throws IOException {
        if (Files.size(file) > limits.bytes()) {
            throw LinkRules.refused("is asked to take more bytes than this installation allows");
        }
        HttpRequest request = HttpRequest.newBuilder(address)
                .timeout(limits.upload())
                .PUT(BodyPublishers.ofFile(file))
                .build();
        for (int attempt = 1; ; attempt++) {
            try {
                LinkAnswer answer = new LinkAnswer(send(request), StorageError.NOT_WRITABLE);
                answer.require();
                answer.discard();
                return;
            } catch (JobFailure e) {
                if (e.code() != StorageError.STORE_UNREACHABLE || attempt == TRIES) {
                    throw e;
                }
            }
        }
    }

    private HttpResponse<InputStream> send(HttpRequest request) {
        try {
            return client().send(request, BodyHandlers.ofInputStream());
        } catch (HttpConnectTimeoutException e) {
            throw unreachable();
        } catch (HttpTimeoutException e) {
            throw LinkStream.tooSlow();
        } catch (SSLException e) {
            throw LinkRules.refused("leads to a server whose certificate is not trusted");
        } catch (IOException e) {
            throw unreachable();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new JobFailure(StorageError.STORE_UNREACHABLE, "the transfer over a temporary link was interrupted");
        }
    }

    /** Without a cause: its message may hold the link. */
    private static JobFailure unreachable() {
        return new JobFailure(StorageError.STORE_UNREACHABLE, "the server of a temporary link does not answer");
    }
}
