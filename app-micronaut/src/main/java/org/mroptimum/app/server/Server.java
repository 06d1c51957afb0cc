package org.mroptimum.app.server;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.exceptions.BeanInstantiationException;
import io.micronaut.runtime.server.EmbeddedServer;
import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.info.Info;
import java.net.BindException;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.mroptimum.app.LocalInstallation;
import org.mroptimum.domain.account.AuditAction;
import org.mroptimum.domain.account.AuditEvent;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.RunError;
import org.mroptimum.domain.port.AuditTrail;
import org.mroptimum.local.chore.Chores;
import org.mroptimum.local.job.DurableOrchestrator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A running server. Closing it lets running jobs go back to the queue. */
@OpenAPIDefinition(
        info =
                @Info(
                        title = "MR Optimum",
                        version = "1",
                        description = "SNR maps from raw MRI k-space: scans, jobs and results."))
public final class Server implements AutoCloseable {
    /** The property that only a server has. */
    static final String STARTED = "mroptimum.server";

    private static final Logger LOG = LoggerFactory.getLogger(Server.class);

    private final ApplicationContext context;
    private final EmbeddedServer http;
    private final CountDownLatch ended = new CountDownLatch(1);

    private Server(ApplicationContext context, EmbeddedServer http) {
        this.context = context;
        this.http = http;
    }

    /**
     * Opens the data, takes up the queue and listens.
     *
     * @throws JobFailure MRO-4011 when another server has the folder, MRO-4010 when its database cannot be used, MRO-5016 when
     *     the address is taken
     */
    public static Server start(ServerOptions options) {
        ApplicationContext context = ApplicationContext.builder()
                .deduceEnvironment(false)
                .banner(false)
                .properties(Map.of(
                        // What is not there says so, to everybody.
                        "micronaut.security.reject-not-found",
                        "false",
                        STARTED,
                        true,
                        // Uploads stream to the disk, and have limits of their own; all else stays in memory and small.
                        "micronaut.server.max-request-size",
                        Long.MAX_VALUE,
                        "micronaut.server.max-request-buffer-size",
                        10L << 20,
                        "micronaut.server.host",
                        options.host(),
                        "micronaut.server.port",
                        listening(options)))
                .properties(options.tls()
                        .map(files -> files.properties(listening(options)))
                        .orElse(Map.of()))
                .singletons(options)
                .build();
        try {
            context.start();
            options.tls().ifPresent(files -> TlsCheck.require(context, files));
            context.getBean(DurableOrchestrator.class).start();
            context.getBean(Chores.class).start();
            EmbeddedServer http = context.getBean(EmbeddedServer.class);
            http.start();
            record(context, AuditAction.SERVER_START);
            return new Server(context, http);
        } catch (RuntimeException e) {
            context.close();
            throw known(e, options);
        }
    }

    private static int listening(ServerOptions options) {
        return options.port() == 0 ? -1 : options.port();
    }

    private static RuntimeException known(RuntimeException thrown, ServerOptions options) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof JobFailure failure) {
                return failure;
            }
            if (cause instanceof BindException) {
                return new JobFailure(
                        RunError.ADDRESS_TAKEN,
                        "cannot listen at " + options.host() + ":" + options.port()
                                + ": the address is in use or not this machine's",
                        cause);
            }
        }
        return thrown instanceof BeanInstantiationException
                ? new JobFailure(RunError.INTERNAL, "the server cannot be put together", thrown)
                : thrown;
    }

    private static void record(ApplicationContext context, AuditAction action) {
        context.getBean(AuditTrail.class)
                .append(AuditEvent.done(AuditEvent.SERVER, action, LocalInstallation.version()));
    }

    /** Where it listens. */
    public URI address() {
        return http.getURI();
    }

    /** What it is made of. */
    ApplicationContext context() {
        return context;
    }

    /** Returns when the server is closed. */
    public void awaitEnd() throws InterruptedException {
        ended.await();
    }

    @Override
    public void close() {
        try {
            record(context, AuditAction.SERVER_STOP);
        } catch (JobFailure notRecorded) {
            // Jobs go back to the queue all the same: who looks at the log sees a start without a stop before it.
            LOG.error("the stop of the server is not in the audit log: {}", notRecorded.toString());
        } finally {
            // Stops the whole context, too.
            http.stop();
            ended.countDown();
        }
    }
}
