package org.mroptimum.local.result;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.GZIPInputStream;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.StorageError;
import org.mroptimum.domain.port.StoredMap;

/** A map as {@link NiftiWriter} writes it, read as a stream: one slice is in memory. */
final class NiftiMap implements StoredMap {
    private static final int BUFFER = 1 << 16;

    private final String name;
    private final InputStream in;
    private final NiftiFacts facts;
    private final ByteBuffer plane;
    private int next;

    private NiftiMap(String name, InputStream in, NiftiFacts facts) {
        this.name = name;
        this.in = in;
        this.facts = facts;
        int pixels = facts.shape().frequency() * facts.shape().phase();
        this.plane = ByteBuffer.allocate(pixels * NiftiHeader.sampleBytes(facts.pixel()))
                .order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Takes the stream over; it is closed when the header is refused, which is MRO-4020. */
    static NiftiMap open(String name, InputStream compressed) {
        try {
            InputStream in = new GZIPInputStream(compressed, BUFFER);
            return new NiftiMap(name, in, NiftiFacts.read(name, in.readNBytes(NiftiHeader.BYTES)));
        } catch (JobFailure e) {
            closeQuietly(compressed);
            throw e;
        } catch (IOException e) {
            closeQuietly(compressed);
            throw new JobFailure(StorageError.BUNDLE_UNUSABLE, name + ": " + reason(e), e);
        }
    }

    @Override
    public Shape shape() {
        return facts.shape();
    }

    @Override
    public Slice read(int slice) {
        if (slice < next || slice >= facts.shape().slices()) {
            throw new IllegalArgumentException("slice " + slice + " after " + (next - 1));
        }
        try {
            in.skipNBytes((long) (slice - next) * plane.capacity());
            if (in.readNBytes(plane.array(), 0, plane.capacity()) < plane.capacity()) {
                throw new EOFException("the file ends before its last slice");
            }
        } catch (IOException e) {
            throw new JobFailure(StorageError.BUNDLE_UNUSABLE, name + ": " + reason(e), e);
        }
        next = slice + 1;
        return values();
    }

    private Slice values() {
        int pixels = facts.shape().frequency() * facts.shape().phase();
        float[] re = new float[pixels];
        float[] im = new float[pixels];
        switch (facts.pixel()) {
            case UINT8 -> {
                for (int i = 0; i < pixels; i++) {
                    re[i] = plane.get(i) & 0xff;
                }
            }
            case FLOAT32 -> plane.asFloatBuffer().get(re);
            case COMPLEX64 -> {
                for (int i = 0; i < pixels; i++) {
                    re[i] = plane.getFloat(8 * i);
                    im[i] = plane.getFloat(8 * i + 4);
                }
            }
        }
        return new Slice(re, im);
    }

    @Override
    public void close() {
        closeQuietly(in);
    }

    private static void closeQuietly(InputStream stream) {
        try {
            stream.close();
        } catch (IOException nothingIsLost) {
            return;
        }
    }

    private static String reason(IOException e) {
        return e instanceof EOFException ? "the file ends before its last slice" : "it is damaged";
    }
}
