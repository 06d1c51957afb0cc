package org.mroptimum.domain.port;

/**
 * A map as a bundle's {@code info.json} lists it.
 *
 * @param id number by which clients find it
 * @param name for people
 * @param file file name without folder and suffix
 * @param type {@code output}, {@code accessory} or {@code mask}
 * @param dim 3 for maps of slices, 2 for coil matrices, which lie nowhere
 * @param pixelType {@code real} or {@code complex}
 */
public record MapEntry(int id, String name, String file, String type, int dim, String pixelType) {

    /** Whether pixels without a valid SNR tell nothing in this map. */
    public boolean followsValidity() {
        return dim == 3 && !type.equals("mask");
    }
}
