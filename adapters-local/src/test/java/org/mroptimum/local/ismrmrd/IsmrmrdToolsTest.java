package org.mroptimum.local.ismrmrd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mroptimum.local.RealFiles.program;
import static org.mroptimum.local.RealFiles.run;
import static org.mroptimum.local.RealFiles.staged;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mroptimum.domain.job.FileReference;
import org.mroptimum.domain.kspace.Acquisition;
import org.mroptimum.domain.kspace.KSpace;
import org.mroptimum.domain.kspace.NoiseScan;
import org.mroptimum.local.synthetic.IsmrmrdWriter;

/** Debian's ismrmrd-tools as an independent writer and reader. */
class IsmrmrdToolsTest {
    private static final String GENERATOR = "ismrmrd_generate_cartesian_shepp_logan";

    @TempDir
    private Path folder;

    @BeforeEach
    void needsTools() {
        program("ismrmrd-tools", GENERATOR);
        program("ismrmrd-tools", "ismrmrd_recon_cartesian_2d");
    }

    @Test
    void readsAGeneratedScan() throws IOException, InterruptedException {
        try (Acquisition scan = generate()) {
            assertEquals(64, scan.header().frequency());
            assertEquals(64, scan.header().phase());
            assertEquals(4, scan.header().coils());
            assertEquals(2, scan.header().oversampling());
            assertEquals(5000, scan.header().dwellTimeNs().orElseThrow());
            assertEquals(300, scan.header().slices().get(0).readFov(), 1e-9);
            assertTrue(scan.noise().isEmpty());
            assertCentred(scan.signal(0, 0));
        }
    }

    @Test
    void readsNoiseCalibration() throws IOException, InterruptedException {
        try (Acquisition scan = generate("-C");
                NoiseScan noise = scan.noise().orElseThrow()) {
            int[] readouts = {0};
            noise.forEachReadout((re, im, samples) -> readouts[0] += samples == 128 ? 1 : 0);
            assertEquals(1, readouts[0]);
            assertEquals(5000, noise.dwellTimeNs().orElseThrow());
            assertEquals(64, scan.header().sampling().acquired().cardinality());
            assertCentred(scan.signal(0, 0));
        }
    }

    @Test
    void readsTimeInterleavedUndersampling() throws IOException, InterruptedException {
        try (Acquisition scan = generate("-a", "2", "-w", "16", "-r", "2")) {
            assertEquals(2, scan.header().sampling().accelerationPhase());
            assertEquals(32, scan.header().sampling().acquired().cardinality());
            assertEquals(16, scan.header().calibrationLines().orElseThrow());
            assertEquals(2, scan.header().repetitions(), "frames 1 and 3 sample the other lines");
            KSpace k = scan.signal(0, 1);
            assertEquals(0, k.re(0)[64 + 32], "line 1 was not acquired");
            assertTrue(scan.header().warnings().stream().anyMatch(w -> w.contains("repetitions")));
        }
    }

    @Test
    void readsWithoutOversampling() throws IOException, InterruptedException {
        try (Acquisition scan = generate("-O", "1")) {
            assertEquals(64, scan.header().frequency());
            assertEquals(1, scan.header().oversampling());
            assertEquals(300, scan.header().slices().get(0).readFov(), 1e-9);
            assertCentred(scan.signal(0, 0));
        }
    }

    @Test
    void theToolsReadWhatWeWrite() throws IOException, InterruptedException {
        Path file = folder.resolve("ours.h5");
        IsmrmrdWriter.write(file, Scans.full(1, 0));
        String output = run(folder, "ismrmrd_recon_cartesian_2d", file.toString());
        assertTrue(output.contains("Number of Channels          : 3"), output);
        assertTrue(output.contains("Number of acquisitions      : 264"), output);
        assertTrue(output.contains("[33, 21, 1]"), output);
    }

    private Acquisition generate(String... more) throws IOException, InterruptedException {
        Path file = folder.resolve("generated.h5");
        List<String> command = new ArrayList<>(List.of(GENERATOR, "-m", "64", "-c", "4", "-o", file.toString()));
        command.addAll(List.of(more));
        run(folder, command.toArray(String[]::new));
        return new IsmrmrdReader().open(staged(file), FileReference.local(file.toString()));
    }

    /** The largest sample of the phantom is the k-space centre. */
    private static void assertCentred(KSpace k) {
        int peak = 0;
        for (int i = 0; i < k.size(); i++) {
            if (Math.hypot(k.re(0)[i], k.im(0)[i]) > Math.hypot(k.re(0)[peak], k.im(0)[peak])) {
                peak = i;
            }
        }
        assertTrue(Math.abs(peak % k.frequency() - k.frequency() / 2) <= 1, "readout peak " + peak % k.frequency());
        assertTrue(Math.abs(peak / k.frequency() - k.phase() / 2) <= 1, "phase peak " + peak / k.frequency());
    }
}
