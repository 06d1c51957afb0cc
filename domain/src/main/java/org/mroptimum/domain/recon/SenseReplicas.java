package org.mroptimum.domain.recon;

import org.mroptimum.domain.kspace.KSpace;
import org.mroptimum.domain.math.ReplicaNoise;
import org.mroptimum.domain.math.Workers;

/**
 * Noise of SENSE replicas without transforms: white noise {@code n} of each coil in the aliased image goes through the weights
 * of its group, {@code e = A^-1 S^H n}, and of that the component in phase with the clean image is kept. Noise of coil c at pixel
 * u of the aliased image is sample {@code c * groups + u} of the replica.
 */
final class SenseReplicas implements ImageSpaceReplicas {
    private final GroupBand[] bands;
    private final KSpace maps;
    private final SliceImage image;
    private final int groups;
    private final Workers workers;
    private final Lanes[] lanes;

    /**
     * @param bands groups with their weights
     * @param image the clean image as it was unfolded
     */
    SenseReplicas(GroupBand[] bands, AliasedGrid grid, KSpace maps, SliceImage image, Workers workers) {
        this.bands = bands;
        this.maps = maps;
        this.image = image;
        this.groups = grid.groups();
        this.workers = workers;
        this.lanes = new Lanes[workers.threads()];
        for (int w = 0; w < lanes.length; w++) {
            lanes[w] = new Lanes(maps.coils(), grid.aliases());
        }
    }

    @Override
    public void draw(ReplicaNoise noise, ReplicaBatch batch) {
        for (Lanes own : lanes) {
            own.reserve(batch.capacity());
        }
        workers.each(bands.length, (b, w) -> {
            for (int n = 0; n < bands[b].groups(); n++) {
                draw(bands[b], n, noise, batch, lanes[w]);
            }
        });
    }

    private void draw(GroupBand band, int group, ReplicaNoise noise, ReplicaBatch batch, Lanes work) {
        long first = band.layout().foldedPixel(group);
        for (int c = 0; c < work.noiseRe.length; c++) {
            noise.acrossReplicas(
                    first + (long) c * groups, batch.first(), batch.count(), work.noiseRe[c], work.noiseIm[c]);
        }
        for (int l = 0; l < work.pixels.length; l++) {
            work.pixels[l] = band.layout().pixel(l, group);
        }
        for (int l = 0; l < work.pixels.length; l++) {
            weigh(band, group, l, work);
            work.combine(batch.count());
            System.arraycopy(work.sum, 0, batch.values(), work.pixels[l] * batch.capacity(), batch.count());
        }
    }

    /** Row l of {@code A^-1 S^H}, turned by the phase of the clean image: its real part takes the component in phase. */
    private void weigh(GroupBand band, int group, int alias, Lanes work) {
        float magnitude = image.magnitude(work.pixels[alias]);
        float cos = magnitude > 0 ? image.re()[work.pixels[alias]] / magnitude : 0;
        float sin = magnitude > 0 ? -image.im()[work.pixels[alias]] / magnitude : 0;
        for (int m = 0; m < work.pixels.length; m++) {
            float u = band.inverseRe(alias, m, group);
            float v = band.inverseIm(alias, m, group);
            work.turnedRe[m] = cos * u - sin * v;
            work.turnedIm[m] = cos * v + sin * u;
        }
        for (int c = 0; c < maps.coils(); c++) {
            float[] sr = maps.re(c);
            float[] si = maps.im(c);
            float re = 0;
            float im = 0;
            for (int m = 0; m < work.pixels.length; m++) {
                int pixel = work.pixels[m];
                re += work.turnedRe[m] * sr[pixel] + work.turnedIm[m] * si[pixel];
                im += work.turnedIm[m] * sr[pixel] - work.turnedRe[m] * si[pixel];
            }
            work.weightRe[c] = re;
            work.weightIm[c] = im;
        }
    }

    /** One thread's workspace. */
    private static final class Lanes {
        private float[][] noiseRe;
        private float[][] noiseIm;
        private float[] sum = new float[0];
        private final float[] weightRe;
        private final float[] weightIm;
        private final float[] turnedRe;
        private final float[] turnedIm;
        private final int[] pixels;

        Lanes(int coils, int aliases) {
            this.noiseRe = new float[coils][0];
            this.noiseIm = new float[coils][0];
            this.weightRe = new float[coils];
            this.weightIm = new float[coils];
            this.turnedRe = new float[aliases];
            this.turnedIm = new float[aliases];
            this.pixels = new int[aliases];
        }

        void reserve(int capacity) {
            if (sum.length < capacity) {
                noiseRe = new float[noiseRe.length][capacity];
                noiseIm = new float[noiseIm.length][capacity];
                sum = new float[capacity];
            }
        }

        void combine(int count) {
            for (int lane = 0; lane < count; lane++) {
                sum[lane] = 0;
            }
            for (int c = 0; c < weightRe.length; c++) {
                add(weightRe[c], weightIm[c], noiseRe[c], noiseIm[c], sum, count);
            }
        }

        private static void add(float a, float b, float[] re, float[] im, float[] sum, int count) {
            for (int lane = 0; lane < count; lane++) {
                sum[lane] += a * re[lane] - b * im[lane];
            }
        }
    }
}
