package org.mroptimum.domain.math;

/**
 * The random numbers of pseudo replicas: complex normal, unit variance (1/2 in each part), keyed by (seed, slice, replica,
 * sample), so that any order, any number of threads and any machine give the same numbers.
 *
 * <p>The words come from a tree of SplitMix64 generators (Steele, Lea and Flood 2014, doi:10.1145/2660193.2660195): output
 * {@code index} of the generator with state {@code parent} is {@code child(parent, index) = mix(parent + (index + 1) * GOLDEN)},
 * {@code mix} being its finaliser. Then
 *
 * <pre>
 * stream = child(child(mix(seed), slice), sample)
 * word   = child(stream, replica)
 * </pre>
 *
 * {@code mix} is a bijection, so that slices, samples and replicas never share a word with their siblings. The low half of the
 * word gives the real part, the high half the imaginary part, by {@link Ziggurat}.
 */
public final class ReplicaNoise {
    private final long key;

    /**
     * @param seed of the job
     * @param slice index in spatial order
     */
    public ReplicaNoise(long seed, int slice) {
        this.key = SplitMix.child(SplitMix.mix(seed), slice);
    }

    /** What the slice hands on to its samples: {@code child(mix(seed), slice)}. */
    public long key() {
        return key;
    }

    /** One sample of consecutive replicas. */
    public void acrossReplicas(long sample, int firstReplica, int count, float[] re, float[] im) {
        long stream = SplitMix.child(key, sample);
        for (int lane = 0; lane < count; lane++) {
            long word = SplitMix.child(stream, firstReplica + lane);
            re[lane] = Ziggurat.normal(word, 0);
            im[lane] = Ziggurat.normal(word, 1);
        }
    }

    /** Consecutive samples of one replica, written from {@code offset} on. */
    public void alongSamples(int replica, long firstSample, int count, float[] re, float[] im, int offset) {
        for (int i = 0; i < count; i++) {
            long word = SplitMix.child(SplitMix.child(key, firstSample + i), replica);
            re[offset + i] = Ziggurat.normal(word, 0);
            im[offset + i] = Ziggurat.normal(word, 1);
        }
    }
}
