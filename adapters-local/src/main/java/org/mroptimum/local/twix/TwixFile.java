package org.mroptimum.local.twix;

import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.RawDataError;

/** An open file and its measurements, each read once when it is first asked for. */
final class TwixFile implements AutoCloseable {
    private final RawFile file;
    private final RaidDirectory directory;
    private final @Nullable Measurement[] measurements;

    private TwixFile(RawFile file, RaidDirectory directory) {
        this.file = file;
        this.directory = directory;
        this.measurements = new @Nullable Measurement[directory.measurements().size()];
    }

    static TwixFile open(String path) {
        RawFile file = RawFile.open(path);
        try {
            return new TwixFile(file, RaidDirectory.read(file));
        } catch (RuntimeException e) {
            file.close();
            throw e;
        }
    }

    RawFile file() {
        return file;
    }

    RaidDirectory directory() {
        return directory;
    }

    String container() {
        return "Siemens TWIX " + directory.layout();
    }

    int count() {
        return measurements.length;
    }

    /** The measurement at {@code index} (from 0); fails with a code when its header cannot be read. */
    Measurement measurement(int index) {
        Measurement known = measurements[index];
        if (known == null) {
            known = Measurement.read(
                    file, directory.layout(), directory.measurements().get(index), index + 1);
            measurements[index] = known;
        }
        return known;
    }

    /** The last measurement before {@code end} (exclusive, from 0) that fulfils the condition; unreadable ones are passed over. */
    Optional<Measurement> lastBefore(int end, Predicate<Measurement> condition) {
        return IntStream.iterate(end - 1, i -> i >= 0, i -> i - 1)
                .mapToObj(this::ifReadable)
                .flatMap(Optional::stream)
                .filter(condition)
                .findFirst();
    }

    private Optional<Measurement> ifReadable(int index) {
        try {
            return Optional.of(measurement(index));
        } catch (JobFailure unreadable) {
            return Optional.empty();
        }
    }

    /** The imaging scan: the last measurement with image lines. */
    Measurement imaging() {
        return lastBefore(count(), Measurement::hasImage).orElseThrow(this::noImage);
    }

    private JobFailure noImage() {
        Measurement last = measurement(count() - 1);
        String complaint = last.scan().complaint();
        return complaint.isEmpty()
                ? new JobFailure(RawDataError.NO_IMAGE_DATA, "none of the " + count() + " measurements has image lines")
                : new JobFailure(RawDataError.TRUNCATED, "no whole image line: " + complaint);
    }

    @Override
    public void close() {
        file.close();
    }
}
