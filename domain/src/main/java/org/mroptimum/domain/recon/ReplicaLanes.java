package org.mroptimum.domain.recon;

import java.util.Arrays;
import org.mroptimum.domain.math.ReplicaNoise;

/** Workspace of one thread that draws replicas in image space: one pixel at a time, replicas innermost. */
final class ReplicaLanes {
    private final float[] re;
    private final float[] im;
    private final float[] sum;

    private ReplicaLanes(int count) {
        this.re = new float[count];
        this.im = new float[count];
        this.sum = new float[count];
    }

    /** One for each thread. */
    static ReplicaLanes[] of(int threads, int count) {
        ReplicaLanes[] lanes = new ReplicaLanes[threads];
        Arrays.setAll(lanes, w -> new ReplicaLanes(count));
        return lanes;
    }

    /** Begins a pixel. */
    void clear() {
        Arrays.fill(sum, 0);
    }

    /** Draws the noise {@code n} of one coil at this pixel. */
    void draw(ReplicaNoise noise, long sample, int firstReplica) {
        noise.acrossReplicas(sample, firstReplica, sum.length, re, im);
    }

    /** Adds {@code a Re n + b Im n}. */
    void addProjection(float a, float b) {
        project(a, b, re, im, sum);
    }

    /** Adds {@code |x + n|^2 - |x|^2}, without the cancellation. */
    void addPower(float xr, float xi) {
        power(2 * xr, 2 * xi, re, im, sum);
    }

    private static void project(float a, float b, float[] re, float[] im, float[] sum) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += a * re[i] + b * im[i];
        }
    }

    private static void power(float a, float b, float[] re, float[] im, float[] sum) {
        for (int i = 0; i < sum.length; i++) {
            float r = re[i];
            float v = im[i];
            sum[i] += r * (a + r) + v * (b + v);
        }
    }

    /** Turns the sum of powers into {@code ||x + n|| - ||x||}. */
    void toMagnitudes(float magnitude) {
        float power = magnitude * magnitude;
        for (int i = 0; i < sum.length; i++) {
            float length = (float) Math.sqrt(Math.max(0, power + sum[i])) + magnitude;
            sum[i] = length > 0 ? sum[i] / length : 0;
        }
    }

    /** Ends a pixel. */
    void store(ReplicaBatch batch, int pixel) {
        System.arraycopy(sum, 0, batch.values(), pixel * batch.capacity(), sum.length);
    }
}
