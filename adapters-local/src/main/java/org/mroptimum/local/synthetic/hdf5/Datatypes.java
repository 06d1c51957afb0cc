package org.mroptimum.local.synthetic.hdf5;

import java.util.List;

/** Datatype messages (specification IV.A.2.d) of the types that an ISMRMRD acquisition is made of. */
final class Datatypes {
    /** Bytes of a variable-length value in a record: length, heap address, heap index. */
    static final int REFERENCE_BYTES = 16;

    private static final int ATOMIC = 0x10;
    private static final int DERIVED = 0x30;

    private Datatypes() {}

    /** One named field of a compound type. */
    record Field(String name, Type type) {}

    /** An encoded datatype message and the bytes that a value takes. */
    static final class Type {
        private final byte[] message;
        private final int bytes;

        private Type(byte[] message, int bytes) {
            this.message = message;
            this.bytes = bytes;
        }

        byte[] message() {
            return message;
        }

        int bytes() {
            return bytes;
        }
    }

    static Type unsigned(int bytes) {
        return fixed(bytes, 0x00);
    }

    static Type signed(int bytes) {
        return fixed(bytes, 0x08);
    }

    static Type single() {
        LittleEndian m = new LittleEndian().u1(ATOMIC | 1, 0x20, 31, 0).u4(4).u2(0, 32);
        return new Type(m.u1(23, 8, 0, 23).u4(127).toBytes(), 4);
    }

    static Type array(Type element, int length) {
        LittleEndian m = new LittleEndian().u1(DERIVED | 10, 0, 0, 0).u4(length * element.bytes());
        return new Type(m.u1(1).u4(length).append(element.message()).toBytes(), length * element.bytes());
    }

    static Type sequenceOf(Type element) {
        return variableLength(element, 0);
    }

    static Type text() {
        return variableLength(unsigned(1), 1);
    }

    static Type compound(List<Field> fields) {
        int size = fields.stream().mapToInt(f -> f.type().bytes()).sum();
        LittleEndian m =
                new LittleEndian().u1(DERIVED | 6).u2(fields.size()).u1(0).u4(size);
        int offset = 0;
        for (Field field : fields) {
            m.ascii(field.name()).u1(0);
            if (size < 256) {
                m.u1(offset);
            } else {
                m.u2(offset);
            }
            m.append(field.type().message());
            offset += field.type().bytes();
        }
        return new Type(m.toBytes(), size);
    }

    private static Type fixed(int bytes, int flags) {
        LittleEndian m = new LittleEndian().u1(ATOMIC, flags, 0, 0).u4(bytes).u2(0, 8 * bytes);
        return new Type(m.toBytes(), bytes);
    }

    private static Type variableLength(Type element, int kind) {
        LittleEndian m = new LittleEndian().u1(ATOMIC | 9, kind, 0, 0).u4(REFERENCE_BYTES);
        return new Type(m.append(element.message()).toBytes(), REFERENCE_BYTES);
    }
}
