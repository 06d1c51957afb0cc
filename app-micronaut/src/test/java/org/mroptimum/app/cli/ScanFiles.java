package org.mroptimum.app.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.mroptimum.domain.kspace.KSpace;
import org.mroptimum.domain.kspace.SliceGeometry;
import org.mroptimum.local.synthetic.IsmrmrdWriter;
import org.mroptimum.local.synthetic.NumpyWriter;
import org.mroptimum.local.synthetic.SyntheticScan;
import org.mroptimum.local.synthetic.TwixWriter;

/** The same scan as files of every format, each with its noise where the format keeps it. */
enum ScanFiles {
    TWIX_VD_MULTIRAID {
        @Override
        Map<String, Object> write(Path folder, KSpace signal, KSpace noise, Sampling sampling) throws IOException {
            TwixWriter.vd().noiseEarlier().write(folder.resolve("scan.dat"), scan(signal, noise, sampling));
            return Map.of("signal", file("scan.dat", sampling.stated(Map.of("multiraid", true))));
        }
    },
    TWIX_VB_WITH_NOISE_FILE {
        @Override
        Map<String, Object> write(Path folder, KSpace signal, KSpace noise, Sampling sampling) throws IOException {
            TwixWriter.vb().write(folder.resolve("scan.dat"), scan(signal, noise, sampling));
            TwixWriter.vb().writeNoise(folder.resolve("noise.dat"), noise, sampling.noiseDwellNs());
            return Map.of(
                    "signal",
                    file("scan.dat", Map.of("vendor", "Siemens")),
                    "noise",
                    file("noise.dat", sampling.stated(Map.of("vendor", "Siemens"))));
        }
    },
    ISMRMRD {
        @Override
        Map<String, Object> write(Path folder, KSpace signal, KSpace noise, Sampling sampling) throws IOException {
            IsmrmrdWriter.write(
                    folder.resolve("scan.h5"),
                    scan(signal, noise, sampling),
                    sampling.bandwidthStated() ? OptionalDouble.of(1) : OptionalDouble.empty());
            return Map.of("signal", file("scan.h5", Map.of("vendor", "ISMRMRD")));
        }
    },
    NUMPY {
        @Override
        Map<String, Object> write(Path folder, KSpace signal, KSpace noise, Sampling sampling) throws IOException {
            NumpyWriter.write(folder.resolve("signal.npy"), signal);
            NumpyWriter.write(folder.resolve("noise.npy"), noise);
            return Map.of(
                    "signal",
                    file(
                            "signal.npy",
                            Map.of("vendor", "numpy", "dwellTime", DWELL_NS, "oversampling", sampling.oversampling())),
                    "noise",
                    file(
                            "noise.npy",
                            sampling.stated(Map.of("vendor", "numpy", "dwellTime", sampling.noiseDwellNs()))));
        }
    };

    private static final double DWELL_NS = 10_000;

    /**
     * How signal and noise were sampled.
     *
     * @param oversampling readout oversampling that the signal file has and the reader removes
     * @param dwellRatio dwell time of the noise scan over that of the image
     * @param bandwidthStated whether the files say that the noise has a flat band; otherwise it is measured
     */
    record Sampling(int oversampling, double dwellRatio, boolean bandwidthStated) {

        double noiseDwellNs() {
            return dwellRatio * DWELL_NS;
        }

        private Map<String, Object> stated(Map<String, Object> options) {
            Map<String, Object> all = new LinkedHashMap<>(options);
            if (bandwidthStated) {
                all.put("noiseBandwidth", 1);
            }
            return all;
        }
    }

    /** Writes the files below {@code folder} and returns the file references of the request. */
    abstract Map<String, Object> write(Path folder, KSpace signal, KSpace noise, Sampling sampling) throws IOException;

    private static SyntheticScan scan(KSpace signal, KSpace noise, Sampling sampling) {
        return new SyntheticScan(
                List.of(List.of(signal)),
                Optional.of(noise),
                sampling.oversampling(),
                DWELL_NS,
                sampling.noiseDwellNs(),
                1,
                1,
                0,
                false,
                List.of(SliceGeometry.unknown(signal.frequency(), signal.phase())));
    }

    private static Map<String, Object> file(String name, Map<String, Object> more) {
        Map<String, Object> options = new LinkedHashMap<>(Map.of("type", "local", "filename", name));
        options.putAll(more);
        return Map.of("type", "file", "options", options);
    }
}
