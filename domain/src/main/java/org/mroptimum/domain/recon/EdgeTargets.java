package org.mroptimum.domain.recon;

import java.util.ArrayList;
import java.util.List;

/**
 * Where multiplication in image space goes wrong along one axis. It is a circular convolution: near the border of k-space a tap
 * that should find zero outside finds the sample at the opposite border. Lists these few targets, their taps, and the acquired
 * samples that the taps find.
 *
 * @param targets all of them, by rising position
 * @param sources k-space indices of the samples found
 */
record EdgeTargets(List<Target> targets, List<Integer> sources) {

    /**
     * One target.
     *
     * @param offset missing offset along this axis
     * @param position index in k-space
     * @param reaches taps that wrap around
     */
    record Target(int offset, int position, List<Reach> reaches) {}

    /**
     * A tap that wraps around.
     *
     * @param tap counted from the kernel's first
     * @param source number of the sample in {@link EdgeTargets#sources}
     */
    record Reach(int tap, int source) {}

    /**
     * Finds them.
     *
     * @param first first acquired sample
     * @param length samples of the axis, a multiple of the step
     */
    static EdgeTargets of(AxisTaps taps, int first, int length) {
        List<Target> targets = new ArrayList<>();
        List<Integer> sources = new ArrayList<>();
        int blocks = length / taps.step();
        for (int position = 0; position < length; position++) {
            int block = Math.floorDiv(position - first, taps.step());
            List<Reach> reaches = new ArrayList<>();
            for (int tap = 0; tap < taps.count(); tap++) {
                int source = block + taps.first() + tap;
                if (source < 0 || source >= blocks) {
                    int found = first + taps.step() * Math.floorMod(source, blocks);
                    if (!sources.contains(found)) {
                        sources.add(found);
                    }
                    reaches.add(new Reach(tap, sources.indexOf(found)));
                }
            }
            if (!reaches.isEmpty()) {
                targets.add(new Target(Math.floorMod(position - first, taps.step()), position, reaches));
            }
        }
        return new EdgeTargets(targets, sources);
    }

    /** Targets of one offset, in rising order. */
    List<Target> at(int offset) {
        return targets.stream().filter(t -> t.offset() == offset).toList();
    }
}
