package org.mroptimum.local.arrays;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mroptimum.domain.port.RawDataReaderContract.assertClose;
import static org.mroptimum.local.RealFiles.staged;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mroptimum.domain.job.FileReference;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.kspace.Acquisition;
import org.mroptimum.domain.kspace.KSpace;
import org.mroptimum.domain.kspace.NoiseScan;
import org.mroptimum.domain.kspace.SliceGeometry;
import org.mroptimum.domain.port.RawDataReader;
import org.mroptimum.local.RealFiles;

class ArrayReaderTest {
    /** From numpy: {@code abs(a).sum()} in double precision and {@code a[5, 115, 90].real}. */
    private static final double REAL_SUM = 3560.7664189511183;

    private static final float REAL_SAMPLE = 3.9824772e+00f;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"<c8,true", "<c8,false", ">c8,true", "<c16,false", ">c16,true", "=c8,true"})
    void readsEveryOrderAndPrecision(String descr, boolean fortran) throws IOException {
        List<List<KSpace>> data = ArraySamples.random(7, 6, 3, 2, 2);
        byte[] npy = ArraySamples.npy(descr, fortran, ArraySamples.shape(data), ArraySamples.elements(data, fortran));
        try (Acquisition scan = npy(npy, Map.of())) {
            assertClose(data.get(1).get(0), scan.signal(1, 0), 0);
            assertClose(data.get(0).get(1), scan.signal(0, 1), 0);
        }
    }

    @Test
    void realNumbersHaveNoImaginaryPart() throws IOException {
        try (Acquisition scan =
                npy(ArraySamples.npy("<f8", true, new int[] {2, 2}, new double[] {1, 2, 3, 4}), Map.of())) {
            assertEquals(1, scan.header().coils());
            assertEquals(3, scan.signal(0, 0).re(0)[2]);
            assertEquals(0, scan.signal(0, 0).im(0)[2]);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'descr': '<i4', 'fortran_order': False, 'shape': (4, 4, 2), }",
                "{'descr': '|O', 'fortran_order': False, 'shape': (4, 4, 2), }",
                "{'descr': [('a', '<f4')], 'fortran_order': False, 'shape': (4, 4, 2), }",
                "{'descr': '<c8', 'fortran_order': False, 'shape': (16,), }",
                "{'descr': '<c8', 'fortran_order': False, 'shape': (), }",
                "{'descr': '<c8', 'fortran_order': False, 'shape': (1, 2, 2, 2, 2, 2), }",
                "{'descr': '<c8', 'fortran_order': False, 'shape': (0, 4, 2), }",
                "{'descr': '<c8', 'fortran_order': False, 'shape': (100000, 1), }"
            })
    void wrongShapesAndTypesAreRefused(String header) {
        byte[] npy = ArraySamples.npy(header, new byte[800000]);
        JobFailure failure =
                assertThrows(JobFailure.class, () -> npy(npy, Map.of()).close());
        assertEquals("MRO-2010", failure.code().id());
    }

    @ParameterizedTest
    @CsvSource({"'(4, 4, 2)', MRO-2003", "'(9999999999, 9999999999, 9999999999)', MRO-2010", "'(x, 1)', MRO-2005"})
    void lyingHeadersDoNotAllocate(String shape, String code) {
        byte[] npy =
                ArraySamples.npy("{'descr': '<c8', 'fortran_order': False, 'shape': " + shape + ", }", new byte[16]);
        JobFailure failure =
                assertThrows(JobFailure.class, () -> npy(npy, Map.of()).close());
        assertEquals(code, failure.code().id());
    }

    @Test
    void theAxesOptionNamesAnotherOrder() throws IOException {
        KSpace expected = ArraySamples.random(4, 3, 2, 1, 1).get(0).get(0);
        double[] parts = new double[48];
        for (int c = 0; c < 2; c++) {
            for (int i = 0; i < 12; i++) {
                parts[2 * (12 * c + i)] = expected.re(c)[i];
                parts[2 * (12 * c + i) + 1] = expected.im(c)[i];
            }
        }
        byte[] npy = ArraySamples.npy("<c8", false, new int[] {2, 3, 4}, parts);
        try (Acquisition scan = npy(npy, Map.of("axes", "coil, phase, freq"))) {
            assertClose(expected, scan.signal(0, 0), 0);
        }
        for (String axes : List.of("coil,phase", "coil,phase,phase", "coil,slice,replica", "x,phase,freq")) {
            JobFailure failure = assertThrows(
                    JobFailure.class, () -> npy(npy, Map.of("axes", axes)).close());
            assertEquals("MRO-2010", failure.code().id());
        }
    }

    @Test
    void aRealArrayInCoilFirstOrderNeedsTheAxesOption() throws IOException {
        Path file = RealFiles.rawData("npy_cartesian_undersampled_8ch.npy");
        RawDataReader reader = new ArrayReader(new NpyFormat());
        try (Acquisition wrong = reader.open(staged(file), ArraySamples.reference(file, Map.of()))) {
            assertEquals(180, wrong.header().coils(), "nothing in an array tells its order");
        }
        FileReference reference = ArraySamples.reference(file, Map.of("axes", "coil,phase,freq"));
        try (Acquisition scan = reader.open(staged(file), reference)) {
            assertEquals(8, scan.header().coils());
            assertEquals(230, scan.header().phase());
            assertEquals(180, scan.header().frequency());
            double sum = 0;
            KSpace k = scan.signal(0, 0);
            for (int c = 0; c < 8; c++) {
                for (int i = 0; i < k.size(); i++) {
                    sum += Math.hypot(k.re(c)[i], k.im(c)[i]);
                }
            }
            assertEquals(REAL_SUM, sum, 1e-6 * REAL_SUM);
            assertEquals(REAL_SAMPLE, k.re(5)[90 + 180 * 115], 1e-9f);
        }
    }

    @Test
    void geometryAndDwellTimeComeFromTheRequest() throws IOException {
        Map<String, Object> orientation = Map.of(
                "spacing", List.of(2, 3, 5),
                "origin", List.of(-4, -3, 10),
                "direction", List.of(0, 1, 0, 1, 0, 0, 0, 0, 1));
        byte[] npy = ArraySamples.npy("<c8", true, new int[] {4, 2, 1, 2}, new double[32]);
        try (Acquisition scan = npy(npy, Map.of("orientation", orientation, "dwellTime", 2600, "oversampling", 2))) {
            SliceGeometry second = scan.header().slices().get(1);
            assertEquals(8, second.readFov());
            assertEquals(6, second.phaseFov());
            assertEquals(5, second.thickness());
            assertEquals(1, second.read().y(), "the first column of direction is the frequency axis");
            assertEquals(-4 + 3, second.centre().x(), 1e-12);
            assertEquals(-3 + 2 * 2, second.centre().y(), 1e-12);
            assertEquals(15, second.centre().z(), 1e-12);
            assertEquals(2600, scan.header().dwellTimeNs().orElseThrow());
            assertEquals(2, scan.header().oversampling());
            assertEquals(List.of(), scan.header().warnings());
        }
    }

    @Test
    void undersampledArraysSplitIntoImagingAndCalibrationLines() throws IOException {
        KSpace k = ArraySamples.random(6, 12, 2, 1, 1).get(0).get(0);
        for (int c = 0; c < 2; c++) {
            for (int p = 1; p < 12; p += 2) {
                if (p < 4 || p >= 8) {
                    Arrays.fill(k.re(c), 6 * p, 6 * p + 6, 0);
                    Arrays.fill(k.im(c), 6 * p, 6 * p + 6, 0);
                }
            }
        }
        byte[] npy =
                ArraySamples.npy("<c8", true, new int[] {6, 12, 2}, ArraySamples.elements(List.of(List.of(k)), true));
        try (Acquisition scan = npy(npy, Map.of("accelerations", List.of(1, 2), "acl", List.of(6, 4)))) {
            assertEquals(2, scan.header().sampling().accelerationPhase());
            assertEquals(6, scan.header().sampling().acquired().cardinality());
            assertEquals(4, scan.header().calibrationLines().orElseThrow());
            assertEquals(0, scan.signal(0, 0).re(0)[6 * 5], "a calibration line is no imaging line");
            assertEquals(k.re(0)[6 * 4], scan.signal(0, 0).re(0)[6 * 4]);
            KSpace calibration = scan.calibration(0).orElseThrow();
            assertEquals(k.re(1)[6 * 5], calibration.re(1)[6 * 5]);
            assertEquals(0, calibration.re(1)[6 * 8]);
        }
        try (Acquisition plain = npy(npy, Map.of())) {
            assertClose(k, plain.signal(0, 0), 0);
            assertEquals(12, plain.header().sampling().acquired().cardinality());
        }
    }

    @Test
    void archivesMayHoldGeometryAndReferenceData() throws IOException {
        List<List<KSpace>> data = ArraySamples.random(8, 6, 2, 1, 1);
        List<List<KSpace>> reference = ArraySamples.random(8, 4, 2, 1, 1);
        Map<String, byte[]> arrays = new LinkedHashMap<>();
        arrays.put("mine", ArraySamples.npy("<c8", true, new int[] {8, 6, 2}, ArraySamples.elements(data, true)));
        arrays.put("spacing", ArraySamples.npy("<f8", false, new int[] {3}, new double[] {1.5, 2, 4}));
        arrays.put(
                "reference",
                ArraySamples.npy("<c8", true, new int[] {8, 4, 2}, ArraySamples.elements(reference, true)));
        Path file = ArraySamples.npz(folder.resolve("a.npz"), true, arrays);
        RawDataReader reader = new ArrayReader(new NpzFormat());
        assertTrue(reader.recognises(staged(file)));
        try (Acquisition scan = reader.open(staged(file), ArraySamples.reference(file, Map.of()))) {
            assertClose(data.get(0).get(0), scan.signal(0, 0), 0);
            assertEquals(12, scan.header().slices().get(0).readFov());
            KSpace calibration = scan.calibration(0).orElseThrow();
            assertEquals(reference.get(0).get(0).re(1)[3], calibration.re(1)[8 + 3], "4 lines in the middle of 6");
            assertTrue(scan.header().warnings().stream().anyMatch(w -> w.contains("mine")));
        }
        FileReference missing = new FileReference(
                ArraySamples.reference(file, Map.of()).source(),
                "a.npz",
                Optional.of("numpy"),
                false,
                Optional.of("other"),
                Map.of());
        JobFailure failure = assertThrows(JobFailure.class, () -> reader.open(staged(file), missing));
        assertEquals("MRO-2010", failure.code().id());
    }

    @Test
    void bartFilesAreNamedByEitherPart() throws IOException {
        List<List<KSpace>> data = ArraySamples.random(5, 4, 2, 1, 1);
        ArraySamples.cfl(folder, "b", "5 4 1 2", ArraySamples.elements(data, true));
        RawDataReader reader = new ArrayReader(new CflFormat());
        for (String name : List.of("b.cfl", "b.hdr")) {
            Path file = folder.resolve(name);
            assertTrue(reader.recognises(staged(file)));
            try (Acquisition scan = reader.open(staged(file), ArraySamples.reference(file, Map.of()))) {
                assertClose(data.get(0).get(0), scan.signal(0, 0), 0);
            }
        }
        Path header = ArraySamples.cfl(folder, "three", "5 4 2 1", ArraySamples.elements(data, true));
        assertEquals("MRO-2011", refusal(reader, header));
        ArraySamples.cfl(folder, "maps", "5 4 1 1 2", ArraySamples.elements(data, true));
        assertEquals("MRO-2010", refusal(reader, folder.resolve("maps.cfl")));
        Files.delete(folder.resolve("b.cfl"));
        assertEquals("MRO-2010", refusal(reader, folder.resolve("b.hdr")));
        assertFalse(reader.recognises(staged(Files.write(folder.resolve("alone.cfl"), new byte[320]))));
    }

    @Test
    void matlab73IsRefusedWithAdvice() throws IOException {
        Path file = Files.writeString(folder.resolve("v73.mat"), "MATLAB 7.3 MAT-file, Platform: GLNXA64");
        RawDataReader reader = new ArrayReader(new MatFormat());
        assertTrue(reader.recognises(staged(file)));
        assertEquals("MRO-2010", refusal(reader, file));
    }

    @Test
    void inspectSaysWhatOnlyARequestCanKnow() throws IOException {
        Path file = Files.write(
                folder.resolve("plain.npy"), ArraySamples.npy("<c8", true, new int[] {4, 2, 1}, new double[16]));
        String warnings = String.join(
                "\n",
                new ArrayReader(new NpyFormat())
                        .inspect(staged(file), ArraySamples.reference(file, Map.of()))
                        .warnings());
        assertTrue(warnings.contains("no dwell time: it is unknown unless the request says it"), warnings);
        assertTrue(warnings.contains("voxels of 1 mm are assumed unless the request says otherwise"), warnings);
    }

    @Test
    void everyLineOfANoiseArrayIsAReadout() throws IOException {
        List<List<KSpace>> data = ArraySamples.random(6, 5, 2, 3, 2);
        Path file = Files.write(
                folder.resolve("noise.npy"),
                ArraySamples.npy("<c8", true, ArraySamples.shape(data), ArraySamples.elements(data, true)));
        Map<String, Object> options = Map.of("dwellTime", 4000, "noiseBandwidth", 0.8);
        try (NoiseScan noise =
                new ArrayReader(new NpyFormat()).openNoise(staged(file), ArraySamples.reference(file, options))) {
            double[] power = new double[2];
            int[] readouts = {0};
            noise.forEachReadout((re, im, samples) -> {
                readouts[0]++;
                for (int i = 0; i < samples; i++) {
                    power[0] += re[1][i] * re[1][i];
                }
            });
            data.forEach(slice -> slice.forEach(k -> {
                for (float v : k.re(1)) {
                    power[1] += v * v;
                }
            }));
            assertEquals(5 * 3 * 2, readouts[0]);
            assertEquals(power[1], power[0], 1e-9 * power[1]);
            assertEquals(4000, noise.dwellTimeNs().orElseThrow());
            assertEquals(0.8, noise.relativeBandwidth().orElseThrow());
            assertEquals("the lines of a NumPy array", noise.origin());
        }
    }

    @ParameterizedTest
    @CsvSource({"dwellTime, -1, MRO-1009", "dwellTime, fast, MRO-1003", "oversampling, 0, MRO-1009"})
    void wrongOptionsAreCoded(String key, String value, String code) {
        byte[] npy = ArraySamples.npy("<c8", true, new int[] {4, 2, 1}, new double[16]);
        Object typed = value.matches("-?\\d+") ? (Object) Integer.valueOf(value) : value;
        JobFailure failure = assertThrows(
                JobFailure.class, () -> npy(npy, Map.of(key, typed)).close());
        assertEquals(code, failure.code().id());
    }

    private static String refusal(RawDataReader reader, Path file) {
        FileReference reference = ArraySamples.reference(file, Map.of());
        return assertThrows(JobFailure.class, () -> reader.open(staged(file), reference))
                .code()
                .id();
    }

    private Acquisition npy(byte[] bytes, Map<String, Object> options) throws IOException {
        Path file = Files.write(folder.resolve("a.npy"), bytes);
        return new ArrayReader(new NpyFormat()).open(staged(file), ArraySamples.reference(file, options));
    }
}
