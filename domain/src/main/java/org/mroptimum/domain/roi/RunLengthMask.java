package org.mroptimum.domain.roi;

import java.util.Arrays;
import java.util.List;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.RequestError;

/**
 * A mask of one slice as lengths of runs, readout index running fastest. The first run is of pixels outside, the next of pixels
 * inside, and so on; together the runs cover the slice.
 *
 * @param width pixels along readout
 * @param height pixels along phase encoding
 * @param runs lengths, each at least 0
 */
public record RunLengthMask(int width, int height, List<Integer> runs) implements RegionShape {

    public RunLengthMask {
        runs = List.copyOf(runs);
    }

    /** How many pixels the runs cover. */
    public long length() {
        return runs.stream().mapToLong(run -> run).sum();
    }

    @Override
    public void requireFits(int mapWidth, int mapHeight) {
        if (mapWidth != width || mapHeight != height) {
            throw new JobFailure(
                    RequestError.REGION_OUTSIDE,
                    "the mask is of " + width + " x " + height + " pixels, the map of " + mapWidth + " x " + mapHeight);
        }
    }

    @Override
    public boolean[] pixels(int mapWidth, int mapHeight) {
        requireFits(mapWidth, mapHeight);
        boolean[] inside = new boolean[width * height];
        int at = 0;
        boolean within = false;
        for (int run : runs) {
            Arrays.fill(inside, at, at + run, within);
            at += run;
            within = !within;
        }
        return inside;
    }
}
