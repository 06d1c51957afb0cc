package org.mroptimum.domain.result;

import java.time.Instant;
import java.util.List;
import org.mroptimum.domain.job.SlicePart;
import org.mroptimum.domain.kspace.AcquisitionHeader;

/**
 * What a part of a job leaves beside its maps, for the computer that merges all parts.
 *
 * @param part which part
 * @param request SHA-256 of the request, which tells parts of other jobs
 * @param started when its computation began
 * @param log what happened, in order, up to the end of the computation
 * @param header the imaging scan, all slices
 * @param computed facts of its slices
 * @param maps names of its maps, in order; none for a part without slices
 */
public record PartFacts(
        SlicePart part,
        String request,
        Instant started,
        List<LogEntry> log,
        AcquisitionHeader header,
        RangeFacts computed,
        List<MapName> maps) {

    public PartFacts {
        log = List.copyOf(log);
        maps = List.copyOf(maps);
    }

    /**
     * Which map a volume is.
     *
     * @param kind as in {@link SnrMap}
     * @param index as in {@link SnrMap}
     * @param complex whether its values are complex
     */
    public record MapName(SnrMap.Kind kind, int index, boolean complex) {

        public static MapName of(SnrMap map) {
            return new MapName(map.kind(), map.index(), map.values().complex());
        }
    }
}
