package org.mroptimum.local.synthetic.hdf5;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * An HDF5 file being written from front to back: superblock (version 0), heap collections as values come, then the objects.
 * Groups hold their links in the object header.
 */
final class Hdf5Output implements AutoCloseable {
    private static final int SUPERBLOCK_BYTES = 96;
    /** The library reads at least so many bytes of a collection. */
    private static final int SMALLEST_COLLECTION = 4096;

    private static final int DATASPACE = 0x01;
    private static final int LINK_INFO = 0x02;
    private static final int DATATYPE = 0x03;
    private static final int FILL_VALUE = 0x05;
    private static final int LINK = 0x06;
    private static final int LAYOUT = 0x08;
    private static final int GROUP_INFO = 0x0A;

    private final FileChannel channel;
    private long end = SUPERBLOCK_BYTES;
    private LittleEndian collection = new LittleEndian();
    private int collected;

    Hdf5Output(Path file) throws IOException {
        channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);
    }

    /** Stores a variable-length value of {@code length} elements; returns the reference that stands in the record. */
    byte[] store(byte[] value, int length) throws IOException {
        if (value.length == 0) {
            return new byte[Datatypes.REFERENCE_BYTES];
        }
        collected++;
        collection.u2(collected, 1).u4(0).u8(value.length).append(value).padToEight();
        byte[] reference = new LittleEndian().u4(length).u8(end).u4(collected).toBytes();
        if (collection.size() + 32 >= SMALLEST_COLLECTION) {
            flushCollection();
        }
        return reference;
    }

    /** Writes a one-dimensional dataset of whole records and returns its address. */
    long dataset(Datatypes.Type type, byte[] records) throws IOException {
        flushCollection();
        long data = append(records);
        List<byte[]> messages = List.of(
                message(DATASPACE, new LittleEndian().u1(1, 1, 0, 0).u4(0).u8(records.length / type.bytes())),
                message(DATATYPE, new LittleEndian().append(type.message())),
                message(FILL_VALUE, new LittleEndian().u1(2, 2, 2, 0)),
                message(LAYOUT, new LittleEndian().u1(3, 1).u8(data, records.length)));
        return object(messages);
    }

    /** Writes a group and returns its address. */
    long group(Map<String, Long> links) throws IOException {
        List<byte[]> messages = new ArrayList<>();
        messages.add(
                message(LINK_INFO, new LittleEndian().u1(0, 0).u8(LittleEndian.UNDEFINED, LittleEndian.UNDEFINED)));
        messages.add(message(GROUP_INFO, new LittleEndian().u1(0, 0)));
        links.forEach((name, address) -> messages.add(message(
                LINK, new LittleEndian().u1(1, 0, name.length()).ascii(name).u8(address))));
        return object(messages);
    }

    /** Writes the superblock; the file is whole after that. */
    void finish(long root) throws IOException {
        LittleEndian block =
                new LittleEndian().u1(0x89).ascii("HDF\r\n").u1(0x1A).ascii("\n");
        block.u1(0, 0, 0, 0, 0, 8, 8, 0).u2(4, 16).u4(0);
        block.u8(0, LittleEndian.UNDEFINED, end, LittleEndian.UNDEFINED);
        block.u8(0, root).u4(0, 0).u8(0, 0);
        channel.write(ByteBuffer.wrap(block.toBytes()), 0);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private void flushCollection() throws IOException {
        if (collected == 0) {
            return;
        }
        int size = Math.max(SMALLEST_COLLECTION, 16 + collection.size() + 16);
        LittleEndian whole = new LittleEndian().ascii("GCOL").u1(1, 0, 0, 0).u8(size);
        whole.append(collection.toBytes());
        int free = size - whole.size();
        whole.u2(0, 0).u4(0).u8(free).zeros(free - 16);
        collection = new LittleEndian();
        collected = 0;
        append(whole.toBytes());
    }

    private long object(List<byte[]> messages) throws IOException {
        int size = messages.stream().mapToInt(m -> m.length).sum();
        LittleEndian header = new LittleEndian().u1(1, 0).u2(messages.size()).u4(1, size, 0);
        messages.forEach(header::append);
        return append(header.toBytes());
    }

    private static byte[] message(int type, LittleEndian body) {
        body.padToEight();
        LittleEndian message =
                new LittleEndian().u2(type, body.size()).u1(0, 0, 0, 0).append(body.toBytes());
        return message.toBytes();
    }

    private long append(byte[] bytes) throws IOException {
        long address = end;
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
            end += channel.write(buffer, end);
        }
        end += -end & 7;
        return address;
    }
}
