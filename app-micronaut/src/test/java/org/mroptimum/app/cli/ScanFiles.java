package org.mroptimum.app.cli;

import java.io.IOException;
import java.nio.file.Path;
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
        Map<String, Object> write(Path folder, KSpace signal, KSpace noise, int oversampling) throws IOException {
            TwixWriter.vd().noiseEarlier().write(folder.resolve("scan.dat"), scan(signal, noise, oversampling));
            return Map.of("signal", file("scan.dat", Map.of("multiraid", true, "noiseBandwidth", 1)));
        }
    },
    TWIX_VB_WITH_NOISE_FILE {
        @Override
        Map<String, Object> write(Path folder, KSpace signal, KSpace noise, int oversampling) throws IOException {
            TwixWriter.vb().write(folder.resolve("scan.dat"), scan(signal, noise, oversampling));
            TwixWriter.vb().writeNoise(folder.resolve("noise.dat"), noise, DWELL_NS);
            return Map.of(
                    "signal",
                    file("scan.dat", Map.of("vendor", "Siemens")),
                    "noise",
                    file("noise.dat", Map.of("vendor", "Siemens", "noiseBandwidth", 1)));
        }
    },
    ISMRMRD {
        @Override
        Map<String, Object> write(Path folder, KSpace signal, KSpace noise, int oversampling) throws IOException {
            IsmrmrdWriter.write(folder.resolve("scan.h5"), scan(signal, noise, oversampling), OptionalDouble.of(1));
            return Map.of("signal", file("scan.h5", Map.of("vendor", "ISMRMRD")));
        }
    },
    NUMPY {
        @Override
        Map<String, Object> write(Path folder, KSpace signal, KSpace noise, int oversampling) throws IOException {
            NumpyWriter.write(folder.resolve("signal.npy"), signal);
            NumpyWriter.write(folder.resolve("noise.npy"), noise);
            return Map.of(
                    "signal",
                    file("signal.npy", Map.of("vendor", "numpy", "dwellTime", DWELL_NS, "oversampling", oversampling)),
                    "noise",
                    file("noise.npy", Map.of("vendor", "numpy", "dwellTime", DWELL_NS, "noiseBandwidth", 1)));
        }
    };

    private static final double DWELL_NS = 10_000;

    /** Writes the files below {@code folder} and returns the file references of the request. */
    abstract Map<String, Object> write(Path folder, KSpace signal, KSpace noise, int oversampling) throws IOException;

    private static SyntheticScan scan(KSpace signal, KSpace noise, int oversampling) {
        return SyntheticScan.plain(
                List.of(signal),
                Optional.of(noise),
                oversampling,
                DWELL_NS,
                List.of(SliceGeometry.unknown(signal.frequency(), signal.phase())));
    }

    private static Map<String, Object> file(String name, Map<String, Object> more) {
        Map<String, Object> options = new java.util.LinkedHashMap<>(Map.of("type", "local", "filename", name));
        options.putAll(more);
        return Map.of("type", "file", "options", options);
    }
}
