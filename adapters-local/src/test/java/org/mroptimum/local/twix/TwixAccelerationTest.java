package org.mroptimum.local.twix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mroptimum.domain.kspace.Acquisition;
import org.mroptimum.domain.kspace.SamplingPattern;
import org.mroptimum.domain.kspace.Vector3;
import org.mroptimum.local.synthetic.SyntheticScan;
import org.mroptimum.local.synthetic.TwixWriter;

/** A scan of 24 lines of which every second one and 14 calibration lines were acquired. */
class TwixAccelerationTest {
    private static final int ACQUIRED = 12 + 7;
    private static final int BYTES_PER_LINE = 192 + 2 * (32 + 8 * 8);

    @TempDir
    Path folder;

    @Test
    void unmarkedCalibrationLinesDoNotHideTheAcceleration() throws IOException {
        byte[] whole = accelerated();
        int start =
                10_240 + ByteBuffer.wrap(whole).order(ByteOrder.LITTLE_ENDIAN).getInt(10_240);
        for (int line = 0; line < ACQUIRED; line++) {
            whole[start + line * BYTES_PER_LINE + 42] = 0;
        }
        try (Acquisition a = open(whole)) {
            SamplingPattern sampling = a.header().sampling();
            assertEquals(ACQUIRED, sampling.acquired().cardinality());
            assertTrue(sampling.hasGaps());
            assertEquals(2, sampling.accelerationPhase());
        }
    }

    @Test
    void theLargerAccelerationIsTakenWithAWarning() throws IOException {
        String key = "sPat.lAccelFactPE\t = \t";
        String text = new String(accelerated(), StandardCharsets.ISO_8859_1).replace(key + "2", key + "4");
        try (Acquisition a = open(text.getBytes(StandardCharsets.ISO_8859_1))) {
            assertEquals(4, a.header().sampling().accelerationPhase());
            assertTrue(a.header()
                    .warnings()
                    .contains("the header declares acceleration 4, the lines are 2 apart: 4 is taken"));
        }
    }

    private Acquisition open(byte[] bytes) throws IOException {
        Path file = Files.write(folder.resolve("changed.dat"), bytes);
        return new TwixReader().open(Scans.staged(file), Scans.reference(file, false, Map.of()));
    }

    private byte[] accelerated() throws IOException {
        Path file = folder.resolve("accelerated.dat");
        SyntheticScan scan = new SyntheticScan(
                Scans.slices(1, 1, 8, 24, 2),
                Optional.empty(),
                1,
                5000,
                5000,
                1,
                2,
                14,
                false,
                Scans.geometry(1, new Vector3(0, 0, 1), 0));
        TwixWriter.vd().write(file, scan);
        return Files.readAllBytes(file);
    }
}
