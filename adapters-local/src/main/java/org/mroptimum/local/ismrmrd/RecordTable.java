package org.mroptimum.local.ismrmrd;

import io.jhdf.api.Dataset;
import io.jhdf.api.dataset.ChunkedDataset;
import io.jhdf.api.dataset.ContiguousDataset;
import io.jhdf.object.datatype.CompoundDataType;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.RawDataError;

/**
 * A one-dimensional HDF5 table of compound records, walked block by block in raw bytes.
 *
 * @param count number of records, known to fit into the file
 */
record RecordTable(Dataset dataset, CompoundDataType type, int count, FileChannel channel, long userBlock) {
    private static final int BLOCK = 256;
    /** A compressed table may be so many times larger than the file. */
    private static final long COMPRESSION = 64;

    /** Sees one record; the buffer is little endian and valid during the call only. */
    @FunctionalInterface
    interface RecordVisitor {
        void record(int index, ByteBuffer record) throws IOException;
    }

    static RecordTable of(Dataset dataset, FileChannel channel, long userBlock) {
        if (!(dataset.getDataType() instanceof CompoundDataType type) || dataset.getDimensionsAsLong().length != 1) {
            throw new JobFailure(RawDataError.DAMAGED, "the acquisition table is not a list of records");
        }
        long count = dataset.getDimensionsAsLong()[0];
        if (count == 0) {
            throw new JobFailure(RawDataError.NO_IMAGE_DATA, "the acquisition table is empty");
        }
        try {
            long room = dataset.getFilters().isEmpty() ? channel.size() : COMPRESSION * channel.size();
            if (type.getSize() < 1 || count < 0 || count > room / type.getSize() || count > Integer.MAX_VALUE - 8) {
                throw new JobFailure(
                        RawDataError.DAMAGED, "the file is too small for the " + count + " acquisitions it claims");
            }
        } catch (IOException e) {
            throw new JobFailure(RawDataError.DAMAGED, "the file cannot be read", e);
        }
        return new RecordTable(dataset, type, (int) count, channel, userBlock);
    }

    /** Walks all records in order. */
    void forEach(RecordVisitor visitor) throws IOException {
        if (dataset instanceof ChunkedDataset chunked) {
            walkChunks(chunked, visitor);
        } else if (dataset instanceof ContiguousDataset contiguous) {
            walkBlocks(Hdf5Container.guarded(contiguous::getDataAddress) + userBlock, visitor);
        } else {
            throw new JobFailure(RawDataError.DAMAGED, "the acquisition table has an unknown storage layout");
        }
    }

    private void walkChunks(ChunkedDataset chunked, RecordVisitor visitor) throws IOException {
        int length = Hdf5Container.guarded(() -> chunked.getChunkDimensions()[0]);
        if (length < 1) {
            throw new JobFailure(RawDataError.DAMAGED, "the acquisition table has empty chunks");
        }
        for (long start = 0; start < count; start += length) {
            byte[] chunk = HonestChunk.of(chunked, (int) start);
            int records = (int) Math.min(length, count - start);
            if (chunk.length < (long) records * type.getSize()) {
                throw new JobFailure(RawDataError.DAMAGED, "a chunk of the acquisition table is too short");
            }
            visit(ByteBuffer.wrap(chunk), (int) start, records, visitor);
        }
    }

    private void walkBlocks(long address, RecordVisitor visitor) throws IOException {
        long end = channel.size();
        if (address < 0 || address > end - (long) count * type.getSize()) {
            throw new JobFailure(RawDataError.DAMAGED, "the acquisition table lies outside of the file");
        }
        for (int start = 0; start < count; start += BLOCK) {
            int records = Math.min(BLOCK, count - start);
            ByteBuffer block = ByteBuffer.allocate(records * type.getSize());
            long position = address + (long) start * type.getSize();
            while (block.hasRemaining()) {
                if (channel.read(block, position + block.position()) < 0) {
                    throw new JobFailure(RawDataError.DAMAGED, "the file ended while it was read");
                }
            }
            visit(block, start, records, visitor);
        }
    }

    private void visit(ByteBuffer block, int start, int records, RecordVisitor visitor) throws IOException {
        for (int i = 0; i < records; i++) {
            ByteBuffer record = block.slice(i * type.getSize(), type.getSize()).order(ByteOrder.LITTLE_ENDIAN);
            visitor.record(start + i, record);
        }
    }
}
