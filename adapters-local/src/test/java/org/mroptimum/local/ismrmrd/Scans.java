package org.mroptimum.local.ismrmrd;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.mroptimum.domain.kspace.KSpace;
import org.mroptimum.domain.kspace.SliceGeometry;
import org.mroptimum.domain.kspace.Vector3;
import org.mroptimum.local.synthetic.SyntheticScan;

/** Random scans of known content. */
final class Scans {
    private Scans() {}

    static KSpace random(long seed, int frequency, int phase, int coils) {
        Random random = new Random(seed);
        KSpace k = new KSpace(frequency, phase, coils);
        for (int c = 0; c < coils; c++) {
            for (int i = 0; i < k.size(); i++) {
                k.re(c)[i] = (float) random.nextGaussian();
                k.im(c)[i] = (float) random.nextGaussian();
            }
        }
        return k;
    }

    /** Oblique slices 5 mm apart. */
    static List<SliceGeometry> oblique(int slices) {
        double a = Math.toRadians(30);
        Vector3 read = new Vector3(Math.cos(a), Math.sin(a), 0);
        Vector3 phase = new Vector3(-Math.sin(a), Math.cos(a), 0);
        Vector3 normal = new Vector3(0, 0, 1);
        return IntStream.range(0, slices)
                .mapToObj(s -> new SliceGeometry(new Vector3(3, -4, 5.0 * s - 7), read, phase, normal, 220, 180, 4))
                .toList();
    }

    /** Three slices acquired interleaved, two repetitions, two averages, twofold oversampling, noise inside, odd sizes. */
    static SyntheticScan full(int acceleration, int calibrationLines) {
        List<List<KSpace>> signal = new ArrayList<>();
        for (int s = 0; s < 3; s++) {
            signal.add(List.of(random(10 + s, 33, 21, 3), random(20 + s, 33, 21, 3)));
        }
        return new SyntheticScan(
                signal,
                Optional.of(random(99, 64, 12, 3)),
                2,
                5000,
                4000,
                2,
                acceleration,
                calibrationLines,
                true,
                oblique(3));
    }
}
