package org.mroptimum.app.server;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mroptimum.domain.job.DeviceChoice;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.RunError;
import org.mroptimum.local.database.PostgresServer;

/**
 * What must be known before the server starts. Everything else is set by an administrator on the page.
 *
 * @param data the one folder that holds everything of this server
 * @param host address to listen at
 * @param names further names that the server answers to, such as that of a proxy before it
 * @param port port to listen at; 0 takes a free one
 * @param threads slices of one job computed at the same time
 * @param jobsAtOnce light jobs that may run side by side
 * @param memoryMb what jobs may take together, MiB
 * @param postgres the database that several servers share; without, one in the folder
 * @param store where scans and results are; without, a folder in {@code data}. Servers that share a database share it
 * @param worker how it works for a hub
 * @param watch a folder in which files are laid down
 * @param tls who the server is, when it speaks TLS
 * @param backups where it writes backups of itself
 * @param oidc who else vouches for people
 * @param cloud computers in the cloud that take heavy jobs
 * @param device where the heavy part of jobs is computed whose requests do not say so
 */
public record ServerOptions(
        Path data,
        String host,
        Set<String> names,
        int port,
        int threads,
        int jobsAtOnce,
        long memoryMb,
        Optional<PostgresServer> postgres,
        Optional<StorePlace> store,
        WorkerOptions worker,
        Optional<WatchedFolder> watch,
        Optional<TlsFiles> tls,
        Optional<Path> backups,
        Optional<OidcOptions> oidc,
        Optional<CloudOptions> cloud,
        DeviceChoice device) {

    /**
     * A folder in which files are laid down.
     *
     * @param folder has a folder for each template
     * @param user name of the account whose templates these are, and whose scans and jobs the files become
     * @param every time between two looks; a file that is unchanged in two looks is whole
     */
    public record WatchedFolder(Path folder, String user, Duration every) {}

    /** The port when none is named. */
    public static final int USUAL_PORT = 8080;

    /** Requests and the database 128, maps that are kept unpacked 64, one comparison 256. */
    private static final long SERVER_ITSELF_MB = 448;

    private static final long SMALLEST_MB = 64;

    /** A server on this machine that nobody else can reach, with all its processors and the memory of this Java machine. */
    public static ServerOptions inFolder(Path data) {
        int processors = Runtime.getRuntime().availableProcessors();
        long heapMb = Runtime.getRuntime().maxMemory() >> 20;
        return new ServerOptions(
                data,
                "127.0.0.1",
                Set.of(),
                USUAL_PORT,
                processors,
                processors,
                Math.max(SMALLEST_MB, heapMb - SERVER_ITSELF_MB),
                Optional.empty(),
                Optional.empty(),
                WorkerOptions.OFF,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                new DeviceChoice.Auto());
    }

    /** The same on another address. */
    public ServerOptions at(String newHost, int newPort) {
        return changed(options -> {
            options.host = newHost;
            options.port = newPort;
        });
    }

    /** The same under further names, separated by commas. */
    public ServerOptions named(String newNames) {
        return changed(options -> options.names = Stream.of(newNames.split(",", -1))
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toUnmodifiableSet()));
    }

    /** The same with another part of the machine. */
    public ServerOptions computingWith(int newThreads, int newJobsAtOnce, long newMemoryMb) {
        return changed(options -> {
            options.threads = newThreads;
            options.jobsAtOnce = newJobsAtOnce;
            options.memoryMb = newMemoryMb;
        });
    }

    /** The same with a database that others share; empty for one in the folder. */
    public ServerOptions sharing(Optional<PostgresServer> database) {
        return changed(options -> options.postgres = database);
    }

    /** The same with scans and results in another place. */
    public ServerOptions storing(StorePlace place) {
        return changed(options -> options.store = Optional.of(place));
    }

    /** The same for a hub. */
    public ServerOptions workingFor(WorkerOptions newWorker) {
        return changed(options -> options.worker = newWorker);
    }

    /** The same with a watched folder. */
    public ServerOptions watching(WatchedFolder folder) {
        return changed(options -> options.watch = Optional.of(folder));
    }

    /** The same with TLS. */
    public ServerOptions showing(TlsFiles files) {
        return changed(options -> options.tls = Optional.of(files));
    }

    /** The same with a folder for backups. */
    public ServerOptions backingUpTo(Path folder) {
        return changed(options -> options.backups = Optional.of(folder));
    }

    /** The same with an identity provider. */
    public ServerOptions trusting(OidcOptions provider) {
        return changed(options -> options.oidc = Optional.of(provider));
    }

    /**
     * The same with computers in the cloud.
     *
     * @throws JobFailure MRO-5009 unless scans and results are in a bucket, where those computers find them
     */
    public ServerOptions sendingHeavyJobsTo(CloudOptions computers) {
        if (!(storePlace() instanceof StorePlace.Bucket)) {
            throw new JobFailure(
                    RunError.BAD_SETTING,
                    "--cloud-cluster needs --store s3://BUCKET/PREFIX: computers in the cloud read no folder");
        }
        return changed(options -> options.cloud = Optional.of(computers));
    }

    /** The same with another device. */
    public ServerOptions computingOn(DeviceChoice newDevice) {
        return changed(options -> options.device = newDevice);
    }

    /** Where scans and results are. */
    public StorePlace storePlace() {
        return store.orElse(new StorePlace.Folder(data.resolve("store")));
    }

    /** Files in between; nothing in there is needed after a start. */
    public Path scratchFolder() {
        return data.resolve("scratch");
    }

    private ServerOptions changed(Consumer<Changing> change) {
        Changing options = new Changing(this);
        change.accept(options);
        return options.done();
    }

    /** All of it while something changes: the one place that copies. */
    private static final class Changing {
        private final Path data;
        private String host;
        private Set<String> names;
        private int port;
        private int threads;
        private int jobsAtOnce;
        private long memoryMb;
        private Optional<PostgresServer> postgres;
        private Optional<StorePlace> store;
        private WorkerOptions worker;
        private Optional<WatchedFolder> watch;
        private Optional<TlsFiles> tls;
        private Optional<Path> backups;
        private Optional<OidcOptions> oidc;
        private Optional<CloudOptions> cloud;
        private DeviceChoice device;

        Changing(ServerOptions before) {
            data = before.data;
            host = before.host;
            names = before.names;
            port = before.port;
            threads = before.threads;
            jobsAtOnce = before.jobsAtOnce;
            memoryMb = before.memoryMb;
            postgres = before.postgres;
            store = before.store;
            worker = before.worker;
            watch = before.watch;
            tls = before.tls;
            backups = before.backups;
            oidc = before.oidc;
            cloud = before.cloud;
            device = before.device;
        }

        ServerOptions done() {
            return new ServerOptions(
                    data,
                    host,
                    names,
                    port,
                    threads,
                    jobsAtOnce,
                    memoryMb,
                    postgres,
                    store,
                    worker,
                    watch,
                    tls,
                    backups,
                    oidc,
                    cloud,
                    device);
        }
    }
}
