package org.mroptimum.aws.s3;

import java.io.FilterInputStream;
import java.io.IOException;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/**
 * The bytes of an object. Whole objects are checked against the checksum that the store tells (AWS does); a stream that ends too early is an
 * {@link IOException}, as is everything that the SDK throws while reading. Closing before the end drops the connection instead of
 * draining it.
 */
final class S3ObjectStream extends FilterInputStream {
    private final ResponseInputStream<GetObjectResponse> object;
    private long left;
    private boolean ended;

    S3ObjectStream(ResponseInputStream<GetObjectResponse> object) {
        super(object);
        this.object = object;
        this.left = object.response().contentLength();
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        try {
            int count = in.read(bytes, offset, length);
            if (count >= 0) {
                left -= count;
                return count;
            }
        } catch (SdkException e) {
            throw new IOException("the object changed on its way or the object store broke off", e);
        }
        if (left != 0) {
            throw new IOException("the object store broke off " + left + " bytes before the end");
        }
        ended = true;
        return -1;
    }

    /** Reads over the bytes, so that the checksum sees them. */
    @Override
    public long skip(long count) throws IOException {
        byte[] buffer = new byte[(int) Math.min(Math.max(count, 1), 1 << 16)];
        int read = count <= 0 ? 0 : read(buffer, 0, buffer.length);
        return Math.max(read, 0);
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    @Override
    public void close() throws IOException {
        if (ended) {
            super.close();
        } else {
            object.abort();
        }
    }
}
