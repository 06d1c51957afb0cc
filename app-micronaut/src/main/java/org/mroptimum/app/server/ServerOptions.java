package org.mroptimum.app.server;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.mroptimum.local.database.PostgresServer;

/**
 * What must be known before the server starts. Everything else is set by an administrator on the page.
 *
 * @param data the one folder that holds everything of this server
 * @param host address to listen at
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
 */
public record ServerOptions(
        Path data,
        String host,
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
        Optional<OidcOptions> oidc) {

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
                Optional.empty());
    }

    /** The same with a watched folder. */
    public ServerOptions watching(WatchedFolder folder) {
        return new ServerOptions(
                data,
                host,
                port,
                threads,
                jobsAtOnce,
                memoryMb,
                postgres,
                store,
                worker,
                Optional.of(folder),
                tls,
                backups,
                oidc);
    }

    /** The same with TLS. */
    public ServerOptions showing(TlsFiles files) {
        return new ServerOptions(
                data,
                host,
                port,
                threads,
                jobsAtOnce,
                memoryMb,
                postgres,
                store,
                worker,
                watch,
                Optional.of(files),
                backups,
                oidc);
    }

    /** The same with a folder for backups. */
    public ServerOptions backingUpTo(Path folder) {
        return new ServerOptions(
                data,
                host,
                port,
                threads,
                jobsAtOnce,
                memoryMb,
                postgres,
                store,
                worker,
                watch,
                tls,
                Optional.of(folder),
                oidc);
    }

    /** The same on another address. */
    public ServerOptions at(String newHost, int newPort) {
        return new ServerOptions(
                data,
                newHost,
                newPort,
                threads,
                jobsAtOnce,
                memoryMb,
                postgres,
                store,
                worker,
                watch,
                tls,
                backups,
                oidc);
    }

    /** The same for a hub. */
    public ServerOptions workingFor(WorkerOptions newWorker) {
        return new ServerOptions(
                data, host, port, threads, jobsAtOnce, memoryMb, postgres, store, newWorker, watch, tls, backups, oidc);
    }

    /** The same with scans and results in another place. */
    public ServerOptions storing(StorePlace place) {
        return new ServerOptions(
                data,
                host,
                port,
                threads,
                jobsAtOnce,
                memoryMb,
                postgres,
                Optional.of(place),
                worker,
                watch,
                tls,
                backups,
                oidc);
    }

    /** The same with an identity provider. */
    public ServerOptions trusting(OidcOptions provider) {
        return new ServerOptions(
                data,
                host,
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
                Optional.of(provider));
    }

    /** Where scans and results are. */
    public StorePlace storePlace() {
        return store.orElse(new StorePlace.Folder(data.resolve("store")));
    }

    /** Files in between; nothing in there is needed after a start. */
    public Path scratchFolder() {
        return data.resolve("scratch");
    }
}
