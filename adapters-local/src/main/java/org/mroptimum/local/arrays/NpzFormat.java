package org.mroptimum.local.arrays;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.mroptimum.domain.job.FileReference;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.RawDataError;
import org.mroptimum.local.arrays.StoredArray.Contents;

/** Named NumPy arrays in a ZIP file, loaded whole. */
public record NpzFormat() implements ArrayFormat {
    private static final String SUFFIX = ".npy";
    private static final int BLOCK = 1 << 16;

    @Override
    public String name() {
        return "NumPy archive";
    }

    @Override
    public List<String> vendors() {
        return List.of("numpy");
    }

    @Override
    public boolean recognises(Path file) {
        byte[] start = ArrayFiles.start(file, 4);
        if (start.length < 4 || start[0] != 'P' || start[1] != 'K' || start[2] != 3 || start[3] != 4) {
            return false;
        }
        try (ZipFile zip = new ZipFile(file.toFile())) {
            return zip.stream().anyMatch(e -> e.getName().endsWith(SUFFIX));
        } catch (IOException | IllegalArgumentException e) {
            return false;
        }
    }

    @Override
    public Contents open(Path file, FileReference reference) {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            List<String> warnings = new ArrayList<>();
            List<String> names = zip.stream()
                    .map(ZipEntry::getName)
                    .filter(n -> n.endsWith(SUFFIX))
                    .map(n -> n.substring(0, n.length() - SUFFIX.length()))
                    .toList();
            String key = EmbeddedArrays.choose(names, reference, warnings);
            StoredArray kspace = load(zip, key);
            Map<String, StoredArray> embedded = new LinkedHashMap<>();
            for (String name : EmbeddedArrays.NAMES) {
                if (names.contains(name) && !name.equals(key)) {
                    embedded.put(name, load(zip, name));
                }
            }
            return new Contents(name(), kspace, embedded, warnings);
        } catch (IOException | IllegalArgumentException e) {
            throw new JobFailure(RawDataError.DAMAGED, "the archive cannot be read", e);
        }
    }

    private static StoredArray load(ZipFile zip, String name) throws IOException {
        ZipEntry entry = zip.getEntry(name + SUFFIX);
        if (entry == null) {
            throw new JobFailure(RawDataError.DAMAGED, "the archive lost an array");
        }
        try (InputStream in = new BufferedInputStream(zip.getInputStream(entry))) {
            NpyHeader header = NpyHeader.read(in);
            int count = ArrayFiles.elementsInMemory(header.shapeArray());
            // A lying header must not make us allocate: the archive states the size, and the stream is checked against
            // it.
            if (entry.getSize() >= 0
                    && entry.getSize() - header.dataOffset()
                            < (long) count * header.type().bytes()) {
                throw new JobFailure(RawDataError.TRUNCATED, "an array of the archive is cut short");
            }
            ElementStore.Elements elements = new ElementStore.Elements(count);
            int bytes = header.type().bytes();
            float[] re = new float[BLOCK];
            float[] im = new float[BLOCK];
            for (int done = 0; done < count; done += BLOCK) {
                int now = Math.min(BLOCK, count - done);
                byte[] block = in.readNBytes(now * bytes);
                if (block.length < now * bytes) {
                    throw new JobFailure(RawDataError.TRUNCATED, "an array of the archive is cut short");
                }
                header.type().decode(ByteBuffer.wrap(block), now, re, im);
                System.arraycopy(re, 0, elements.re, done, now);
                System.arraycopy(im, 0, elements.im, done, now);
            }
            return header.over(new ElementStore.InMemory(elements));
        }
    }
}
