package org.mroptimum.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mroptimum.domain.job.FileReference;
import org.mroptimum.domain.job.ReconstructionKind;
import org.mroptimum.domain.job.SnrMethod;
import org.mroptimum.domain.kspace.Acquisition;
import org.mroptimum.domain.kspace.KSpace;
import org.mroptimum.domain.kspace.NoiseScan;
import org.mroptimum.domain.kspace.SliceGeometry;
import org.mroptimum.domain.phantom.PhantomAcquisition;
import org.mroptimum.domain.phantom.PhantomScan;
import org.mroptimum.domain.phantom.PhantomSpec;
import org.mroptimum.domain.port.StagedFile;
import org.mroptimum.domain.reference.Difference;
import org.mroptimum.domain.reference.SnrJobs;
import org.mroptimum.domain.result.SnrMap;
import org.mroptimum.domain.snr.ComputedMaps;
import org.mroptimum.local.synthetic.IsmrmrdWriter;
import org.mroptimum.local.synthetic.SyntheticScan;
import org.mroptimum.local.synthetic.TwixWriter;

/** Scanner files of 100 repetitions: what changes between them is the noise, and its size is known. */
class RepeatedFilesTest {
    private static final int REPETITIONS = 100;
    private static final double DWELL_NS = 10_000;
    private static final PhantomScan PHANTOM =
            new PhantomScan(PhantomSpec.of(32, 31, 5).withPeakSnr(400).withNoise(800, 1, 1));

    @TempDir
    Path folder;

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({"twix, RSS", "ismrmrd, RSS", "twix, B1"})
    void multipleReplicasGiveTheTrueSnr(String format, ReconstructionKind kind) throws IOException {
        Path file = write(format);
        try (Acquisition scan = LocalInstallation.rawData()
                .open(
                        new StagedFile(file.toString(), "signal", Files.size(file)),
                        FileReference.local(file.toString()))) {
            assertEquals(REPETITIONS, scan.header().repetitions());
            try (PhantomAcquisition simulated = new PhantomAcquisition(PHANTOM);
                    NoiseScan noise = simulated.noise().orElseThrow()) {
                ComputedMaps computed = SnrJobs.run(
                        SnrJobs.request(SnrMethod.MR, kind, Optional.empty(), Optional.empty()),
                        scan,
                        Optional.of(noise),
                        Optional.empty(),
                        2,
                        line -> {});
                double[] truth = PHANTOM.trueSnr(0);
                boolean[] inside = Difference.above(truth, .1);
                float[] snr = map(computed, SnrMap.Kind.SNR);
                assertEquals(1, Difference.medianRatio(truth, snr, inside), .03);
                double[] expected = new double[truth.length];
                Arrays.fill(expected, Math.sqrt(.5 / (REPETITIONS - 1)));
                float[] error = map(computed, SnrMap.Kind.RELATIVE_ERROR);
                assertEquals(1, Difference.medianRatio(expected, error, inside), .01);
            }
        }
    }

    private static float[] map(ComputedMaps computed, SnrMap.Kind kind) {
        return computed.maps().stream()
                .filter(map -> map.kind() == kind)
                .findFirst()
                .orElseThrow()
                .values()
                .re(0);
    }

    private Path write(String format) throws IOException {
        List<KSpace> repetitions = IntStream.range(0, REPETITIONS)
                .mapToObj(r -> PHANTOM.signal(0, r))
                .toList();
        SyntheticScan scan = new SyntheticScan(
                List.of(repetitions),
                Optional.empty(),
                1,
                DWELL_NS,
                DWELL_NS,
                1,
                1,
                0,
                false,
                List.of(SliceGeometry.unknown(32, 31)));
        Path file = folder.resolve("signal");
        if (format.equals("twix")) {
            TwixWriter.vb().write(file, scan);
        } else {
            IsmrmrdWriter.write(file, scan);
        }
        return file;
    }
}
