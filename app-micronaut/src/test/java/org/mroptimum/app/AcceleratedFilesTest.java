package org.mroptimum.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mroptimum.domain.job.AxisPair;
import org.mroptimum.domain.job.FileReference;
import org.mroptimum.domain.job.JobRequest;
import org.mroptimum.domain.job.MethodOptions;
import org.mroptimum.domain.job.ReconstructionKind;
import org.mroptimum.domain.job.SnrMethod;
import org.mroptimum.domain.kspace.Acquisition;
import org.mroptimum.domain.kspace.SliceGeometry;
import org.mroptimum.domain.phantom.PhantomAcquisition;
import org.mroptimum.domain.phantom.PhantomScan;
import org.mroptimum.domain.phantom.PhantomSpec;
import org.mroptimum.domain.port.StagedFile;
import org.mroptimum.domain.reference.SnrJobs;
import org.mroptimum.domain.result.SnrMap;
import org.mroptimum.domain.snr.ComputedMaps;
import org.mroptimum.local.synthetic.IsmrmrdWriter;
import org.mroptimum.local.synthetic.SyntheticScan;
import org.mroptimum.local.synthetic.TwixWriter;

/** A file that was acquired accelerated gives the same maps as the fully sampled scan that is undersampled on purpose. */
class AcceleratedFilesTest {
    private static final int LINES = 20;
    private static final PhantomScan PHANTOM =
            new PhantomScan(PhantomSpec.of(40, 45, 6).withPeakSnr(300));

    @TempDir
    Path folder;

    @ParameterizedTest(name = "{0} {1} {2} R = {3}")
    @CsvSource({
        "twix-vb, SENSE, AC, 2",
        "twix-vd, SENSE, AC, 3",
        "ismrmrd, SENSE, AC, 3",
        "twix-vb, GRAPPA, AC, 3",
        "twix-vd, GRAPPA, AC, 2",
        "ismrmrd, GRAPPA, AC, 2",
        "ismrmrd, SENSE, PMR, 3",
        "ismrmrd, SENSE, PMR, 2",
        "twix-vd, GRAPPA, CR, 3",
        "twix-vb, GRAPPA, PMR, 2"
    })
    void givesTheMapsOfTheDecimatedScan(String format, ReconstructionKind kind, SnrMethod method, int r)
            throws IOException {
        Path file = write(format, r);
        ComputedMaps asAcquired;
        try (Acquisition scan = LocalInstallation.rawData()
                .open(
                        new StagedFile(file.toString(), "signal", Files.size(file)),
                        FileReference.local(file.toString()))) {
            asAcquired = run(SnrJobs.asAcquired(method, MethodOptions.DEFAULT, kind), scan);
        }
        ComputedMaps decimated;
        AxisPair calibration = new AxisPair(OptionalInt.empty(), OptionalInt.of(LINES));
        try (PhantomAcquisition scan = new PhantomAcquisition(PHANTOM)) {
            decimated =
                    run(SnrJobs.decimated(method, MethodOptions.DEFAULT, kind, AxisPair.of(1, r), calibration), scan);
        }
        assertEquals(decimated.maps().size(), asAcquired.maps().size());
        for (int m = 0; m < decimated.maps().size(); m++) {
            SnrMap expected = decimated.maps().get(m);
            float[] actual = asAcquired.maps().get(m).values().re(0);
            float[] wanted = expected.values().re(0);
            for (int p = 0; p < wanted.length; p++) {
                assertEquals(wanted[p], actual[p], 1e-3 * Math.abs(wanted[p]) + 1e-3, expected.kind() + " pixel " + p);
            }
        }
    }

    private static ComputedMaps run(JobRequest request, Acquisition scan) {
        try (PhantomAcquisition simulated = new PhantomAcquisition(PHANTOM)) {
            return SnrJobs.run(request, scan, simulated.noise(), Optional.empty(), 2, line -> {});
        }
    }

    private Path write(String format, int r) throws IOException {
        SyntheticScan scan = new SyntheticScan(
                List.of(List.of(PHANTOM.signal(0))),
                Optional.empty(),
                1,
                10_000,
                10_000,
                1,
                r,
                LINES,
                false,
                List.of(SliceGeometry.unknown(40, 45)));
        Path file = folder.resolve("signal");
        switch (format) {
            case "twix-vb" -> TwixWriter.vb().write(file, scan);
            case "twix-vd" -> TwixWriter.vd().write(file, scan);
            default -> IsmrmrdWriter.write(file, scan);
        }
        return file;
    }
}
