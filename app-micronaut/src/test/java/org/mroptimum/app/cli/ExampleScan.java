package org.mroptimum.app.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.mroptimum.domain.kspace.KSpace;
import org.mroptimum.domain.kspace.SliceGeometry;
import org.mroptimum.domain.kspace.Vector3;
import org.mroptimum.domain.phantom.PhantomScan;
import org.mroptimum.domain.phantom.PhantomSpec;
import org.mroptimum.local.synthetic.NumpyWriter;
import org.mroptimum.local.synthetic.SyntheticScan;
import org.mroptimum.local.synthetic.TwixWriter;
import us.hebi.matlab.mat.format.Mat5;
import us.hebi.matlab.mat.format.Mat5File;
import us.hebi.matlab.mat.types.Matrix;

/** A phantom scan under the file names that the contract's examples use: two slices of 64 x 48 pixels, eight coils. */
public final class ExampleScan {
    static final int FREQUENCY = 64;
    static final int PHASE = 48;
    /** Flip angle of {@code fa.nii.gz} everywhere, degrees; its sine is 1/2. */
    static final float FLIP_ANGLE = 30;

    private static final int REPETITIONS = 32;
    private static final double DWELL_NS = 10_000;

    private final PhantomScan phantom = new PhantomScan(
            PhantomSpec.of(FREQUENCY, PHASE, 8).withSlices(2).withPeakSnr(400).withNoise(1000, 1, 1));

    public PhantomScan phantom() {
        return phantom;
    }

    /** Writes every file that the example names, and perhaps some more. */
    public void write(Path folder, String example) throws IOException {
        boolean accelerated = example.contains("accelerated_raw");
        SyntheticScan scan = new SyntheticScan(
                IntStream.range(0, 2).mapToObj(slice -> slice(slice, example)).toList(),
                Optional.of(phantom.noise()),
                1,
                DWELL_NS,
                DWELL_NS,
                1,
                accelerated ? 2 : 1,
                accelerated ? 24 : 0,
                false,
                List.of(geometry(-2.5), geometry(2.5)));
        TwixWriter twix = example.contains("multiraid") ? TwixWriter.vd().noiseEarlier() : TwixWriter.vb();
        twix.write(folder.resolve("signal.dat"), scan);
        TwixWriter.vb().writeNoise(folder.resolve("noise.dat"), phantom.noise(), DWELL_NS);
        npz(folder.resolve("signal.npz"), phantom.signal(0));
        npz(folder.resolve("noise.npz"), phantom.noise());
        mat(folder.resolve("signal.mat"), phantom.signal(0));
        mat(folder.resolve("noise.mat"), phantom.noise());
        image(folder.resolve("mask.nii.gz"), 1);
        image(folder.resolve("fa.nii.gz"), FLIP_ANGLE);
    }

    private List<KSpace> slice(int slice, String example) {
        int repetitions = example.startsWith("req_mr_") ? REPETITIONS : 1;
        return IntStream.range(0, repetitions)
                .mapToObj(repetition -> phantom.signal(slice, repetition))
                .toList();
    }

    private static SliceGeometry geometry(double z) {
        Vector3 centre = new Vector3(0, 0, z);
        return new SliceGeometry(
                centre, new Vector3(-1, 0, 0), new Vector3(0, 1, 0), new Vector3(0, 0, 1), 256, 192, 5);
    }

    private static void npz(Path file, KSpace data) throws IOException {
        Path array = file.resolveSibling("kspace.npy");
        NumpyWriter.write(array, data);
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("kspace.npy"));
            Files.copy(array, zip);
        }
    }

    private static void mat(Path file, KSpace data) throws IOException {
        int samples = data.frequency() * data.phase();
        Matrix matrix = Mat5.newComplex(new int[] {data.frequency(), data.phase(), data.coils()});
        for (int i = 0; i < samples * data.coils(); i++) {
            matrix.setDouble(i, data.re(i / samples)[i % samples]);
            matrix.setImaginaryDouble(i, data.im(i / samples)[i % samples]);
        }
        try (Mat5File mat = Mat5.newMatFile()) {
            Mat5.writeToFile(mat.addArray("kspace", matrix), file.toFile());
        }
    }

    /** One value everywhere. The content is MetaImage: readers go by that, not by the name. */
    private static void image(Path file, float value) throws IOException {
        String header = "ObjectType = Image\nNDims = 2\nDimSize = " + FREQUENCY + " " + PHASE
                + "\nElementSpacing = 4 4\nElementType = MET_FLOAT\nElementDataFile = LOCAL\n";
        float[] values = new float[FREQUENCY * PHASE];
        Arrays.fill(values, value);
        ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        try (OutputStream out = Files.newOutputStream(file)) {
            out.write(header.getBytes(StandardCharsets.US_ASCII));
            out.write(bytes.array());
        }
    }
}
