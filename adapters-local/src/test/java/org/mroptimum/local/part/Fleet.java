package org.mroptimum.local.part;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mroptimum.domain.job.FileReference;
import org.mroptimum.domain.job.SlicePart;
import org.mroptimum.domain.kspace.Acquisition;
import org.mroptimum.domain.kspace.NoiseScan;
import org.mroptimum.domain.kspace.Vector3;
import org.mroptimum.domain.phantom.PhantomAcquisition;
import org.mroptimum.domain.phantom.PhantomScan;
import org.mroptimum.domain.phantom.PhantomSpec;
import org.mroptimum.domain.port.BlobId;
import org.mroptimum.domain.port.ImageReader;
import org.mroptimum.domain.port.InputStaging;
import org.mroptimum.domain.port.MemoryBlobStore;
import org.mroptimum.domain.port.Progress;
import org.mroptimum.domain.port.RawDataReader;
import org.mroptimum.domain.port.RawDataSummary;
import org.mroptimum.domain.port.StagedFile;
import org.mroptimum.domain.reference.SnrJobs;
import org.mroptimum.domain.result.HeapVolume;
import org.mroptimum.domain.result.Volume;
import org.mroptimum.domain.snr.SliceSnrComputation;
import org.mroptimum.domain.usecase.JobOutcome;
import org.mroptimum.domain.usecase.JobScan;
import org.mroptimum.domain.usecase.MergeParts;
import org.mroptimum.domain.usecase.RunJob;
import org.mroptimum.domain.usecase.RunPart;
import org.mroptimum.domain.usecase.ZipBundlePublisher;
import org.mroptimum.local.result.BundleWriter;

/** Computers that share a store and run one job, whole or in parts, on a simulated scan. */
final class Fleet implements InputStaging, RawDataReader, ImageReader {
    static final int SLICES = 5;
    static final BlobId PARTS = new BlobId("jobs", "jobs/one/parts");

    final MemoryBlobStore store = new MemoryBlobStore();
    Clock clock = Clock.fixed(Instant.parse("2026-11-26T12:00:00Z"), ZoneOffset.UTC);
    PhantomScan phantom = phantom(1);
    Set<Integer> empty = Set.of();
    Set<Integer> broken = Set.of();
    String program = "1.0";

    static PhantomScan phantom(long seed) {
        return new PhantomScan(PhantomSpec.of(28, 24, 4)
                .withSlices(SLICES)
                .withPeakSnr(200)
                .withSeed(seed)
                .withCoilMapsOfEachSlice());
    }

    private JobScan scan(int threads) {
        return new JobScan(this, this, this, new SliceSnrComputation(), threads);
    }

    private BundleWriter writer() {
        return new BundleWriter("1.0", clock);
    }

    private ZipBundlePublisher bundle() {
        return new ZipBundlePublisher(store, "results", "failed", "0f");
    }

    BlobPartStore parts() {
        return new BlobPartStore(store, PARTS, program);
    }

    JobOutcome whole(Map<String, Object> request) {
        return new RunJob(scan(2), SnrJobs::heap, writer(), bundle(), clock).run(request, Progress.SILENT);
    }

    Optional<JobOutcome.Failed> part(Map<String, Object> request, int index, int count) {
        RunPart worker = new RunPart(scan(2), SnrJobs::heap, parts(), writer(), bundle(), clock);
        return worker.run(request, new SlicePart(index, count), Progress.SILENT);
    }

    JobOutcome merge(Map<String, Object> request, int count) {
        return new MergeParts(scan(1), SnrJobs::heap, parts(), writer(), bundle(), clock)
                .run(request, count, Progress.SILENT);
    }

    /** All parts, the last one first, then the merge. */
    JobOutcome inParts(Map<String, Object> request, int count) {
        for (int index = count - 1; index >= 0; index--) {
            Optional<JobOutcome.Failed> failed = part(request, index, count);
            if (failed.isPresent()) {
                return failed.get();
            }
        }
        return merge(request, count);
    }

    byte[] result(Map<String, Object> request) {
        return bytes(new BlobId("results", "MR Optimum/" + request.get("user_id") + "/0f.zip"));
    }

    byte[] bytes(BlobId id) {
        try (InputStream in = store.open(id)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public StagedFile stage(FileReference reference, Progress progress) {
        return new StagedFile(reference.filename(), reference.filename(), 1);
    }

    @Override
    public byte[] sha256(StagedFile file, Progress progress) {
        byte[] name = file.name().getBytes(StandardCharsets.UTF_8);
        return Arrays.copyOf(name, 32);
    }

    @Override
    public void release(StagedFile file) {
        // Nothing was taken.
    }

    @Override
    public Acquisition open(StagedFile file, FileReference reference) {
        return new CutScan(new PhantomAcquisition(phantom, 3), empty, broken);
    }

    @Override
    public NoiseScan openNoise(StagedFile file, FileReference reference) {
        return new PhantomAcquisition(phantom).noise().orElseThrow();
    }

    /** Flip angles that differ from slice to slice, with a hole in the middle that neighbouring slices fill. */
    @Override
    public Volume read(StagedFile file) {
        HeapVolume angles = new HeapVolume(28, 24, SLICES, false);
        for (int slice = 0; slice < SLICES; slice++) {
            float[] degrees = new float[28 * 24];
            Arrays.fill(degrees, 40 + 5 * slice);
            if (slice % 2 == 1) {
                Arrays.fill(degrees, 28 * 8, 28 * 16, 0);
            }
            angles.put(slice, degrees, new float[0]);
        }
        return angles;
    }

    @Override
    public Optional<Vector3> spacing(StagedFile file) {
        return Optional.empty();
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
}
