package org.mroptimum.app.server.job;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.sse.Event;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.filters.AuthenticationFetcher;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.mroptimum.app.server.Caller;
import org.mroptimum.domain.account.AuditAction;
import org.mroptimum.domain.account.AuditEvent;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.JobId;
import org.mroptimum.domain.job.StorageError;
import org.mroptimum.domain.port.AuditTrail;
import org.mroptimum.domain.usecase.FindJobs;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Tells clients how their jobs go on. The database is asked, because any server may run the job. */
@Controller(JobsController.PATH)
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_AUTHENTICATED)
@Tag(name = "jobs")
final class JobEvents {
    private static final Optional<JobView> GONE = Optional.empty();
    private static final Duration LOOK = Duration.ofMillis(500);
    /** Unchanged jobs are told again so often, or else something in between may take the connection for dead. */
    private static final int SAME_AT_MOST = 20;

    /** Whether the caller is still signed in is asked at each of so many looks, 2 s. */
    private static final int ASK_AGAIN = 4;

    private final FindJobs jobs;
    private final AuditTrail audit;
    private final List<AuthenticationFetcher<HttpRequest<?>>> doors;

    JobEvents(FindJobs jobs, AuditTrail audit, List<AuthenticationFetcher<HttpRequest<?>>> doors) {
        this.jobs = jobs;
        this.audit = audit;
        this.doors = doors;
    }

    @Get(uri = "/{id}/events", produces = MediaType.TEXT_EVENT_STREAM)
    @Operation(
            summary = "How a job goes on",
            description =
                    "Events `job` with the job as data, until it is finished or deleted, or the caller signed out.")
    Publisher<Event<JobView>> events(HttpRequest<?> request, Caller caller, String id) {
        JobId job = new JobId(id);
        JobView now =
                look(job, caller).orElseThrow(() -> new JobFailure(StorageError.NOT_FOUND, "there is no job " + id));
        audit.append(AuditEvent.done(caller.user(), AuditAction.JOB_READ, job.value()));
        Flux<JobView> later = Flux.interval(LOOK)
                .onBackpressureDrop()
                .publishOn(Schedulers.boundedElastic(), 1)
                .concatMap(tick -> still(request, caller, tick).map(signedIn -> signedIn ? look(job, caller) : GONE), 1)
                .takeWhile(Optional::isPresent)
                .map(Optional::get);
        return Flux.just(now)
                .concatWith(later)
                .takeUntil(view -> view.state().isFinal())
                .scan(new Told(now, -1), Told::next)
                .filter(Told::isNews)
                .map(told -> Event.of(told.view()).name("job"));
    }

    /** Whether the request would still be let in as the same caller. */
    private Mono<Boolean> still(HttpRequest<?> request, Caller caller, long tick) {
        return tick % ASK_AGAIN != 0
                ? Mono.just(true)
                : Flux.fromIterable(doors)
                        .concatMap(door -> door.fetchAuthentication(request))
                        .any(found -> found.getName().equals(caller.user()));
    }

    private Optional<JobView> look(JobId id, Caller caller) {
        return jobs.find(id, caller.owner()).map(JobView::of);
    }

    /**
     * What was seen last.
     *
     * @param same how often in a row; -1 before anything was seen
     */
    private record Told(JobView view, int same) {
        Told next(JobView seen) {
            return new Told(seen, same >= 0 && seen.equals(view) ? (same + 1) % SAME_AT_MOST : 0);
        }

        boolean isNews() {
            return same == 0;
        }
    }
}
