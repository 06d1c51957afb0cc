package org.mroptimum.local.result;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteOrder;
import java.util.List;
import org.mroptimum.domain.result.ReplicaRun;
import org.mroptimum.domain.result.SelfCheck;
import org.mroptimum.domain.result.SnrResult;
import us.hebi.matlab.mat.format.Mat5;
import us.hebi.matlab.mat.format.Mat5File;
import us.hebi.matlab.mat.format.Mat5Writer;
import us.hebi.matlab.mat.types.Matrix;
import us.hebi.matlab.mat.types.Sink;
import us.hebi.matlab.mat.types.Sinks;

/**
 * {@code matlab.mat}, format 5 without compression: every image is one variable (contract 3.5). Ours follow after them: seed and
 * numbers of replicas, and the verdict of the check.
 */
final class MatFile {

    private MatFile() {}

    /** Writes all images, one after the other; {@code out} stays open. */
    @SuppressWarnings("resource") // closing the sink would close the stream of the caller
    static void write(OutputStream out, List<BundleImage> images, SnrResult result) throws IOException {
        Sink sink = Sinks.wrapNonSeeking(out).order(ByteOrder.LITTLE_ENDIAN);
        new Header().writeFileHeader(sink);
        Mat5Writer writer = Mat5.newWriter(sink).setDeflateLevel(0);
        for (BundleImage image : images) {
            writer.writeArray(image.variable(), new MatVariable(image));
        }
        if (result.replicas().isPresent()) {
            ReplicaRun run = result.replicas().get();
            writer.writeArray("ReplicaSeed", Mat5.newString(Long.toString(run.seed())));
            writer.writeArray("ReplicasDrawn", row(run.drawn()));
        }
        if (result.check().isPresent()) {
            SelfCheck check = result.check().get();
            writer.writeArray("CheckMedianRatio", Mat5.newScalar(check.medianRatio()));
            writer.writeArray("Suspect", Mat5.newLogicalScalar(check.suspect()));
        }
        writer.flush();
    }

    private static Matrix row(List<Integer> numbers) {
        Matrix row = Mat5.newMatrix(1, numbers.size());
        for (int i = 0; i < numbers.size(); i++) {
            row.setDouble(i, numbers.get(i));
        }
        return row;
    }

    /** The usual header text names a time and a machine; equal results must give equal files. */
    private static final class Header extends Mat5File {
        Header() {
            super(", created by MR Optimum"); // the library writes "MATLAB 5.0 MAT-file" before it
        }
    }
}
