package org.mroptimum.local.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.OutputFlags;
import org.mroptimum.domain.job.ReconstructionKind;
import org.mroptimum.domain.kspace.SliceGeometry;
import org.mroptimum.domain.kspace.Vector3;
import org.mroptimum.domain.port.MemorySink;
import org.mroptimum.domain.port.ResultExamples;
import org.mroptimum.domain.port.StagedFile;
import org.mroptimum.domain.result.Volume;
import org.mroptimum.local.result.BundleWriter;
import us.hebi.matlab.mat.format.Mat5;
import us.hebi.matlab.mat.format.Mat5File;
import us.hebi.matlab.mat.types.Matrix;

/** The image of most tests has 3 x 2 x 2 points whose values are 1 to 12, first axis fastest. */
class ImageFilesTest {
    private static final String META = "ObjectType = Image\nNDims = 3\nDimSize = 3 2 2\nElementType = ";

    @TempDir
    Path folder;

    @Test
    void aMaskOfABundleIsReadBack() throws IOException {
        MemorySink sink = new MemorySink();
        SliceGeometry slice = SliceGeometry.unknown(ResultExamples.FREQUENCY, ResultExamples.PHASE);
        new BundleWriter("1", Clock.systemUTC())
                .writeResult(
                        ResultExamples.request(ReconstructionKind.RSS, OutputFlags.NONE),
                        ResultExamples.result(List.of(slice, slice)),
                        sink);
        Volume mask = read(sink.bytes("data/valid.nii.gz"));

        assertEquals(ResultExamples.FREQUENCY, mask.frequency());
        assertEquals(ResultExamples.PHASE, mask.phase());
        assertEquals(2, mask.slices());
        assertFalse(mask.complex());
        assertArrayEquals(new float[] {0, 1, 1, 1, 1, 0}, Arrays.copyOf(mask.re(1), 6));
        assertTrue(failure(sink.bytes("data/NC.nii.gz")).contains("not a real number"));
    }

    @Test
    void niftiOfEitherByteOrderAndWithSlopeIsRead() throws IOException {
        assertCounting(read(nifti(ByteOrder.LITTLE_ENDIAN, 0)), 1, 0);
        assertCounting(read(nifti(ByteOrder.BIG_ENDIAN, 1)), 1, 0);
        assertCounting(read(nifti(ByteOrder.BIG_ENDIAN, 0.5f)), 0.5f, 0);
    }

    @Test
    void metaImagesAreRead() throws IOException {
        ByteBuffer shorts = ByteBuffer.allocate(24).order(ByteOrder.BIG_ENDIAN);
        ByteBuffer doubles = ByteBuffer.allocate(96).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 1; i <= 12; i++) {
            shorts.putShort((short) i);
            doubles.putDouble(i);
        }
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflater = new DeflaterOutputStream(packed)) {
            deflater.write(doubles.array());
        }
        Files.write(folder.resolve("data.raw"), shorts.array());

        assertCounting(read(join(META + "MET_DOUBLE\nElementDataFile = LOCAL\n", doubles.array())), 1, 0);
        assertCounting(
                read(join(
                        META + "MET_DOUBLE\r\nCompressedData = True\r\nElementDataFile = LOCAL\n",
                        packed.toByteArray())),
                1,
                0);
        assertCounting(read(text(META + "MET_SHORT\nBinaryDataByteOrderMSB = True\nElementDataFile = data.raw")), 1, 0);
    }

    @Test
    void voxelSizesOfNiftiAreThoseOfTheAffineOrOfTheHeader() throws IOException {
        ByteBuffer b = ByteBuffer.wrap(nifti(ByteOrder.BIG_ENDIAN, 0)).order(ByteOrder.BIG_ENDIAN);
        assertEquals(Optional.empty(), spacing(b.array()));
        for (int axis = 0; axis < 3; axis++) {
            b.putFloat(80 + 4 * axis, 1);
        }
        assertEquals(Optional.empty(), spacing(b.array()), "1 mm without a place is a default");
        b.putShort(252, (short) 1);
        assertEquals(Optional.of(new Vector3(1, 1, 1)), spacing(b.array()));
        b.putFloat(88, 2.5f);
        assertEquals(Optional.of(new Vector3(1, 1, 2.5)), spacing(b.array()));
        b.putShort(254, (short) 2);
        b.putFloat(280, 3).putFloat(296, -4).putFloat(300, 7).putFloat(320, -2);
        assertEquals(Optional.of(new Vector3(5, 7, 2)), spacing(b.array()));
        b.putFloat(320, Float.NaN);
        assertEquals(Optional.empty(), spacing(b.array()));
        ByteArrayOutputStream gz = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(gz)) {
            out.write(b.putFloat(320, 6).array());
        }
        assertEquals(Optional.of(new Vector3(5, 7, 6)), spacing(gz.toByteArray()));
    }

    @ParameterizedTest
    @CsvSource({
        "'ElementSpacing = 1.5 .25 3e0', '1.5 0.25 3'",
        "'ElementSize = 2 3', '2 3 1'",
        "'ElementSpacing = 1..5 1 1', ''",
        "'ElementSpacing = 0 1 1', ''",
        "'ElementSpacing = -1 1 1', ''",
        "'Comment = none', ''",
    })
    void voxelSizesOfMetaImagesAreRead(String line, String expected) throws IOException {
        byte[] file = text(META + "MET_CHAR\n" + line + "\nElementDataFile = LOCAL\nabcdefghijkl");
        double[] e = Arrays.stream(expected.split(" ", -1))
                .filter(word -> !word.isEmpty())
                .mapToDouble(Double::parseDouble)
                .toArray();
        assertEquals(e.length == 0 ? Optional.empty() : Optional.of(new Vector3(e[0], e[1], e[2])), spacing(file));
    }

    @Test
    void otherFormatsKnowNoVoxelSizes() throws IOException {
        assertEquals(Optional.empty(), spacing(text("[[1,2]]")));
        assertEquals(Optional.empty(), spacing(mat("mask")));
        assertEquals(Optional.empty(), spacing(text("")));
    }

    @Test
    void aHeaderMayNameOnlyItsOwnFolder() throws IOException {
        Path elsewhere =
                Files.write(Files.createDirectory(folder.resolve("elsewhere")).resolve("secret"), new byte[99]);
        Files.createSymbolicLink(folder.resolve("link.raw"), elsewhere);
        assertFalse(
                failure(text(META + "MET_CHAR\nElementDataFile = link.raw\n")).isEmpty());
        for (String name : List.of("../data.raw", "/etc/hostname", "a/b", "LIST", "none.raw", "", ".mroptimum")) {
            assertFalse(failure(text(META + "MET_CHAR\nElementDataFile = " + name + "\n"))
                    .isEmpty());
        }
    }

    @Test
    void matFilesAreReadByNameOrByBeingAlone() throws IOException {
        assertCounting(read(mat("anything")), 1, 0);
        assertCounting(read(mat("other", "mask")), 1, 0);
        assertTrue(failure(mat("one", "two")).contains("which one"));
    }

    @Test
    void nestedListsAreIndexedAsInNumpy() throws IOException {
        Volume three = read(text(" [[[1,7],[4,10]],[[2,8],[5,11]],[[3,9],[6,12]]]"));
        assertCounting(three, 1, 0);

        Volume two = read(text("{\"note\":{\"a\":[1]},\"data\":[[true,false],[0,2.5],[1,-1]]}"));
        assertEquals(3, two.frequency());
        assertEquals(2, two.phase());
        assertEquals(1, two.slices());
        assertArrayEquals(new float[] {1, 0, 1, 0, 2.5f, -1}, two.re(0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hello",
                "[",
                "[]",
                "[1,2]",
                "[[1,2],[3]]",
                "[[1,2],3]",
                "[[[[1]]]]",
                "[[\"a\"]]",
                "[[null]]",
                "{}",
                "{\"data\":3}",
                "{\"mask\":[[1]]}",
                "ObjectType = Image\n",
                "NDims = 2\nDimSize = 2\nElementType = MET_CHAR\nElementDataFile = LOCAL\nab",
                "NDims = 2\nDimSize = 2 0\nElementType = MET_CHAR\nElementDataFile = LOCAL\nab",
                "NDims = 2\nDimSize = 2 -1\nElementType = MET_CHAR\nElementDataFile = LOCAL\nab",
                "NDims = 2\nDimSize = 99999999 999999999\nElementType = MET_CHAR\nElementDataFile = LOCAL\nab",
                "NDims = 3\nDimSize = 8192 8192 1\nElementType = MET_DOUBLE\nElementDataFile = LOCAL\nab",
                "NDims = 2\nDimSize = 2 2\nElementType = MET_FISH\nElementDataFile = LOCAL\nab",
                "NDims = 2\nDimSize = 2 2\nElementType = MET_CHAR\nElementDataFile = LOCAL\nabc",
                "MATLAB 5.0 MAT-file"
            })
    void whatIsNotAnImageIsMro2012(String content) {
        assertFalse(failure(text(content)).isEmpty());
    }

    @Test
    void deepNestingIsRefused() {
        assertFalse(failure(text("[".repeat(100_000))).isEmpty());
    }

    @Test
    void damagedFilesAreMro2012OrReadButNeverAnythingElse() throws IOException {
        ByteArrayOutputStream gz = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(gz)) {
            out.write(nifti(ByteOrder.LITTLE_ENDIAN, 0));
        }
        Random random = new Random(3);
        for (byte[] whole : List.of(nifti(ByteOrder.LITTLE_ENDIAN, 0), gz.toByteArray(), mat("mask"))) {
            for (int round = 0; round < 150; round++) {
                byte[] damaged = Arrays.copyOf(whole, round % 3 == 0 ? random.nextInt(whole.length) : whole.length);
                for (int i = 0; i < 3 && round % 3 != 0; i++) {
                    damaged[random.nextInt(Math.min(whole.length, 400))] = (byte) random.nextInt();
                }
                try {
                    read(damaged);
                    spacing(damaged);
                } catch (JobFailure failure) {
                    assertEquals("MRO-2012", failure.code().id());
                }
            }
        }
    }

    private static void assertCounting(Volume volume, float slope, float intercept) {
        assertEquals(List.of(3, 2, 2), List.of(volume.frequency(), volume.phase(), volume.slices()));
        for (int slice = 0; slice < 2; slice++) {
            float[] expected = new float[6];
            for (int i = 0; i < 6; i++) {
                expected[i] = slope * (6 * slice + i + 1) + intercept;
            }
            assertArrayEquals(expected, volume.re(slice));
        }
    }

    private static byte[] nifti(ByteOrder order, float slope) {
        ByteBuffer b = ByteBuffer.allocate(352 + 24).order(order);
        b.putInt(0, 348);
        short[] dim = {4, 3, 2, 2, 1};
        for (int i = 0; i < dim.length; i++) {
            b.putShort(40 + 2 * i, dim[i]);
        }
        b.putShort(70, (short) 4).putFloat(108, 352).putFloat(112, slope);
        b.position(344).put("n+1\0".getBytes(StandardCharsets.US_ASCII));
        for (int i = 0; i < 12; i++) {
            b.putShort(352 + 2 * i, (short) (i + 1));
        }
        return b.array();
    }

    private byte[] mat(String... names) throws IOException {
        Path path = folder.resolve("mask.mat");
        try (Mat5File file = Mat5.newMatFile()) {
            for (String name : names) {
                Matrix matrix = Mat5.newMatrix(new int[] {3, 2, 2});
                for (int i = 0; i < 12; i++) {
                    matrix.setDouble(i, i + 1.0);
                }
                file.addArray(name, matrix);
            }
            file.addArray("scalar", Mat5.newScalar(5));
            Mat5.writeToFile(file, path.toFile());
        }
        return Files.readAllBytes(path);
    }

    private static byte[] text(String content) {
        return content.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] join(String header, byte[] data) {
        byte[] start = text(header);
        byte[] all = Arrays.copyOf(start, start.length + data.length);
        System.arraycopy(data, 0, all, start.length, data.length);
        return all;
    }

    private Volume read(byte[] content) throws IOException {
        Path file = Files.write(folder.resolve("mask.bin"), content);
        return new ImageFiles().read(new StagedFile(file.toString(), "mask.bin", content.length));
    }

    private Optional<Vector3> spacing(byte[] content) throws IOException {
        Path file = Files.write(folder.resolve("map.bin"), content);
        return new ImageFiles().spacing(new StagedFile(file.toString(), "map.bin", content.length));
    }

    private String failure(byte[] content) {
        JobFailure failure = assertThrows(JobFailure.class, () -> read(content));
        assertEquals("MRO-2012", failure.code().id());
        return String.valueOf(failure.getMessage());
    }
}
