package org.mroptimum.local.result;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mroptimum.domain.job.ReconstructionKind;
import org.mroptimum.domain.kspace.SliceGeometry;
import org.mroptimum.domain.port.ResultExamples;
import org.mroptimum.domain.result.SnrResult;
import us.hebi.matlab.mat.format.Mat5;
import us.hebi.matlab.mat.format.Mat5File;
import us.hebi.matlab.mat.types.MatFile.Entry;
import us.hebi.matlab.mat.types.Matrix;
import us.hebi.matlab.mat.types.Sources;

class MatFileTest {
    @TempDir
    Path folder;

    @Test
    void variablesHaveTheNamesAndShapesOfTheContract() throws IOException {
        try (Mat5File file = Mat5.newReader(Sources.wrap(bytes())).readMat()) {
            List<String> names = new ArrayList<>();
            for (Entry entry : file.getEntries()) {
                names.add(entry.getName());
            }
            assertEquals(
                    List.of(
                            "SNR",
                            "NoiseCovariance",
                            "NoiseCoefficients",
                            "gFactor",
                            "InversegFactor",
                            "CoilsSensitivity00",
                            "CoilsSensitivity01",
                            "CoilSensitivityMask00",
                            "ValidPixels"),
                    names);
            Matrix snr = file.getMatrix("SNR");
            assertArrayEquals(new int[] {8, 6, 3}, snr.getDimensions());
            assertFalse(snr.isComplex());
            assertEquals(0, snr.getFloat(new int[] {0, 0, 0}));
            assertEquals(213, snr.getFloat(new int[] {5, 1, 2}));
            Matrix coil = file.getMatrix("CoilsSensitivity01");
            assertTrue(coil.isComplex());
            assertEquals(0.2f * 113, coil.getFloat(new int[] {5, 1, 1}), 1e-5);
            assertEquals(-0.2f * 13, coil.getImaginaryFloat(new int[] {5, 1, 1}), 1e-5);
            Matrix psi = file.getMatrix("NoiseCovariance");
            assertEquals(2, psi.getImaginaryFloat(0, 1));
            assertEquals(-2, psi.getImaginaryFloat(1, 0));
            assertEquals(2f / 6, file.getMatrix("NoiseCoefficients").getImaginaryFloat(0, 1), 1e-6);
        }
    }

    @Test
    void seedReplicasAndVerdictFollowTheImages() throws IOException {
        SliceGeometry slice = SliceGeometry.unknown(ResultExamples.FREQUENCY, ResultExamples.PHASE);
        byte[] bytes = written(ResultExamples.checked(List.of(slice, slice), true, 0));
        try (Mat5File file = Mat5.newReader(Sources.wrap(bytes)).readMat()) {
            assertEquals("9007199254740993", file.getChar("ReplicaSeed").getString());
            assertArrayEquals(new int[] {1, 2}, file.getMatrix("ReplicasDrawn").getDimensions());
            assertEquals(64, file.getMatrix("ReplicasDrawn").getDouble(1));
            assertEquals(1.41, file.getMatrix("CheckMedianRatio").getDouble(0));
            assertTrue(file.getMatrix("Suspect").getBoolean(0));
            assertEquals(2 * 113, file.getMatrix("SNRFACorrected").getFloat(new int[] {5, 1, 1}));
        }
    }

    @Test
    void theHeaderNamesTheFormatOnce() throws IOException {
        String header = new String(bytes(), 0, 116, StandardCharsets.US_ASCII).trim();

        assertEquals("MATLAB 5.0 MAT-file, created by MR Optimum", header);
    }

    @Test
    void scipyReadsTheSame() throws IOException, InterruptedException {
        RequiredTools.need("scipy", "python3", "-c", "import scipy.io");
        Path file = Files.write(folder.resolve("matlab.mat"), bytes());
        String script = "import scipy.io, sys; m = scipy.io.loadmat(sys.argv[1]);"
                + "print(m['SNR'].shape, m['SNR'].dtype, m['SNR'][5,1,2], m['CoilsSensitivity01'].dtype,"
                + " m['NoiseCovariance'][0,1], m['ValidPixels'].dtype, int(m['ValidPixels'].sum()))";

        assertEquals(
                "(8, 6, 3) float32 213.0 complex64 (1+2j) uint8 114",
                RequiredTools.run("python3", "-c", script, file.toString()).trim());
    }

    private static byte[] bytes() throws IOException {
        SliceGeometry slice = SliceGeometry.unknown(ResultExamples.FREQUENCY, ResultExamples.PHASE);
        return written(ResultExamples.result(List.of(slice, slice, slice)));
    }

    private static byte[] written(SnrResult result) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        MatFile.write(out, BundleCatalogue.images(ReconstructionKind.SENSE, result), result);
        return out.toByteArray();
    }
}
