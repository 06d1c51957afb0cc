package org.mroptimum.app.server.job;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import org.mroptimum.app.RequestJson;
import org.mroptimum.app.server.Caller;
import org.mroptimum.domain.account.AuditAction;
import org.mroptimum.domain.account.AuditEvent;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.StorageError;
import org.mroptimum.domain.port.AuditTrail;
import org.mroptimum.domain.port.Template;
import org.mroptimum.domain.port.TemplateStore;

/** Requests that the caller saved to begin from. */
@Controller("/api/v1/templates")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_AUTHENTICATED)
@Tag(name = "templates")
final class TemplatesController {
    private final TemplateStore templates;
    private final AuditTrail audit;

    TemplatesController(TemplateStore templates, AuditTrail audit) {
        this.templates = templates;
        this.audit = audit;
    }

    /** By name. */
    record All(List<Saved> templates) {}

    /** A name and the request behind it. */
    record Saved(String name, Map<String, Object> request) {
        static Saved of(Template template) {
            return new Saved(template.name(), template.request());
        }
    }

    @Get
    @Operation(summary = "All templates of the caller")
    All all(Caller caller) {
        record(caller, AuditAction.TEMPLATE_READ);
        return new All(templates.all(caller.user()).stream().map(Saved::of).toList());
    }

    @Get("/{name}")
    @Operation(summary = "The request of a template")
    Map<String, Object> one(Caller caller, String name) {
        Map<String, Object> request =
                templates.find(caller.user(), name).orElseThrow(() -> unknown()).request();
        record(caller, AuditAction.TEMPLATE_READ);
        return request;
    }

    @Put("/{name}")
    @Operation(summary = "Save a template", description = "The body is a request, which need not be complete.")
    HttpResponse<?> put(Caller caller, String name, @Body byte[] body) {
        Map<String, Object> request = RequestJson.read(body, "the template", CallersRequest.LARGEST_BYTES);
        record(caller, AuditAction.TEMPLATE_CHANGE);
        templates.put(caller.user(), new Template(name, request));
        return HttpResponse.noContent();
    }

    @Delete(uri = "/{name}", consumes = MediaType.ALL)
    @Operation(summary = "Forget a template")
    HttpResponse<?> delete(Caller caller, String name) {
        if (templates.find(caller.user(), name).isEmpty()) {
            throw unknown();
        }
        record(caller, AuditAction.TEMPLATE_DELETE);
        templates.remove(caller.user(), name);
        return HttpResponse.noContent();
    }

    /** Without the name, which people choose and which may be a patient's. */
    private void record(Caller caller, AuditAction action) {
        audit.append(AuditEvent.done(caller.user(), action, "template"));
    }

    private static JobFailure unknown() {
        return new JobFailure(StorageError.NOT_FOUND, "there is no template of this name");
    }
}
