package org.mroptimum.domain.result;

import java.util.List;

/**
 * Some slices of a job, computed.
 *
 * @param maps SNR first, then the validity mask, then accessories; hold these slices only, none when there are no slices
 * @param facts what is known beside them
 */
public record ComputedRange(List<SnrMap> maps, RangeFacts facts) {

    public ComputedRange {
        maps = List.copyOf(maps);
    }
}
