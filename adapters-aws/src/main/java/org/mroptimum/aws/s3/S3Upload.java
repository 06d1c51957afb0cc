package org.mroptimum.aws.s3;

import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import org.mroptimum.domain.port.BlobId;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.ChecksumType;
import software.amazon.awssdk.services.s3.model.CompletedPart;

/**
 * One object on its way into the store. Holds at most one part in memory: what fits into it goes up in one request, more in a
 * multipart upload. The store checks the CRC-32 of every part and of the whole object. Nothing is visible before
 * {@link #finish}; {@link #abandon} removes what was uploaded without it.
 */
final class S3Upload extends OutputStream {
    /** The key under which an object remembers which upload wrote it. */
    private static final String WRITER = "mroptimum-writer";

    private static final String ONLY_IF_ABSENT = "*";
    private static final int FIRST_BUFFER = 1 << 16;
    private static final int ATTEMPTS_WHEN_UNDECIDED = 3;

    private final S3Client s3;
    private final BlobId id;
    private final int partBytes;
    private final boolean onlyIfAbsent;
    private final String writer = UUID.randomUUID().toString();
    private final CRC32 whole = new CRC32();
    private final List<CompletedPart> parts = new ArrayList<>();
    private byte[] buffer;
    private int filled;
    private @Nullable String uploadId;

    S3Upload(S3Client s3, BlobId id, int partBytes, boolean onlyIfAbsent) {
        this.s3 = s3;
        this.id = id;
        this.partBytes = partBytes;
        this.onlyIfAbsent = onlyIfAbsent;
        this.buffer = new byte[Math.min(FIRST_BUFFER, partBytes)];
    }

    @Override
    public void write(int value) {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        for (int from = offset; from < offset + length; ) {
            if (filled == partBytes) {
                sendPart();
            }
            if (filled == buffer.length) {
                buffer = Arrays.copyOf(buffer, (int) Math.min(2L * buffer.length, partBytes));
            }
            int count = Math.min(offset + length - from, buffer.length - filled);
            System.arraycopy(bytes, from, buffer, filled, count);
            filled += count;
            from += count;
        }
    }

    /**
     * Makes the object visible.
     *
     * @return false when it was to be stored only if absent and another object is there
     */
    boolean finish() {
        if (uploadId == null) {
            return visible(this::putWhole);
        }
        sendPart();
        String upload = uploadId;
        boolean stored = visible(() -> complete(upload));
        if (stored) {
            uploadId = null;
        }
        return stored;
    }

    /** Removes the parts of an upload that did not become visible; does nothing after a successful {@link #finish}. */
    void abandon() {
        String upload = uploadId;
        uploadId = null;
        if (upload != null) {
            try {
                s3.abortMultipartUpload(r -> r.bucket(id.bucket()).key(id.key()).uploadId(upload));
            } catch (SdkException e) {
                return; // the failure that led here says more; the bucket's lifecycle rule removes the parts
            }
        }
    }

    private void putWhole() {
        s3.putObject(
                r -> r.bucket(id.bucket())
                        .key(id.key())
                        .metadata(Map.of(WRITER, writer))
                        .ifNoneMatch(onlyIfAbsent ? ONLY_IF_ABSENT : null)
                        .checksumCRC32(encoded(crcOfBuffer())),
                body());
    }

    private void sendPart() {
        if (uploadId == null) {
            uploadId = s3.createMultipartUpload(r -> r.bucket(id.bucket())
                            .key(id.key())
                            .metadata(Map.of(WRITER, writer))
                            .checksumAlgorithm(ChecksumAlgorithm.CRC32)
                            .checksumType(ChecksumType.FULL_OBJECT))
                    .uploadId();
        }
        String upload = uploadId;
        int number = parts.size() + 1;
        String checksum = encoded(crcOfBuffer());
        String tag = s3.uploadPart(
                        r -> r.bucket(id.bucket())
                                .key(id.key())
                                .uploadId(upload)
                                .partNumber(number)
                                .checksumCRC32(checksum),
                        body())
                .eTag();
        parts.add(CompletedPart.builder()
                .partNumber(number)
                .eTag(tag)
                .checksumCRC32(checksum)
                .build());
        whole.update(buffer, 0, filled);
        filled = 0;
    }

    private void complete(String upload) {
        s3.completeMultipartUpload(r -> r.bucket(id.bucket())
                .key(id.key())
                .uploadId(upload)
                .ifNoneMatch(onlyIfAbsent ? ONLY_IF_ABSENT : null)
                .checksumType(ChecksumType.FULL_OBJECT)
                .checksumCRC32(encoded(whole.getValue()))
                .multipartUpload(m -> m.parts(parts)));
    }

    /** Runs the request that shows the object. */
    private boolean visible(Runnable request) {
        for (int attempt = 1; ; attempt++) {
            try {
                request.run();
                return true;
            } catch (SdkException e) {
                boolean mayBeThere = S3Failures.isTaken(e)
                        || (uploadId != null && S3Failures.isNotFound(e))
                        || (S3Failures.isUndecided(e) && attempt == ATTEMPTS_WHEN_UNDECIDED);
                if (mayBeThere) {
                    return isOurs(e);
                }
                if (!S3Failures.isUndecided(e)) {
                    throw e;
                }
            }
        }
    }

    /**
     * A repeated request finds its own object, or its upload gone, when the answer to the first one was lost.
     *
     * @throws SdkException the failure, when the object that is there, if any, does not explain it
     */
    private boolean isOurs(SdkException failure) {
        Optional<String> writerThere = writerThere();
        if (writerThere.isEmpty() || !(onlyIfAbsent || writerThere.get().equals(writer))) {
            throw failure;
        }
        return writerThere.get().equals(writer);
    }

    /** Who wrote the object that is there, an empty text for others than us; empty without an object. */
    private Optional<String> writerThere() {
        try {
            return Optional.of(s3.headObject(r -> r.bucket(id.bucket()).key(id.key()))
                    .metadata()
                    .getOrDefault(WRITER, ""));
        } catch (SdkException e) {
            if (S3Failures.isNotFound(e)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private RequestBody body() {
        byte[] bytes = buffer;
        int length = filled;
        return RequestBody.fromContentProvider(
                () -> new ByteArrayInputStream(bytes, 0, length), length, "application/octet-stream");
    }

    private long crcOfBuffer() {
        CRC32 crc = new CRC32();
        crc.update(buffer, 0, filled);
        return crc.getValue();
    }

    /** Big-endian and base 64, as S3 wants checksums. */
    private static String encoded(long crc) {
        byte[] bytes = ByteBuffer.allocate(Integer.BYTES).putInt((int) crc).array();
        return Base64.getEncoder().encodeToString(bytes);
    }
}
