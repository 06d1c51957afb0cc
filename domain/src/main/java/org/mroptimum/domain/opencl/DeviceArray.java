package org.mroptimum.domain.opencl;

import org.jocl.cl_mem;

/** Numbers in the memory of a device; belongs to the {@link DeviceQueue} that made it and goes with it. */
public final class DeviceArray {
    private final cl_mem memory;
    private final Element element;
    private final long count;

    /** Types of numbers. */
    enum Element {
        FLOAT(Float.BYTES),
        DOUBLE(Double.BYTES),
        INT(Integer.BYTES),
        LONG(Long.BYTES),
        BYTE(Byte.BYTES);

        private final int bytes;

        Element(int bytes) {
            this.bytes = bytes;
        }

        int bytes() {
            return bytes;
        }
    }

    DeviceArray(cl_mem memory, Element element, long count) {
        this.memory = memory;
        this.element = element;
        this.count = count;
    }

    /** How many numbers. */
    public long count() {
        return count;
    }

    public long bytes() {
        return count * element.bytes();
    }

    cl_mem memory() {
        return memory;
    }

    /** Makes sure of a range. */
    void check(Element wanted, long offset, long length) {
        if (element != wanted) {
            throw new IllegalArgumentException("an array of " + element + " does not hold " + wanted);
        }
        if (offset < 0 || length < 0 || offset + length > count) {
            throw new IndexOutOfBoundsException(offset + " to " + (offset + length) + " of " + count);
        }
    }

    Element element() {
        return element;
    }
}
