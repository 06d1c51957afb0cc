package org.mroptimum.local.ismrmrd;

import io.jhdf.api.dataset.ChunkedDataset;
import java.nio.ByteBuffer;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.RawDataError;

/**
 * A chunk of a dataset as the library decompresses it, once it is known to become no larger than it should: the library itself
 * inflates whatever comes until the memory is used up.
 */
final class HonestChunk {
    private static final int DEFLATE = 1;
    private static final long LARGEST = 64 << 20;
    private static final int BUFFER = 1 << 16;

    private HonestChunk() {}

    /**
     * The bytes of the chunk that begins there; damaged content becomes MRO-2005.
     *
     * @throws JobFailure MRO-2005 for a chunk that is larger than its dataset says, or than {@value #LARGEST} bytes
     */
    static byte[] of(ChunkedDataset dataset, int... offset) {
        return Hdf5Container.guarded(() -> {
            long bytes = dataset.getDataType().getSize();
            for (int length : dataset.getChunkDimensions()) {
                bytes = Math.multiplyExact(bytes, length);
            }
            if (bytes > LARGEST) {
                throw new JobFailure(RawDataError.DAMAGED, "a chunk of the file claims " + (bytes >> 20) + " MiB");
            }
            if (dataset.getFilters().stream().anyMatch(filter -> filter.getId() == DEFLATE)) {
                requireInflates(dataset.getRawChunkBuffer(offset), bytes);
            }
            return dataset.getDecompressedChunk(offset);
        });
    }

    private static void requireInflates(ByteBuffer compressed, long most) {
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(compressed);
            byte[] part = new byte[BUFFER];
            while (!inflater.finished()) {
                if (inflater.inflate(part) == 0 && !inflater.finished()) {
                    throw new JobFailure(RawDataError.DAMAGED, "a chunk of the file is cut short");
                }
                if (inflater.getBytesWritten() > most) {
                    throw new JobFailure(RawDataError.DAMAGED, "a chunk of the file is larger than it should be");
                }
            }
        } catch (DataFormatException e) {
            throw new JobFailure(RawDataError.DAMAGED, "a chunk of the file cannot be decompressed", e);
        } finally {
            inflater.end();
        }
    }
}
