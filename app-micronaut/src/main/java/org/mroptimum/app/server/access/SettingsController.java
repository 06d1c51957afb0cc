package org.mroptimum.app.server.access;

import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.mroptimum.app.server.Caller;
import org.mroptimum.domain.account.AuditAction;
import org.mroptimum.domain.account.AuditEvent;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.Problem;
import org.mroptimum.domain.job.RequestError;
import org.mroptimum.domain.port.AuditTrail;
import org.mroptimum.domain.port.ServerSettings;

/** Settings of the server, for administrators. */
@Controller("/api/v1/settings")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured("ADMIN")
@Tag(name = "administration")
final class SettingsController {
    private final ServerSettings settings;
    private final AuditTrail audit;

    SettingsController(ServerSettings settings, AuditTrail audit) {
        this.settings = settings;
        this.audit = audit;
    }

    /** The settings as {@link ServerSettings.Values} explains them. */
    record View(
            boolean deidentify,
            Optional<Integer> keepResultsDays,
            Optional<Integer> keepScansDays,
            long quotaBytesPerUser) {
        static View of(ServerSettings.Values values) {
            return new View(
                    values.deidentify(),
                    days(values.keepResultsDays()),
                    days(values.keepScansDays()),
                    values.quotaBytesPerUser());
        }

        private static Optional<Integer> days(OptionalInt days) {
            return days.isPresent() ? Optional.of(days.getAsInt()) : Optional.empty();
        }
    }

    @Get
    @Operation(summary = "The settings")
    View current(Caller caller) {
        audit.append(AuditEvent.done(caller.user(), AuditAction.SETTINGS_READ, "settings"));
        return View.of(settings.current());
    }

    @Put
    @Operation(summary = "Change all settings", description = "Days that are null, or missing, mean for ever.")
    View replace(Caller caller, @Body byte[] body) {
        AccessBody fields = AccessBody.read(body);
        ServerSettings.Values values = new ServerSettings.Values(
                fields.flag("deidentify"),
                days(fields, "keepResultsDays"),
                days(fields, "keepScansDays"),
                fields.numberIfAny("quotaBytesPerUser").orElseThrow(() -> missing("quotaBytesPerUser")));
        audit.append(AuditEvent.done(
                caller.user(), AuditAction.SETTINGS_CHANGE, View.of(values).toString()));
        settings.replace(values);
        return View.of(values);
    }

    private static OptionalInt days(AccessBody fields, String name) {
        return fields.numberIfAny(name)
                .map(days -> OptionalInt.of((int) Math.min(days, Integer.MAX_VALUE)))
                .orElse(OptionalInt.empty());
    }

    private static JobFailure missing(String name) {
        return new JobFailure(List.of(new Problem(RequestError.MISSING_FIELD, "$." + name, "is missing")));
    }
}
