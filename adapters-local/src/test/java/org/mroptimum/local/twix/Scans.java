package org.mroptimum.local.twix;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.mroptimum.domain.job.FileReference;
import org.mroptimum.domain.job.FileSource;
import org.mroptimum.domain.kspace.KSpace;
import org.mroptimum.domain.kspace.SliceGeometry;
import org.mroptimum.domain.kspace.Vector3;
import org.mroptimum.domain.port.StagedFile;
import org.mroptimum.local.synthetic.SyntheticScan;

/** Scans of known random content for the tests. */
final class Scans {

    private Scans() {}

    static KSpace random(int frequency, int phase, int coils, long seed) {
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

    static List<List<KSpace>> slices(int slices, int repetitions, int frequency, int phase, int coils) {
        List<List<KSpace>> all = new ArrayList<>();
        for (int s = 0; s < slices; s++) {
            List<KSpace> one = new ArrayList<>();
            for (int r = 0; r < repetitions; r++) {
                one.add(random(frequency, phase, coils, 100L * s + r));
            }
            all.add(one);
        }
        return all;
    }

    /** Parallel slices 6 mm apart, turned by {@code rotation} in their plane. */
    static List<SliceGeometry> geometry(int slices, Vector3 normal, double rotation) {
        SliceOrientation axes = SliceOrientation.ofNormal(normal, rotation);
        List<SliceGeometry> all = new ArrayList<>();
        for (int s = 0; s < slices; s++) {
            all.add(new SliceGeometry(
                    new Vector3(3, -4, 5).plus(axes.normal().times(6 * s)),
                    axes.read(),
                    axes.phase(),
                    axes.normal(),
                    220,
                    200,
                    5));
        }
        return all;
    }

    static SyntheticScan scan(List<List<KSpace>> signal, int oversampling, int averages, boolean interleaved) {
        return new SyntheticScan(
                signal,
                Optional.empty(),
                oversampling,
                7100,
                5000,
                averages,
                1,
                0,
                interleaved,
                geometry(signal.size(), new Vector3(0.1, -0.2, 0.9), 0.3));
    }

    static SyntheticScan withNoise(SyntheticScan s, KSpace noise, double dwellNs) {
        return new SyntheticScan(
                s.signal(),
                Optional.of(noise),
                s.oversampling(),
                s.signalDwellNs(),
                dwellNs,
                s.averages(),
                s.acceleration(),
                s.calibrationLines(),
                s.interleaved(),
                s.geometry());
    }

    static StagedFile staged(Path file) throws IOException {
        return new StagedFile(file.toString(), String.valueOf(file.getFileName()), Files.size(file));
    }

    static FileReference reference(Path file, boolean multiraid, Map<String, Object> options) {
        return new FileReference(
                new FileSource.Local(file.toString()),
                String.valueOf(file.getFileName()),
                Optional.of("siemens"),
                multiraid,
                Optional.empty(),
                options);
    }
}
