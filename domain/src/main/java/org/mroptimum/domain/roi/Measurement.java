package org.mroptimum.domain.roi;

import java.util.List;

/**
 * What a user wants to know of regions of a map.
 *
 * @param map file name of the map without folder and suffix, for example {@code SNR}
 * @param part which real number of each value
 * @param regions in the order of the answer
 * @param choice which statistics
 */
public record Measurement(String map, ValuePart part, List<Region> regions, StatisticsChoice choice) {

    public Measurement {
        regions = List.copyOf(regions);
    }
}
