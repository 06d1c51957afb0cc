package org.mroptimum.local.part;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.zip.ZipException;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.RunError;
import org.mroptimum.domain.job.SlicePart;
import org.mroptimum.domain.job.StorageError;
import org.mroptimum.domain.port.BlobId;
import org.mroptimum.domain.port.BlobStore;
import org.mroptimum.domain.port.PartStore;
import org.mroptimum.domain.result.PartFacts;
import org.mroptimum.domain.result.SnrMap;

/** The parts of one job in a blob store, part 1 of 4 under {@code <folder>/1-of-4}. */
public final class BlobPartStore implements PartStore {
    private final BlobStore store;
    private final BlobId folder;
    private final PartWriter writer;
    private final PartReader reader;

    /**
     * The parts of one job.
     *
     * @param folder of this job only
     * @param program version of this program; parts of another one are refused
     */
    public BlobPartStore(BlobStore store, BlobId folder, String program) {
        this.store = store;
        this.folder = folder;
        this.writer = new PartWriter(program);
        this.reader = new PartReader(program);
    }

    @Override
    public void put(PartFacts facts, List<SnrMap> maps) {
        store.put(place(facts.part()), out -> writer.write(out, facts, maps));
    }

    @Override
    public void putFailure(SlicePart part, JobFailure failure) {
        store.publish(place(part), out -> writer.write(out, failure));
    }

    @Override
    public PartFacts facts(SlicePart part) {
        PartFacts facts = read(part, reader::facts);
        if (!facts.part().equals(part)) {
            throw unusable(part, "holds part " + facts.part() + " instead");
        }
        return facts;
    }

    @Override
    public void copyMaps(PartFacts facts, List<SnrMap> maps) {
        read(facts.part(), file -> {
            reader.copyMaps(file, facts, maps);
            return facts;
        });
    }

    @Override
    public void remove(SlicePart part) {
        store.delete(place(part));
    }

    /** Reads from the file of a part. */
    @FunctionalInterface
    private interface Reading {
        PartFacts from(InputStream file) throws IOException;
    }

    private PartFacts read(SlicePart part, Reading reading) {
        try (InputStream file = store.open(place(part))) {
            return reading.from(file);
        } catch (UnusablePart e) {
            throw unusable(part, e.why());
        } catch (ZipException | EOFException | IllegalArgumentException | IndexOutOfBoundsException e) {
            throw unusable(part, "is damaged");
        } catch (IOException e) {
            throw new JobFailure(StorageError.NOT_READABLE, "part " + part + " of the job", e);
        } catch (JobFailure e) {
            throw e.code() == StorageError.NOT_FOUND ? unusable(part, "is missing") : e;
        }
    }

    private static JobFailure unusable(SlicePart part, String why) {
        return new JobFailure(RunError.PART_NOT_USABLE, "part " + part + " " + why);
    }

    /** Where a part is. */
    public BlobId place(SlicePart part) {
        return new BlobId(folder.bucket(), folder.key() + "/" + part.index() + "-of-" + part.count());
    }
}
