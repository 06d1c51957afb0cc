package org.mroptimum.local.job;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.mroptimum.domain.job.FileReference;
import org.mroptimum.domain.job.JobRequest;
import org.mroptimum.domain.job.SlicePart;
import org.mroptimum.domain.kspace.Acquisition;
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
import org.mroptimum.domain.result.ComputedRange;
import org.mroptimum.domain.result.FailureReport;
import org.mroptimum.domain.result.SnrResult;
import org.mroptimum.domain.result.Volume;
import org.mroptimum.domain.snr.SliceSnrComputation;
import org.mroptimum.domain.snr.SnrComputation;
import org.mroptimum.domain.usecase.JobScan;
import org.mroptimum.domain.usecase.RunJob;

/** The real worker on a tiny scan in memory, whatever file the request names; a test may look in while it works. */
final class TinyWorker implements InputStaging, RawDataReader, ImageReader, ResultWriter, SnrComputation {
    private final PhantomScan phantom = new PhantomScan(PhantomSpec.of(16, 12, 3));
    private final SnrComputation real = new SliceSnrComputation();
    private final Consumer<Progress> computing;
    private final Runnable writing;

    /**
     * A worker that lets a test look in.
     *
     * @param computing called when a computation begins
     * @param writing called when a bundle is half written
     */
    TinyWorker(Consumer<Progress> computing, Runnable writing) {
        this.computing = computing;
        this.writing = writing;
    }

    RunJob publishing(BundlePublisher publisher) {
        JobScan scan = new JobScan(this, this, this, this, 1);
        return new RunJob(scan, SnrJobs::heap, this, publisher, InstantSource.fixed(Instant.EPOCH));
    }

    @Override
    public ComputedRange compute(Input input, SlicePart part, int threads, Progress progress, Consumer<String> log) {
        computing.accept(progress);
        return real.compute(input, part, threads, progress, log);
    }

    @Override
    public void writeResult(JobRequest request, SnrResult result, BundleSink sink) throws IOException {
        write(sink, "result of " + request.identity().alias().orElse("nobody"));
    }

    @Override
    public void writeFailure(FailureReport report, BundleSink sink) throws IOException {
        write(sink, String.valueOf(report.failure().getMessage()));
    }

    private void write(BundleSink sink, String text) throws IOException {
        try (OutputStream out = sink.open("info.json")) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
            out.flush();
            writing.run();
        }
    }

    @Override
    public Acquisition open(StagedFile file, FileReference reference) {
        return MemoryScan.of(List.of(phantom.signal(0)), 1);
    }

    @Override
    public NoiseScan openNoise(StagedFile file, FileReference reference) {
        return MemoryScan.Noise.of(phantom.noise());
    }

    @Override
    public StagedFile stage(FileReference reference, Progress progress) {
        return new StagedFile(reference.filename(), reference.filename(), 1);
    }

    @Override
    public byte[] sha256(StagedFile file, Progress progress) {
        return new byte[32];
    }

    @Override
    public void release(StagedFile file) {}

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
    public Volume read(StagedFile file) {
        throw new IllegalStateException("no request names an image");
    }

    @Override
    public Optional<Vector3> spacing(StagedFile file) {
        return Optional.empty();
    }
}
