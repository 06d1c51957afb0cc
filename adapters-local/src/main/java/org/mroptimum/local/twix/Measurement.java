package org.mroptimum.local.twix;

/**
 * One measurement of a file with its header and the result of the pass over its readouts.
 *
 * @param number from 1, in file order
 * @param protocol protocol name, may be empty
 */
record Measurement(int number, String protocol, ReadoutLayout layout, MeasurementHeader header, MeasurementScan scan) {

    static Measurement read(RawFile file, ReadoutLayout layout, RaidDirectory.Extent extent, int number) {
        MeasurementHeader header = MeasurementHeader.of(HeaderText.read(file, extent.start(), extent.end()));
        long data = extent.start() + HeaderText.length(file, extent.start(), extent.end());
        String protocol = header.protocol().isEmpty() ? extent.protocol() : header.protocol();
        return new Measurement(number, protocol, layout, header, MeasurementScan.run(file, layout, data, extent.end()));
    }

    boolean hasImage() {
        return scan.imageLines() > 0;
    }

    boolean hasNoiseAdjust() {
        return scan.count(ReadoutKind.NOISE) > 0;
    }

    String title() {
        return "measurement " + number + (protocol.isEmpty() ? "" : " (" + protocol + ")");
    }
}
