package org.mroptimum.local.deidentify;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.StorageError;
import org.mroptimum.domain.port.BlobStore;
import org.mroptimum.domain.port.Deidentifier;
import org.mroptimum.domain.port.RawDataReader;
import org.mroptimum.domain.port.StagedFile;
import org.mroptimum.domain.scan.RemovedField;
import org.mroptimum.local.ismrmrd.HeaderPlace;
import org.mroptimum.local.ismrmrd.IsmrmrdReader;
import org.mroptimum.local.twix.HeaderPlaces;
import org.mroptimum.local.twix.TwixReader;

/** Cleans TWIX and ISMRMRD files. Arrays (NumPy, MATLAB, BART) have no header that could tell about a patient. */
public final class HeaderDeidentifier implements Deidentifier {
    private static final String DIRECTORY_NAME = "patient name in the directory";

    private final RawDataReader twix = new TwixReader();
    private final RawDataReader ismrmrd = new IsmrmrdReader();

    @Override
    public Clean clean(StagedFile file) {
        Cleaning cleaning = cleaned(file);
        return new Clean(cleaning.fields(), cleaning.overwrites);
    }

    @Override
    public boolean isClean(StagedFile file) {
        return !cleaned(file).changes;
    }

    private Cleaning cleaned(StagedFile file) {
        Cleaning cleaning = new Cleaning(Path.of(file.location()));
        try {
            if (twix.recognises(file)) {
                cleaning.twix(HeaderPlaces.of(file.location()));
            } else if (ismrmrd.recognises(file)) {
                for (HeaderPlace place : HeaderPlace.of(file.location())) {
                    cleaning.stretch(
                            place.start(), XmlHeaderCleaner.clean(cleaning.read(place.start(), place.length())));
                }
            }
            return cleaning;
        } catch (IOException e) {
            throw new JobFailure(StorageError.NOT_READABLE, "the file cannot be read", e);
        }
    }

    @Override
    public BlobStore.Content unchanged(StagedFile file) {
        return new Overwrites(Path.of(file.location()));
    }

    /** One file on its way. */
    private static final class Cleaning {
        private final Path file;
        private final Overwrites overwrites;
        private final Map<String, Integer> removed = new TreeMap<>();
        private boolean changes;

        Cleaning(Path file) {
            this.file = file;
            this.overwrites = new Overwrites(file);
        }

        void twix(HeaderPlaces places) throws IOException {
            for (HeaderPlaces.Place name : places.names()) {
                CleanText clean = new CleanText(read(name.start(), name.length()));
                name(clean);
                stretch(name.start(), clean);
            }
            for (HeaderPlaces.Place header : places.headers()) {
                stretch(header.start(), TwixHeaderCleaner.clean(read(header.start(), header.length())));
            }
        }

        /** What lies behind the end of the name is the rest of an older, longer one. */
        private static void name(CleanText clean) {
            int end = new String(clean.bytes(), StandardCharsets.ISO_8859_1).indexOf('\0');
            int length = end < 0 ? clean.bytes().length : end;
            if (length > 0) {
                clean.cross(0, length);
                clean.count(DIRECTORY_NAME);
            }
            for (int at = length; at < clean.bytes().length; at++) {
                clean.bytes()[at] = 0;
            }
        }

        void stretch(long start, CleanText clean) throws IOException {
            changes |= !Arrays.equals(read(start, clean.bytes().length), clean.bytes());
            clean.removed().forEach((field, number) -> removed.merge(field, number, Integer::sum));
            overwrites.add(start, clean.bytes());
        }

        byte[] read(long start, int length) throws IOException {
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
                ByteBuffer bytes = ByteBuffer.allocate(length);
                while (bytes.hasRemaining()) {
                    if (channel.read(bytes, start + bytes.position()) < 0) {
                        throw new IOException("the file ended while it was read");
                    }
                }
                return bytes.array();
            }
        }

        List<RemovedField> fields() {
            return removed.entrySet().stream()
                    .map(field -> new RemovedField(field.getKey(), field.getValue()))
                    .toList();
        }
    }
}
