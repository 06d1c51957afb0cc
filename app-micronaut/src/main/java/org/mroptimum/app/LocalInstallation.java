package org.mroptimum.app;

import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.mroptimum.domain.job.DeviceChoice;
import org.mroptimum.domain.opencl.OpenClChoice;
import org.mroptimum.domain.port.RawDataReader;
import org.mroptimum.domain.recon.KernelChoice;
import org.mroptimum.domain.snr.SliceSnrComputation;
import org.mroptimum.domain.usecase.JobScan;
import org.mroptimum.domain.usecase.RunJob;
import org.mroptimum.domain.usecase.TakeEdgeNoise;
import org.mroptimum.local.arrays.ArrayReader;
import org.mroptimum.local.image.ImageFiles;
import org.mroptimum.local.ismrmrd.IsmrmrdReader;
import org.mroptimum.local.rawdata.RawDataFormats;
import org.mroptimum.local.result.BundleWriter;
import org.mroptimum.local.store.DirectoryBundlePublisher;
import org.mroptimum.local.store.LocalInputStaging;
import org.mroptimum.local.store.ScratchVolumes;
import org.mroptimum.local.twix.TwixReader;

/** Wires the use cases to the adapters of one machine: files in, a folder out. */
public final class LocalInstallation {
    private static final Path TEMPORARY = Path.of(System.getProperty("java.io.tmpdir"));

    private LocalInstallation() {}

    /** Every raw data format this program reads. */
    public static RawDataReader rawData() {
        return new RawDataFormats(
                Stream.concat(Stream.of(new TwixReader(), new IsmrmrdReader()), ArrayReader.all().stream())
                        .toList());
    }

    /** Noise from the corners of a scan; relative paths start from {@code base}. */
    public static TakeEdgeNoise takeEdgeNoise(Path base) {
        return new TakeEdgeNoise(new LocalInputStaging(base), rawData());
    }

    /**
     * The worker of the command line and the library.
     *
     * @param base folder that relative input paths start from
     * @param out folder that receives the bundle
     * @param threads slices computed at the same time
     */
    public static RunJob runJob(Path base, Path out, int threads) {
        return runJob(base, out, threads, Optional.empty());
    }

    /**
     * The worker of the command line and the library, on a device.
     *
     * @param device what counts whatever the request says; the request, or else the calibration when empty
     */
    public static RunJob runJob(Path base, Path out, int threads, Optional<DeviceChoice> device) {
        Clock clock = Clock.system(ZoneId.systemDefault());
        JobScan scan = new JobScan(
                new LocalInputStaging(base),
                rawData(),
                new ImageFiles(),
                new SliceSnrComputation(kernels(device)),
                threads);
        return new RunJob(
                scan, volumes(TEMPORARY), new BundleWriter(version(), clock), new DirectoryBundlePublisher(out), clock);
    }

    private static KernelChoice kernels(Optional<DeviceChoice> device) {
        KernelChoice choice = kernels(new DeviceChoice.Auto());
        return device.<KernelChoice>map(own -> (work, log) -> choice.choose(work.wanting(own), log))
                .orElse(choice);
    }

    /** Chooses between the processor and OpenCL devices; {@code usual} counts for requests that say nothing. */
    public static KernelChoice kernels(DeviceChoice usual) {
        return new OpenClChoice(usual, System::nanoTime);
    }

    /** The version of this program from its jar's manifest. */
    public static String version() {
        return Objects.requireNonNullElse(
                LocalInstallation.class.getPackage().getImplementationVersion(), "development");
    }

    /** Room for maps. Above a quarter of the heap they go to files in the folder, so that the computation keeps its memory. */
    public static RunJob.VolumesFactory volumes(Path folder) {
        return () -> new ScratchVolumes(folder, Runtime.getRuntime().maxMemory() / 4);
    }
}
