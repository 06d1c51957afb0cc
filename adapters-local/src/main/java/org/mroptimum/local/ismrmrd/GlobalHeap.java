package org.mroptimum.local.ismrmrd;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.RawDataError;

/**
 * Finds variable-length values in the file (HDF5 specification III.E, global heap). Only the object headers of a collection are
 * read, never its values, so memory does not depend on what lengths a damaged file claims.
 */
final class GlobalHeap {
    private static final int COLLECTION_HEADER = 16;
    private static final int OBJECT_HEADER = 16;
    private static final int REMEMBERED = 16;
    private static final int SIGNATURE = 'G' | 'C' << 8 | 'O' << 16 | 'L' << 24;

    private final FileChannel channel;
    private final long fileBytes;
    private final ByteBuffer header = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
    private final Map<Long, Map<Integer, Long>> collections = new LinkedHashMap<>(REMEMBERED, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Map<Integer, Long>> eldest) {
            return size() > REMEMBERED;
        }
    };

    GlobalHeap(FileChannel channel) throws IOException {
        this.channel = channel;
        this.fileBytes = channel.size();
    }

    /**
     * The absolute position of an object's bytes.
     *
     * @param bytes bytes that must be there
     */
    long position(long collection, int index, long bytes) throws IOException {
        Map<Integer, Long> objects = collections.get(collection);
        if (objects == null) {
            objects = objects(collection);
            collections.put(collection, objects);
        }
        Long position = objects.get(index);
        if (position == null) {
            throw damaged("readout samples are missing from the heap");
        }
        header.clear();
        read(position - OBJECT_HEADER);
        if (header.getLong(8) < bytes || bytes > fileBytes - position) {
            throw damaged("readout samples are cut short");
        }
        return position;
    }

    private Map<Integer, Long> objects(long collection) throws IOException {
        read(collection);
        if (header.getInt(0) != SIGNATURE) {
            throw damaged("there is no heap where the acquisition table says");
        }
        long size = header.getLong(8);
        if (size < COLLECTION_HEADER || size > fileBytes - collection) {
            throw damaged("a heap ends behind the end of the file");
        }
        Map<Integer, Long> objects = new HashMap<>();
        long at = collection + COLLECTION_HEADER;
        long end = collection + size;
        while (at + OBJECT_HEADER <= end) {
            read(at);
            int index = header.getShort(0) & 0xFFFF;
            long length = header.getLong(8);
            if (index == 0 || length < 0 || length > end - at - OBJECT_HEADER || objects.containsKey(index)) {
                break;
            }
            objects.put(index, at + OBJECT_HEADER);
            at += OBJECT_HEADER + (length + 7) / 8 * 8;
        }
        return objects;
    }

    private void read(long position) throws IOException {
        if (position < 0 || position > fileBytes - header.capacity()) {
            throw damaged("a heap address lies outside of the file");
        }
        header.clear();
        while (header.hasRemaining()) {
            if (channel.read(header, position + header.position()) < 0) {
                throw damaged("the file ended while it was read");
            }
        }
    }

    private static JobFailure damaged(String detail) {
        return new JobFailure(RawDataError.DAMAGED, detail);
    }
}
