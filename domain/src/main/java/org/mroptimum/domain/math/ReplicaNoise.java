package org.mroptimum.domain.math;

/**
 * The random numbers of pseudo replicas: complex normal, unit variance (1/2 in each part), keyed by (seed, slice, replica,
 * sample), so that any order, any number of threads and any machine give the same numbers. SplitMix64 (Steele, Lea and Flood
 * 2014, doi:10.1145/2660193.2660195) feeds the transform of Box and Muller (1958, doi:10.1214/aoms/1177706645).
 */
public final class ReplicaNoise {
    private static final long SLICE = 0xD1B54A32D192ED03L;
    private static final long REPLICA = 0x8CB92BA72F3D8DD7L;
    private static final double HALF = Math.sqrt(0.5);

    private final long key;

    /**
     * @param seed of the job
     * @param slice index in spatial order
     */
    public ReplicaNoise(long seed, int slice) {
        this.key = new CounterNormal(seed ^ (slice + 1) * SLICE).seed();
    }

    /** One sample of consecutive replicas. */
    public void acrossReplicas(long sample, int firstReplica, int count, float[] re, float[] im) {
        for (int lane = 0; lane < count; lane++) {
            put(firstReplica + lane, sample, re, im, lane);
        }
    }

    /** Consecutive samples of one replica, written from {@code offset} on. */
    public void alongSamples(int replica, long firstSample, int count, float[] re, float[] im, int offset) {
        for (int i = 0; i < count; i++) {
            put(replica, firstSample + i, re, im, offset + i);
        }
    }

    private void put(int replica, long sample, float[] re, float[] im, int at) {
        CounterNormal stream = new CounterNormal(key + (replica + 1) * REPLICA);
        double radius = HALF * stream.radius(sample);
        double angle = stream.angle(sample);
        re[at] = (float) (radius * Math.cos(angle));
        im[at] = (float) (radius * Math.sin(angle));
    }
}
