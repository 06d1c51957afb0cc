package org.mroptimum.local.result;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.kspace.SliceGeometry;
import org.mroptimum.domain.kspace.Vector3;
import org.mroptimum.domain.result.HeapVolume;
import org.mroptimum.domain.result.VoxelGrid;
import org.mroptimum.local.result.BundleImage.Pixel;

class NiftiWriterTest {
    private static final int NF = 5;
    private static final int NP = 4;

    @TempDir
    Path folder;

    @Test
    void theFirstAxisIsReadoutThenPhaseThenSlice() throws IOException {
        ByteBuffer file = write(ramp(false, 3), Pixel.FLOAT32, VoxelGrid.IDENTITY);

        assertEquals(348, file.getInt(0));
        assertArrayEquals(new int[] {3, NF, NP, 3, 1}, shorts(file, 40, 5));
        assertArrayEquals(new int[] {16, 32}, shorts(file, 70, 2));
        assertEquals(352f, file.getFloat(108));
        assertEquals(1f, file.getFloat(112));
        assertEquals(352 + 4 * NF * NP * 3, file.capacity());
        for (int i = 0; i < NF * NP; i++) {
            assertEquals(200 + i, file.getFloat(352 + 4 * (2 * NF * NP + i)));
        }
    }

    @Test
    void complexValuesAreInterleavedAndMasksAreBytes() throws IOException {
        ByteBuffer complex = write(ramp(true, 1), Pixel.COMPLEX64, VoxelGrid.IDENTITY);
        assertArrayEquals(new int[] {32, 64}, shorts(complex, 70, 2));
        assertEquals(7f, complex.getFloat(352 + 8 * 7));
        assertEquals(-7f, complex.getFloat(352 + 8 * 7 + 4));

        ByteBuffer mask = write(ramp(false, 1), Pixel.UINT8, VoxelGrid.IDENTITY);
        assertArrayEquals(new int[] {2, 8}, shorts(mask, 70, 2));
        assertEquals(0, mask.get(352));
        assertEquals(1, mask.get(353));
        assertEquals(352 + NF * NP, mask.capacity());
    }

    @Test
    void qformAndSformAgreeAndPutTheCentreWhereTheScannerHadIt() throws IOException {
        for (List<SliceGeometry> slices : stacks()) {
            ByteBuffer file = write(ramp(false, slices.size()), Pixel.FLOAT32, VoxelGrid.of(slices, NF, NP));
            double[][] s = sform(file);
            double[][] q = qform(file);
            for (int row = 0; row < 3; row++) {
                assertArrayEquals(s[row], q[row], 2e-5, "row " + row);
            }
            assertArrayEquals(new int[] {1, 1}, shorts(file, 252, 2));
            for (int k = 0; k < slices.size(); k++) {
                Vector3 c = slices.get(k).centre();
                assertArrayEquals(new double[] {-c.x(), -c.y(), c.z()}, apply(s, 2, 2, k), 1e-4);
            }
        }
    }

    @Test
    void aStepAlongReadoutGoesAlongTheReadDirection() throws IOException {
        List<SliceGeometry> slices = oblique(3, 7.5, false);
        ByteBuffer file = write(ramp(false, 3), Pixel.FLOAT32, VoxelGrid.of(slices, NF, NP));
        double[][] s = sform(file);
        SliceGeometry g = slices.get(0);
        double[] origin = apply(s, 0, 0, 0);

        assertStep(g.read().times(200.0 / NF), origin, apply(s, 1, 0, 0));
        assertStep(g.phase().times(160.0 / NP), origin, apply(s, 0, 1, 0));
        assertStep(g.normal().times(7.5), origin, apply(s, 0, 0, 1));
        assertEquals(40f, file.getFloat(80), 1e-4);
        assertEquals(40f, file.getFloat(84), 1e-4);
        assertEquals(7.5f, file.getFloat(88), 1e-4);
    }

    @Test
    void aSingleSliceIsAsThickAsItIs() throws IOException {
        ByteBuffer file = write(ramp(false, 1), Pixel.FLOAT32, VoxelGrid.of(oblique(1, 0, false), NF, NP));

        assertEquals(5f, file.getFloat(88), 1e-5);
    }

    @Test
    void anAxisThatNiftiCannotHoldIsMro4007() {
        JobFailure failure = assertThrows(
                JobFailure.class, () -> write(new HeapVolume(40000, 1, 1, false), Pixel.UINT8, VoxelGrid.IDENTITY));
        assertEquals("MRO-4007", failure.code().id());
    }

    @Test
    void anotherProgramReadsShapeSpacingAndOrientation() throws IOException, InterruptedException {
        RequiredTools.need("nifti-bin", "nifti_tool", "-ver");
        VoxelGrid grid = VoxelGrid.of(oblique(3, 7.5, true), NF, NP);
        Path file = folder.resolve("map.nii.gz");
        Files.write(file, compressed(ramp(true, 3), Pixel.COMPLEX64, grid));

        RequiredTools.run("nifti_tool", "-check_hdr", "-check_nim", "-infiles", file.toString());
        assertEquals("3 5 4 3 1 1 1 1", field(file, "-disp_nim", "dim"));
        assertEquals("32", field(file, "-disp_nim", "datatype"));
        assertEquals("40.0 40.0 7.5", field(file, "-disp_nim", "pixdim").replaceAll("^\\S+ (\\S+ \\S+ \\S+) .*", "$1"));
        double[] theirs = numbers(field(file, "-disp_nim", "qto_xyz"));
        double[][] ours = sform(buffer(Files.readAllBytes(file)));
        for (int i = 0; i < 12; i++) {
            assertEquals(ours[i / 4][i % 4], theirs[i], 1e-3, "element " + i);
        }
        assertTrue(numbers(field(file, "-disp_nim", "nvox"))[0] == 60);
    }

    private static String field(Path file, String what, String name) throws IOException, InterruptedException {
        String table = RequiredTools.run("nifti_tool", what, "-field", name, "-infiles", file.toString());
        String line = table.lines()
                .filter(l -> l.trim().startsWith(name + " "))
                .findFirst()
                .orElseThrow(() -> new AssertionError(table));
        return line.trim().replaceAll("^\\S+\\s+\\d+\\s+\\d+\\s+", "").trim();
    }

    private static double[] numbers(String text) {
        return List.of(text.split("\\s+")).stream()
                .mapToDouble(Double::parseDouble)
                .toArray();
    }

    private static List<List<SliceGeometry>> stacks() {
        List<List<SliceGeometry>> stacks = new ArrayList<>();
        stacks.add(List.of(SliceGeometry.unknown(NF, NP)));
        stacks.add(oblique(3, 7.5, false));
        stacks.add(oblique(3, 7.5, true));
        Vector3[] axes = {new Vector3(1, 0, 0), new Vector3(0, 1, 0), new Vector3(0, 0, 1)};
        for (Vector3 read : axes) {
            for (Vector3 phase : axes) {
                if (!read.equals(phase)) {
                    for (int sign = -1; sign <= 1; sign += 2) {
                        stacks.add(stack(2, 6, read.times(sign), phase, read.cross(phase)));
                    }
                }
            }
        }
        return stacks;
    }

    /** Tilted about two axes; mirrored when the normal is turned round. */
    private static List<SliceGeometry> oblique(int count, double spacing, boolean mirrored) {
        double a = Math.toRadians(25);
        double b = Math.toRadians(-40);
        Vector3 read = new Vector3(Math.cos(a), Math.sin(a) * Math.cos(b), Math.sin(a) * Math.sin(b));
        Vector3 phase = new Vector3(-Math.sin(a), Math.cos(a) * Math.cos(b), Math.cos(a) * Math.sin(b));
        return stack(count, spacing, read, phase, read.cross(phase).times(mirrored ? -1 : 1));
    }

    private static List<SliceGeometry> stack(int count, double spacing, Vector3 read, Vector3 phase, Vector3 normal) {
        List<SliceGeometry> slices = new ArrayList<>();
        for (int k = 0; k < count; k++) {
            Vector3 centre = new Vector3(12, -34, 56).plus(normal.times(k * spacing));
            slices.add(new SliceGeometry(centre, read, phase, normal, 200, 160, 5));
        }
        return slices;
    }

    private static HeapVolume ramp(boolean complex, int slices) {
        HeapVolume volume = new HeapVolume(NF, NP, slices, complex);
        for (int s = 0; s < slices; s++) {
            float[] re = new float[NF * NP];
            float[] im = new float[NF * NP];
            for (int i = 0; i < re.length; i++) {
                re[i] = 100 * s + i;
                im[i] = -i;
            }
            volume.put(s, re, im);
        }
        return volume;
    }

    private static void assertStep(Vector3 lps, double[] from, double[] to) {
        assertArrayEquals(
                new double[] {-lps.x(), -lps.y(), lps.z()},
                new double[] {to[0] - from[0], to[1] - from[1], to[2] - from[2]},
                1e-4);
    }

    private static double[][] sform(ByteBuffer file) {
        double[][] m = new double[3][4];
        for (int i = 0; i < 12; i++) {
            m[i / 4][i % 4] = file.getFloat(280 + 4 * i);
        }
        return m;
    }

    /** The affine of the quaternion, by the formula of the standard (method 2). */
    private static double[][] qform(ByteBuffer file) {
        double b = file.getFloat(256);
        double c = file.getFloat(260);
        double d = file.getFloat(264);
        double square = 1 - b * b - c * c - d * d;
        double a = square < 1e-7 ? 0 : Math.sqrt(square); // a half turn, but for rounding
        double[][] r = {
            {a * a + b * b - c * c - d * d, 2 * (b * c - a * d), 2 * (b * d + a * c)},
            {2 * (b * c + a * d), a * a + c * c - b * b - d * d, 2 * (c * d - a * b)},
            {2 * (b * d - a * c), 2 * (c * d + a * b), a * a + d * d - c * c - b * b}
        };
        double[] step = {file.getFloat(80), file.getFloat(84), file.getFloat(76) * file.getFloat(88)};
        double[][] m = new double[3][4];
        for (int row = 0; row < 3; row++) {
            for (int column = 0; column < 3; column++) {
                m[row][column] = r[row][column] * step[column];
            }
            m[row][3] = file.getFloat(268 + 4 * row);
        }
        return m;
    }

    private static double[] apply(double[][] m, double i, double j, double k) {
        double[] p = new double[3];
        for (int row = 0; row < 3; row++) {
            p[row] = m[row][0] * i + m[row][1] * j + m[row][2] * k + m[row][3];
        }
        return p;
    }

    private static int[] shorts(ByteBuffer file, int at, int count) {
        int[] values = new int[count];
        for (int i = 0; i < count; i++) {
            values[i] = file.getShort(at + 2 * i);
        }
        return values;
    }

    private static ByteBuffer write(HeapVolume volume, Pixel pixel, VoxelGrid grid) throws IOException {
        return buffer(compressed(volume, pixel, grid));
    }

    private static byte[] compressed(HeapVolume volume, Pixel pixel, VoxelGrid grid) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        NiftiWriter.write(out, volume, pixel, grid);
        return out.toByteArray();
    }

    private static ByteBuffer buffer(byte[] gz) throws IOException {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(gz))) {
            return ByteBuffer.wrap(in.readAllBytes()).order(ByteOrder.LITTLE_ENDIAN);
        }
    }
}
