package org.mroptimum.aws.s3;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.StorageError;
import org.mroptimum.domain.port.BlobId;
import org.mroptimum.domain.port.BlobStore;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumMode;

/**
 * Objects in AWS S3 or any store that speaks its protocol.
 *
 * <p>Publishing once relies on conditional writes ({@code If-None-Match: *} on {@code PutObject} and
 * {@code CompleteMultipartUpload}). AWS S3, MinIO, Ceph and s3proxy have them; a store that answers "not implemented" is refused,
 * because without them two publishers could both win.
 *
 * <p>Failures: MRO-4001 nothing stored or no such bucket, MRO-4002 and MRO-4003 no right to read or to write, MRO-4004 names that no
 * bucket or key may have, MRO-4009 the store cannot be reached. A stream that breaks while it is read throws an
 * {@link IOException}.
 */
public final class S3BlobStore implements BlobStore, AutoCloseable {
    /** Upload part in bytes. 10 000 parts make an object, so up to 156 GiB. */
    private static final int PART_BYTES = 16 << 20;

    private static final int KEY_BYTES = 1024;
    private static final Pattern BUCKET = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{1,254}");

    private final S3Client s3;
    private final int partBytes;

    /** Uses and closes the client. */
    public S3BlobStore(S3Client s3) {
        this(s3, PART_BYTES);
    }

    S3BlobStore(S3Client s3, int partBytes) {
        this.s3 = s3;
        this.partBytes = partBytes;
    }

    @Override
    public Optional<BlobStat> stat(BlobId id) {
        check(id);
        try {
            return Optional.of(new BlobStat(
                    s3.headObject(r -> r.bucket(id.bucket()).key(id.key())).contentLength()));
        } catch (SdkException e) {
            if (S3Failures.isNotFound(e)) {
                return Optional.empty();
            }
            throw S3Failures.reading(id, e);
        }
    }

    @Override
    public InputStream open(BlobId id) {
        return open(id, null);
    }

    @Override
    public InputStream open(BlobId id, long offset, long length) {
        check(id);
        if (length > 0) {
            long last = length - 1 > Long.MAX_VALUE - offset ? Long.MAX_VALUE : offset + length - 1;
            return open(id, "bytes=" + offset + "-" + last);
        }
        if (stat(id).isEmpty()) {
            throw new JobFailure(StorageError.NOT_FOUND, id.printable() + ": nothing is stored there");
        }
        return InputStream.nullInputStream();
    }

    private InputStream open(BlobId id, @Nullable String range) {
        check(id);
        try {
            return new S3ObjectStream(s3.getObject(r -> r.bucket(id.bucket())
                    .key(id.key())
                    .range(range)
                    .checksumMode(range == null ? ChecksumMode.ENABLED : null)));
        } catch (SdkException e) {
            if (range != null && S3Failures.isBeyondEnd(e)) {
                return InputStream.nullInputStream();
            }
            throw S3Failures.reading(id, e);
        }
    }

    @Override
    public void put(BlobId id, Content content) {
        check(id);
        upload(id, content, false);
    }

    @Override
    public boolean publish(BlobId id, Content content) {
        return stat(id).isEmpty() && upload(id, content, true);
    }

    private boolean upload(BlobId id, Content content, boolean onlyIfAbsent) {
        S3Upload upload = new S3Upload(s3, id, partBytes, onlyIfAbsent);
        try {
            content.writeTo(upload);
            return upload.finish();
        } catch (SdkException e) {
            throw S3Failures.writing(id, e);
        } catch (IOException e) {
            throw new JobFailure(
                    StorageError.NOT_WRITABLE,
                    id.printable() + ": its content could not be made ("
                            + e.getClass().getSimpleName() + ")",
                    e);
        } finally {
            upload.abandon();
        }
    }

    @Override
    public void delete(BlobId id) {
        check(id);
        try {
            s3.deleteObject(r -> r.bucket(id.bucket()).key(id.key()));
        } catch (SdkException e) {
            if (!S3Failures.isNotFound(e)) {
                throw S3Failures.deleting(id, e);
            }
        }
    }

    @Override
    public void close() {
        s3.close();
    }

    private static void check(BlobId id) {
        id.requireInside();
        if (!BUCKET.matcher(id.bucket()).matches()) {
            throw id.outside("does not name a bucket");
        }
        if (id.key().getBytes(StandardCharsets.UTF_8).length > KEY_BYTES) {
            throw id.outside("is longer than " + KEY_BYTES + " bytes");
        }
    }
}
