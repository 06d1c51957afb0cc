package org.mroptimum.domain.usecase;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.mroptimum.domain.job.FileReference;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.JobRequest;
import org.mroptimum.domain.job.JobRequest.JobIdentity;
import org.mroptimum.domain.job.StorageError;
import org.mroptimum.domain.kspace.Acquisition;
import org.mroptimum.domain.kspace.KSpace;
import org.mroptimum.domain.kspace.NoiseScan;
import org.mroptimum.domain.kspace.Vector3;
import org.mroptimum.domain.phantom.PhantomScan;
import org.mroptimum.domain.phantom.PhantomSpec;
import org.mroptimum.domain.port.BundlePublisher;
import org.mroptimum.domain.port.BundleSink;
import org.mroptimum.domain.port.ImageReader;
import org.mroptimum.domain.port.InputStaging;
import org.mroptimum.domain.port.Progress;
import org.mroptimum.domain.port.RawDataReader;
import org.mroptimum.domain.port.RawDataSummary;
import org.mroptimum.domain.port.ResultWriter;
import org.mroptimum.domain.port.StagedFile;
import org.mroptimum.domain.reference.MemoryScan;
import org.mroptimum.domain.reference.SnrJobs;
import org.mroptimum.domain.result.FailureReport;
import org.mroptimum.domain.result.SnrResult;
import org.mroptimum.domain.result.Volume;
import org.mroptimum.domain.snr.SliceSnrComputation;
import org.mroptimum.domain.snr.SnrComputation;

/** The worker with real computation and everything outside the domain in memory; records what passes its ports. */
final class MemoryInstallation implements InputStaging, RawDataReader, ImageReader, ResultWriter, BundlePublisher {
    final List<String> staged = new ArrayList<>();
    final List<String> released = new ArrayList<>();
    final List<Kind> published = new ArrayList<>();
    final List<JobIdentity> owners = new ArrayList<>();
    final List<SnrResult> results = new ArrayList<>();
    final List<FailureReport> failures = new ArrayList<>();
    boolean noiseDwellKnown = true;
    boolean storeBroken;
    double averages = 1;
    Optional<Throwable> surprise = Optional.empty();
    Optional<Throwable> noiseSurprise = Optional.empty();
    Optional<Volume> image = Optional.empty();
    SnrComputation computation = new SliceSnrComputation();
    int hashed;
    int bundleBytes = 1;

    private final PhantomScan phantom = new PhantomScan(PhantomSpec.of(16, 12, 3));

    RunJob worker() {
        JobScan scan = new JobScan(this, this, this, computation, 2);
        return new RunJob(scan, SnrJobs::heap, this, this, InstantSource.fixed(Instant.EPOCH));
    }

    @Override
    public StagedFile stage(FileReference reference, Progress progress) {
        staged.add(reference.filename());
        return new StagedFile(reference.filename(), reference.filename(), 1);
    }

    @Override
    public byte[] sha256(StagedFile file, Progress progress) {
        hashed++;
        return Arrays.copyOf(new byte[] {-1, 2, 3, 4, 5, 6, 7, 8, 9}, 32);
    }

    @Override
    public Volume read(StagedFile file) {
        return image.orElseThrow(() -> new IllegalStateException("this test has no image"));
    }

    @Override
    public Optional<Vector3> spacing(StagedFile file) {
        return Optional.empty();
    }

    @Override
    public void release(StagedFile file) {
        released.add(file.name());
    }

    @Override
    public String format() {
        return "memory";
    }

    @Override
    public List<String> vendors() {
        return List.of();
    }

    @Override
    public boolean recognises(StagedFile file) {
        return true;
    }

    @Override
    public RawDataSummary inspect(StagedFile file, FileReference reference) {
        return new RawDataSummary("memory", List.of(), List.of());
    }

    @Override
    public Acquisition open(StagedFile file, FileReference reference) {
        surprise.ifPresent(MemoryInstallation::raise);
        MemoryScan scan = MemoryScan.of(List.of(phantom.signal(0)), 1);
        return scan.with(scan.header().sampling().withAverages(averages));
    }

    private static void raise(Throwable surprise) {
        if (surprise instanceof Error error) {
            throw error;
        }
        throw (RuntimeException) surprise;
    }

    @Override
    public NoiseScan openNoise(StagedFile file, FileReference reference) {
        noiseSurprise.ifPresent(MemoryInstallation::raise);
        KSpace noise = phantom.noise();
        return noiseDwellKnown
                ? MemoryScan.Noise.of(noise)
                : new MemoryScan.Noise(
                        noise, MemoryScan.channels(noise.coils()), OptionalDouble.empty(), OptionalDouble.of(1));
    }

    @Override
    public void writeResult(JobRequest request, SnrResult result, BundleSink sink) throws IOException {
        try (OutputStream out = sink.open("data")) {
            out.write(new byte[bundleBytes]);
        }
        results.add(result);
    }

    @Override
    public void writeFailure(FailureReport report, BundleSink sink) {
        failures.add(report);
    }

    @Override
    public Location publish(Kind kind, JobIdentity identity, Files files) {
        if (storeBroken) {
            throw new JobFailure(StorageError.NOT_WRITABLE, "the store is broken");
        }
        try {
            files.writeTo(name -> OutputStream.nullOutputStream());
        } catch (IOException e) {
            throw new JobFailure(StorageError.NOT_WRITABLE, "cannot happen in memory", e);
        }
        published.add(kind);
        owners.add(identity);
        return new Location("memory", kind.name());
    }
}
