package org.mroptimum.local.part;

import java.util.Optional;
import java.util.Set;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.RawDataError;
import org.mroptimum.domain.kspace.Acquisition;
import org.mroptimum.domain.kspace.AcquisitionHeader;
import org.mroptimum.domain.kspace.KSpace;
import org.mroptimum.domain.kspace.NoiseScan;

/**
 * A scan with slices that went wrong.
 *
 * @param empty slices without signal
 * @param broken slices that cannot be read
 */
record CutScan(Acquisition inner, Set<Integer> empty, Set<Integer> broken) implements Acquisition {

    @Override
    public AcquisitionHeader header() {
        return inner.header();
    }

    @Override
    public KSpace signal(int slice, int repetition) {
        if (broken.contains(slice)) {
            throw new JobFailure(RawDataError.DAMAGED, "slice " + (slice + 1));
        }
        AcquisitionHeader header = header();
        return empty.contains(slice)
                ? new KSpace(header.frequency(), header.phase(), header.coils())
                : inner.signal(slice, repetition);
    }

    @Override
    public Optional<KSpace> calibration(int slice) {
        return inner.calibration(slice);
    }

    @Override
    public Optional<NoiseScan> noise() {
        return Optional.empty();
    }

    @Override
    public void close() {
        inner.close();
    }
}
