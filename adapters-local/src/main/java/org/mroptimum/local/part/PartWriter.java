package org.mroptimum.local.part;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.result.PartFacts;
import org.mroptimum.domain.result.SnrMap;
import org.mroptimum.domain.result.Volume;

/**
 * Writes the file of one part: a ZIP, whose check sums tell damage. Its first entry, {@code facts}, says which format and program
 * wrote it and whether the part failed; {@code map0}, {@code map1} .. hold the maps: slice after slice the real and then the
 * imaginary parts, big-endian floats.
 *
 * @param program version of this program
 */
record PartWriter(String program) {
    /** Raised whenever the entries or their order change. */
    static final int FORMAT = 1;

    static final String FACTS = "facts";
    static final String MAP = "map";

    void write(OutputStream target, PartFacts facts, List<SnrMap> maps) throws IOException {
        ZipOutputStream zip = new ZipOutputStream(target);
        // Noise hardly gets smaller; validity masks do, whatever the level.
        zip.setLevel(Deflater.BEST_SPEED);
        DataOutputStream out = begin(zip, false);
        FactsFormat.write(out, facts);
        end(out, zip);
        for (int m = 0; m < maps.size(); m++) {
            zip.putNextEntry(new ZipEntry(MAP + m));
            write(zip, maps.get(m).values());
            zip.closeEntry();
        }
        zip.finish();
    }

    void write(OutputStream target, JobFailure failure) throws IOException {
        ZipOutputStream zip = new ZipOutputStream(target);
        DataOutputStream out = begin(zip, true);
        Values.list(out, failure.problems(), (o, problem) -> {
            Values.text(o, problem.code().id());
            Values.text(o, problem.path());
            Values.text(o, problem.detail());
        });
        end(out, zip);
        zip.finish();
    }

    private DataOutputStream begin(ZipOutputStream zip, boolean failed) throws IOException {
        zip.putNextEntry(new ZipEntry(FACTS));
        DataOutputStream out = new DataOutputStream(new BufferedOutputStream(zip));
        out.writeInt(FORMAT);
        Values.text(out, program);
        out.writeBoolean(failed);
        return out;
    }

    private static void end(DataOutputStream out, ZipOutputStream zip) throws IOException {
        out.flush();
        zip.closeEntry();
    }

    private static void write(OutputStream out, Volume values) throws IOException {
        for (int slice = 0; slice < values.slices(); slice++) {
            out.write(bytes(values.re(slice)));
            if (values.complex()) {
                out.write(bytes(values.im(slice)));
            }
        }
    }

    private static byte[] bytes(float[] values) {
        ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * values.length);
        bytes.asFloatBuffer().put(values);
        return bytes.array();
    }
}
