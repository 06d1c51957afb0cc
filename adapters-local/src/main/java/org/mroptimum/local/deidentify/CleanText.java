package org.mroptimum.local.deidentify;

import java.util.Map;
import java.util.TreeMap;

/** A header's bytes while they are being overwritten, and the fields that were, with their number. */
final class CleanText {
    private final byte[] bytes;
    private final Map<String, Integer> removed = new TreeMap<>();

    CleanText(byte[] bytes) {
        this.bytes = bytes;
    }

    byte[] bytes() {
        return bytes;
    }

    Map<String, Integer> removed() {
        return removed;
    }

    /** Notes that a field had a value. */
    void count(String field) {
        removed.merge(field, 1, Integer::sum);
    }

    /** Every byte becomes an X, so that not even the length of words stays. */
    void cross(int from, int to) {
        for (int at = from; at < to; at++) {
            bytes[at] = 'X';
        }
    }

    /** Digits become zeros, the rest stays. */
    void zero(int from, int to) {
        for (int at = from; at < to; at++) {
            if (bytes[at] >= '0' && bytes[at] <= '9') {
                bytes[at] = '0';
            }
        }
    }
}
