package org.mroptimum.app.simulation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.mroptimum.domain.kspace.KSpace;
import org.mroptimum.domain.kspace.SliceGeometry;
import org.mroptimum.domain.kspace.Vector3;
import org.mroptimum.domain.phantom.PhantomScan;
import org.mroptimum.local.synthetic.SyntheticScan;
import org.mroptimum.local.synthetic.TwixWriter;

/**
 * The demo's scan: a head phantom in an eight-channel coil, oblique interleaved slices, twofold readout oversampling, and a noise
 * measurement of another bandwidth before the imaging measurement, as a Siemens multi-raid file.
 */
public final class DemoScan {
    private static final double IMAGE_DWELL_NS = 5000;
    private static final double FOV_MM = 220;
    private static final double THICKNESS_MM = 5;
    private static final double TILT = Math.toRadians(20);

    private final PhantomScan phantom;

    /** A scan of the size; square slices of {@code matrix} points. */
    public DemoScan(int matrix, int coils, int slices) {
        phantom = new PhantomScan(DemoPhantom.spec(matrix, coils, slices));
    }

    /** What is measured, whose SNR is known. */
    public PhantomScan phantom() {
        return phantom;
    }

    /** Writes the scan as a multi-raid file. */
    public void write(Path file) throws IOException {
        int slices = phantom.spec().slices();
        List<List<KSpace>> signal = IntStream.range(0, slices)
                .mapToObj(slice -> List.of(phantom.signal(slice)))
                .toList();
        SyntheticScan scan = new SyntheticScan(
                signal,
                Optional.of(phantom.noise()),
                DemoPhantom.OVERSAMPLING,
                IMAGE_DWELL_NS,
                DemoPhantom.NOISE_DWELL_RATIO * IMAGE_DWELL_NS,
                1,
                1,
                0,
                true,
                IntStream.range(0, slices)
                        .mapToObj(slice -> geometry(slice, slices))
                        .toList());
        TwixWriter.vd().noiseEarlier().write(file, scan);
    }

    /** Transversal slices tilted towards coronal, one thickness apart. */
    private static SliceGeometry geometry(int slice, int slices) {
        Vector3 normal = new Vector3(0, -StrictMath.sin(TILT), StrictMath.cos(TILT));
        Vector3 read = new Vector3(-1, 0, 0);
        Vector3 centre = normal.times((slice - (slices - 1) / 2.0) * THICKNESS_MM);
        return new SliceGeometry(centre, read, normal.cross(read).times(-1), normal, FOV_MM, FOV_MM, THICKNESS_MM);
    }
}
