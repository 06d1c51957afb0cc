package org.mroptimum.app.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.mroptimum.app.server.CloudOptions;
import org.mroptimum.app.server.OidcOptions;
import org.mroptimum.app.server.Server;
import org.mroptimum.app.server.ServerOptions;
import org.mroptimum.app.server.StorePlace;
import org.mroptimum.app.server.TlsFiles;
import org.mroptimum.app.server.WorkerOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * {@code serve}: the on-prem server, until it is told to stop. No field and no method names a class of the server: picocli looks at them
 * whatever the command is, and the other jars do not have these classes.
 */
@Command(
        name = "serve",
        description = "Runs the hospital server: jobs over HTTP and a web page.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        showDefaultValues = true,
        footer = {
            "",
            "Each option can also be set by an environment variable, for example MROPTIMUM_PORT.",
            "The password of PostgreSQL comes from MROPTIMUM_POSTGRES_PASSWORD only.",
            "Example: mroptimum serve --data /srv/mroptimum"
        })
final class ServeCommand implements Callable<Integer> {
    private static final int LARGEST_PORT = 65_535;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = "${env:MROPTIMUM_DATA:-${sys:user.home}/mroptimum-data}",
            description = "the one folder that holds everything")
    private Path data;

    @Option(names = "--host", defaultValue = "${env:MROPTIMUM_HOST:-127.0.0.1}", description = "address to listen at")
    private String host;

    @Option(
            names = "--hosts",
            paramLabel = "NAMES",
            defaultValue = "${env:MROPTIMUM_HOSTS:-}",
            description =
                    "further names that the server answers to, separated by commas, such as that of a proxy before it")
    private String hosts;

    @Option(
            names = "--port",
            defaultValue = "${env:MROPTIMUM_PORT:-8080}",
            description = "port to listen at, 0 for a free one")
    private int port;

    @Option(
            names = "--jobs",
            paramLabel = "N",
            defaultValue = "${env:MROPTIMUM_JOBS:-0}",
            description = "light jobs side by side, 0 for one per processor")
    private int jobsAtOnce;

    @Option(
            names = "--threads",
            paramLabel = "N",
            defaultValue = "${env:MROPTIMUM_THREADS:-0}",
            description = "processors for one job, 0 for all")
    private int threads;

    @Option(
            names = "--memory",
            paramLabel = "MB",
            defaultValue = "${env:MROPTIMUM_MEMORY:-0}",
            description = "memory that jobs may take together, 0 for nearly all of the Java machine's")
    private long memoryMb;

    @Mixin
    private final PostgresOptions database = new PostgresOptions();

    @Option(
            names = "--store",
            paramLabel = "PLACE",
            defaultValue = "${env:MROPTIMUM_STORE:-}",
            description =
                    "scans and results: a folder, or s3://BUCKET/PREFIX; servers that share a database share it (default: DIR/store)")
    private String store;

    @Mixin
    private final HubOptions hub = new HubOptions();

    @Mixin
    private final WatchOptions watch = new WatchOptions();

    @Mixin
    private final TlsOptions tls = new TlsOptions();

    @Option(
            names = "--backups",
            paramLabel = "DIR",
            defaultValue = "${env:MROPTIMUM_BACKUPS:-}",
            description = "folder into which administrators may let the running server write backups")
    private String backups;

    @Mixin
    private final HouseSignInOptions house = new HouseSignInOptions();

    @Mixin
    private final CloudComputerOptions cloud = new CloudComputerOptions();

    @Mixin
    private final DeviceOption device = new DeviceOption();

    @Override
    public Integer call() throws InterruptedException {
        if (port < 0 || port > LARGEST_PORT || memoryMb < 0) {
            throw new ParameterException(
                    spec.commandLine(), "--port is 0 to " + LARGEST_PORT + ", and --memory is not negative");
        }
        ServerLog.open();
        ServerOptions usual = ServerOptions.inFolder(data);
        ServerOptions options = usual.at(host, port)
                .named(hosts)
                .computingWith(
                        or(threads, "--threads", usual.threads()),
                        or(jobsAtOnce, "--jobs", usual.jobsAtOnce()),
                        memoryMb == 0 ? usual.memoryMb() : memoryMb)
                .sharing(database.server())
                .workingFor(WorkerOptions.of(hub.linkHosts(), hub.address(), System.getenv("MROPTIMUM_BRAIN_TOKEN")));
        if (!store.isEmpty()) {
            options = options.storing(StorePlace.of(store, System.getenv()));
        }
        if (watch.folder().isPresent()) {
            options = options.watching(
                    new ServerOptions.WatchedFolder(watch.folder().get(), watch.user(), watch.every()));
        }
        if (tls.pair().isPresent()) {
            TlsOptions.Pair files = tls.pair().get();
            options = options.showing(TlsFiles.pem(files.certificate(), files.key()));
        } else if (tls.store().isPresent()) {
            options =
                    options.showing(TlsFiles.pkcs12(tls.store().get(), SecretVariable.read("MROPTIMUM_TLS_PASSWORD")));
        }
        if (!backups.isEmpty()) {
            options = options.backingUpTo(Path.of(backups));
        }
        if (!house.issuer().isEmpty()) {
            options = options.trusting(
                    OidcOptions.of(house.issuer(), house.client(), house.publicUrl(), System.getenv()));
        }
        if (!cloud.cluster().isEmpty()) {
            options = options.sendingHeavyJobsTo(CloudOptions.of(
                    cloud.cluster(),
                    cloud.task(),
                    cloud.subnets(),
                    cloud.securityGroups(),
                    cloud.buckets(),
                    cloud.memoryMb(),
                    cloud.jobsAtOnce(),
                    System.getenv()));
        }
        if (device.choice().isPresent()) {
            options = options.computingOn(device.choice().get());
        }
        Server server = Server.start(options);
        Runtime.getRuntime().addShutdownHook(new Thread(server::close, "stop"));
        spec.commandLine().getOut().println("MR Optimum listens at " + server.address());
        spec.commandLine().getOut().println("data: " + data.toAbsolutePath().normalize());
        spec.commandLine().getOut().flush();
        server.awaitEnd();
        return 0;
    }

    private int or(int named, String option, int usual) {
        if (named < 0) {
            throw new ParameterException(spec.commandLine(), option + " must not be negative");
        }
        return named == 0 ? usual : named;
    }
}
