package org.mroptimum.app.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.mroptimum.app.server.OidcOptions;
import org.mroptimum.app.server.Server;
import org.mroptimum.app.server.ServerOptions;
import org.mroptimum.app.server.StorePlace;
import org.mroptimum.app.server.TlsFiles;
import org.mroptimum.app.server.WorkerOptions;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.RunError;
import org.mroptimum.local.database.PostgresServer;
import picocli.CommandLine.Command;
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

    @Option(
            names = "--postgres",
            paramLabel = "URL",
            defaultValue = "${env:MROPTIMUM_POSTGRES_URL:-}",
            description = "jdbc:postgresql:// address of a database that several servers share")
    private String postgres;

    @Option(
            names = "--postgres-user",
            paramLabel = "USER",
            defaultValue = "${env:MROPTIMUM_POSTGRES_USER:-mroptimum}",
            description = "its user")
    private String postgresUser;

    @Option(
            names = "--store",
            paramLabel = "PLACE",
            defaultValue = "${env:MROPTIMUM_STORE:-}",
            description =
                    "scans and results: a folder, or s3://BUCKET/PREFIX; servers that share a database share it (default: DIR/store)")
    private String store;

    @Option(
            names = "--brain",
            paramLabel = "URL",
            defaultValue = "${env:MROPTIMUM_BRAIN_URL:-}",
            description = "hub that hears how its jobs end; its token comes from MROPTIMUM_BRAIN_TOKEN")
    private String brain;

    @Option(
            names = "--link-hosts",
            paramLabel = "HOSTS",
            defaultValue = "${env:MROPTIMUM_LINK_HOSTS:-}",
            description = "hosts that temporary links in jobs of the hub may lead to, separated by commas")
    private String linkHosts;

    @Option(
            names = "--watch",
            paramLabel = "DIR",
            defaultValue = "${env:MROPTIMUM_WATCH:-}",
            description = "folder in which raw files are dropped, each in a folder named like a saved template")
    private String watch;

    @Option(
            names = "--watch-user",
            paramLabel = "NAME",
            defaultValue = "${env:MROPTIMUM_WATCH_USER:-}",
            description = "account whose templates these are, and whose jobs they become")
    private String watchUser;

    @Option(
            names = "--watch-seconds",
            paramLabel = "N",
            defaultValue = "${env:MROPTIMUM_WATCH_SECONDS:-10}",
            description = "a file that did not change for so long is whole")
    private int watchSeconds;

    @Option(
            names = "--tls-certificate",
            paramLabel = "PEM",
            defaultValue = "${env:MROPTIMUM_TLS_CERTIFICATE:-}",
            description = "certificate of the server, with those in between; it then speaks TLS only")
    private String tlsCertificate;

    @Option(
            names = "--tls-key",
            paramLabel = "PEM",
            defaultValue = "${env:MROPTIMUM_TLS_KEY:-}",
            description = "its private key")
    private String tlsKey;

    @Option(
            names = "--tls-store",
            paramLabel = "FILE",
            defaultValue = "${env:MROPTIMUM_TLS_STORE:-}",
            description = "PKCS#12 file with both instead; its password comes from MROPTIMUM_TLS_PASSWORD")
    private String tlsStore;

    @Option(
            names = "--backups",
            paramLabel = "DIR",
            defaultValue = "${env:MROPTIMUM_BACKUPS:-}",
            description = "folder into which administrators may let the running server write backups")
    private String backups;

    @Option(
            names = "--oidc-issuer",
            paramLabel = "URL",
            defaultValue = "${env:MROPTIMUM_OIDC_ISSUER:-}",
            description = "identity provider (OpenID Connect) whose people may sign in")
    private String oidcIssuer;

    @Option(
            names = "--oidc-client",
            paramLabel = "ID",
            defaultValue = "${env:MROPTIMUM_OIDC_CLIENT_ID:-}",
            description = "this server's name there; its secret comes from MROPTIMUM_OIDC_CLIENT_SECRET")
    private String oidcClient;

    @Option(
            names = "--public-url",
            paramLabel = "URL",
            defaultValue = "${env:MROPTIMUM_PUBLIC_URL:-}",
            description = "address of the server as browsers see it, for the way back from the identity provider")
    private String publicUrl;

    @Override
    public Integer call() throws InterruptedException {
        if (port < 0 || port > LARGEST_PORT || memoryMb < 0) {
            throw new ParameterException(
                    spec.commandLine(), "--port is 0 to " + LARGEST_PORT + ", and --memory is not negative");
        }
        ServerLog.open();
        if (!hosts.isEmpty()) {
            System.setProperty("mroptimum.hosts", hosts);
        }
        ServerOptions usual = ServerOptions.inFolder(data);
        ServerOptions options = new ServerOptions(
                data,
                host,
                port,
                or(threads, "--threads", usual.threads()),
                or(jobsAtOnce, "--jobs", usual.jobsAtOnce()),
                memoryMb == 0 ? usual.memoryMb() : memoryMb,
                Optional.of(postgres).filter(url -> !url.isEmpty()).map(this::database),
                Optional.empty(),
                WorkerOptions.of(linkHosts, brain, System.getenv("MROPTIMUM_BRAIN_TOKEN")),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        if (!backups.isEmpty()) {
            options = options.backingUpTo(Path.of(backups));
        }
        if (!store.isEmpty()) {
            options = options.storing(StorePlace.of(store, System.getenv()));
        }
        if (!watch.isEmpty()) {
            requireWatch();
            options = options.watching(
                    new ServerOptions.WatchedFolder(Path.of(watch), watchUser, Duration.ofSeconds(watchSeconds)));
        }
        requireTls();
        if (!tlsCertificate.isEmpty()) {
            options = options.showing(TlsFiles.pem(Path.of(tlsCertificate), Path.of(tlsKey)));
        } else if (!tlsStore.isEmpty()) {
            options = options.showing(TlsFiles.pkcs12(Path.of(tlsStore), secret("MROPTIMUM_TLS_PASSWORD")));
        }
        if (!oidcIssuer.isEmpty()) {
            options = options.trusting(OidcOptions.of(oidcIssuer, oidcClient, publicUrl, System.getenv()));
        }
        Server server = Server.start(options);
        Runtime.getRuntime().addShutdownHook(new Thread(server::close, "stop"));
        spec.commandLine().getOut().println("MR Optimum listens at " + server.address());
        spec.commandLine().getOut().println("data: " + data.toAbsolutePath().normalize());
        spec.commandLine().getOut().flush();
        server.awaitEnd();
        return 0;
    }

    private void requireTls() {
        boolean pair = !tlsCertificate.isEmpty() && !tlsKey.isEmpty();
        boolean half = tlsCertificate.isEmpty() != tlsKey.isEmpty();
        if (half || (pair && !tlsStore.isEmpty())) {
            throw new ParameterException(
                    spec.commandLine(), "TLS needs --tls-certificate and --tls-key, or --tls-store alone");
        }
    }

    private void requireWatch() {
        if (watchUser.isEmpty() || watchSeconds < 1) {
            throw new ParameterException(
                    spec.commandLine(), "--watch needs --watch-user, and --watch-seconds is 1 or more");
        }
    }

    private int or(int named, String option, int usual) {
        if (named < 0) {
            throw new ParameterException(spec.commandLine(), option + " must not be negative");
        }
        return named == 0 ? usual : named;
    }

    private PostgresServer database(String url) {
        return new PostgresServer(url, postgresUser, secret("MROPTIMUM_POSTGRES_PASSWORD"));
    }

    private static String secret(String variable) {
        @Nullable String value = System.getenv(variable);
        if (value == null) {
            throw new JobFailure(RunError.BAD_SETTING, "the environment variable " + variable + " is not set");
        }
        return value;
    }
}
