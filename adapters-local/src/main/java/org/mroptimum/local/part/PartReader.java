package org.mroptimum.local.part;

import java.io.ByteArrayInputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import org.mroptimum.domain.job.ErrorCode;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.Problem;
import org.mroptimum.domain.job.SliceRange;
import org.mroptimum.domain.result.PartFacts;
import org.mroptimum.domain.result.SnrMap;
import org.mroptimum.domain.result.Volume;

/**
 * Reads what {@link PartWriter} wrote. A check sum stands behind each entry, so nothing is believed before an entry was read to
 * its end.
 *
 * @param program version of this program: parts of another one may hold other numbers
 */
record PartReader(String program) {
    private static final float[] NONE = {};

    /**
     * The facts of a part.
     *
     * @throws JobFailure the part's own
     */
    PartFacts facts(InputStream file) throws IOException {
        return facts(new ZipInputStream(file));
    }

    private PartFacts facts(ZipInputStream zip) throws IOException {
        enter(zip, PartWriter.FACTS);
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(zip.readAllBytes()));
        if (in.readInt() != PartWriter.FORMAT || !Values.text(in).equals(program)) {
            throw new UnusablePart("was made by another version of the program");
        }
        if (in.readBoolean()) {
            throw new JobFailure(Values.list(in, PartReader::problem));
        }
        return FactsFormat.read(in);
    }

    private static Problem problem(DataInput in) throws IOException {
        ErrorCode code = ErrorCode.of(Values.text(in)).orElseThrow(() -> new ZipException("unknown code"));
        return new Problem(code, Values.text(in), Values.text(in));
    }

    /** Copies the maps of a part to its slices in those of the whole job. */
    void copyMaps(InputStream file, PartFacts expected, List<SnrMap> maps) throws IOException {
        ZipInputStream zip = new ZipInputStream(file);
        PartFacts facts = facts(zip);
        SliceRange slices = expected.computed().slices();
        if (!facts.request().equals(expected.request())
                || !facts.maps().equals(expected.maps())
                || !facts.computed().slices().equals(slices)) {
            throw new UnusablePart("was replaced by one of another job");
        }
        for (int m = 0; m < maps.size(); m++) {
            enter(zip, PartWriter.MAP + m);
            Volume volume = maps.get(m).values();
            for (int slice = slices.first(); slice < slices.end(); slice++) {
                float[] re = floats(zip, volume);
                volume.put(slice, re, volume.complex() ? floats(zip, volume) : NONE);
            }
            if (zip.read() >= 0) {
                throw new ZipException("a map is longer than its slices");
            }
        }
    }

    private static void enter(ZipInputStream zip, String name) throws IOException {
        ZipEntry entry = zip.getNextEntry();
        if (entry == null || !entry.getName().equals(name)) {
            throw new ZipException("there is no " + name);
        }
    }

    private static float[] floats(InputStream in, Volume volume) throws IOException {
        float[] values = new float[volume.frequency() * volume.phase()];
        byte[] bytes = new byte[Float.BYTES * values.length];
        if (in.readNBytes(bytes, 0, bytes.length) < bytes.length) {
            throw new ZipException("a map is shorter than its slices");
        }
        ByteBuffer.wrap(bytes).asFloatBuffer().get(values);
        return values;
    }
}
