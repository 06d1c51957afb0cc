package org.mroptimum.domain.opencl;

/** What a device was asked for, in words for its failures. */
enum DeviceStep {
    OPEN("open the device"),
    ALLOCATE("reserve memory"),
    COMPILE("translate a program"),
    TRANSFER("move data"),
    ENQUEUE("compute");

    private final String words;

    DeviceStep(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }
}
