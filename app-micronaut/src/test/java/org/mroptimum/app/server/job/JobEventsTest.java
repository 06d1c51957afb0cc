package org.mroptimum.app.server.job;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.micronaut.http.HttpMethod;
import io.micronaut.http.simple.SimpleHttpRequest;
import io.micronaut.http.sse.Event;
import io.micronaut.security.authentication.Authentication;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mroptimum.app.server.Caller;
import org.mroptimum.app.server.RunningServer;
import org.mroptimum.domain.job.Job;
import org.mroptimum.domain.job.JobId;
import org.mroptimum.domain.job.Placement;
import org.mroptimum.domain.job.Placement.Weight;
import org.mroptimum.domain.usecase.FindJobs;
import org.mroptimum.local.audit.FileAuditTrail;
import org.mroptimum.local.database.Database;
import org.mroptimum.local.database.Rows;
import org.mroptimum.local.job.JdbcJobStore;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Streams of a job that waits for ever: only what ends them otherwise can. */
class JobEventsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Caller ANNA = new Caller("anna");

    private Database database;
    private FileAuditTrail audit;

    @BeforeEach
    void aWaitingJob(@TempDir Path folder) {
        database = Database.inFolder(folder);
        audit = FileAuditTrail.open(folder.resolve("audit"), "server", Clock.systemUTC());
        Map<String, Object> document = new LinkedHashMap<>(RunningServer.smallJob("s", "n"));
        document.put("user_id", "anna");
        new JdbcJobStore(database)
                .add(Job.accepted(
                        new JobId("one"), document, new Placement(Weight.LIGHT, 1, 1, "small", 1), Instant.EPOCH));
    }

    @AfterEach
    void close() {
        audit.close();
        database.close();
    }

    /** What is told until the stream ends. */
    private List<Event<JobView>> told(Mono<Authentication> door, Runnable afterTheFirst) {
        JobEvents events = new JobEvents(new FindJobs(new JdbcJobStore(database)), audit, List.of(request -> door));
        return Objects.requireNonNull(
                Flux.from(events.events(new SimpleHttpRequest<>(HttpMethod.GET, "/", ""), ANNA, "one"))
                        .doOnNext(event -> afterTheFirst.run())
                        .collectList()
                        .block(PATIENCE));
    }

    @Test
    void theStreamOfADeletedJobEnds() {
        assertEquals(
                1, told(Mono.just(Authentication.build("anna")), this::delete).size());
    }

    private void delete() {
        database.transaction(connection -> Rows.change(connection, "delete from job where id = 'one'"));
    }

    @Test
    void theStreamOfACallerWhoSignedOutEnds() {
        assertEquals(1, told(Mono.empty(), () -> {}).size());
    }

    @Test
    void theStreamOfACallerWhoIsSomebodyElseNowEnds() {
        assertEquals(1, told(Mono.just(Authentication.build("bert")), () -> {}).size());
    }
}
