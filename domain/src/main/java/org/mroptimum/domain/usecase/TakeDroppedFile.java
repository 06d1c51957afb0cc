package org.mroptimum.domain.usecase;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mroptimum.domain.account.AuditAction;
import org.mroptimum.domain.account.AuditEvent;
import org.mroptimum.domain.account.Sha256;
import org.mroptimum.domain.job.AccessError;
import org.mroptimum.domain.job.ErrorCode;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.JobId;
import org.mroptimum.domain.job.StorageError;
import org.mroptimum.domain.port.AuditTrail;
import org.mroptimum.domain.port.Template;
import org.mroptimum.domain.port.TemplateStore;
import org.mroptimum.domain.scan.Scan;
import org.mroptimum.domain.scan.ScanId;

/**
 * Makes a dropped file a scan of its owner, and then a job by a saved template. Each call goes one step; the names of scan and job
 * follow from the content, so that steps that were done before the process died are found and not done again.
 */
public final class TakeDroppedFile {
    /** Not the file's fault: the next look may find it mended. */
    private static final Set<ErrorCode> FOR_LATER = Set.of(
            StorageError.DISK_FULL,
            StorageError.NOT_WRITABLE,
            StorageError.STORE_UNREACHABLE,
            StorageError.JOB_STORE_UNUSABLE,
            StorageError.UPLOAD_BUSY,
            StorageError.SCAN_NOT_READY,
            AccessError.AUDIT_NOT_WRITABLE);

    private final TemplateStore templates;
    private final FindScans scans;
    private final BeginUpload begin;
    private final AppendPiece append;
    private final DeleteScan delete;
    private final SubmitJob submit;
    private final AuditTrail audit;

    public TakeDroppedFile(
            TemplateStore templates,
            FindScans scans,
            BeginUpload begin,
            AppendPiece append,
            DeleteScan delete,
            SubmitJob submit,
            AuditTrail audit) {
        this.templates = templates;
        this.scans = scans;
        this.begin = begin;
        this.append = append;
        this.delete = delete;
        this.submit = submit;
        this.audit = audit;
    }

    /**
     * Goes one step.
     *
     * @param owner whose scan and job it becomes, and whose templates are meant
     * @throws IOException when the file cannot be read to its end
     * @throws JobFailure what is not the file's fault
     */
    public DropOutcome take(String owner, DroppedFile file) throws IOException {
        try {
            Template template = templates
                    .find(owner, file.template())
                    .orElseThrow(() -> new JobFailure(
                            StorageError.NOT_FOUND, "there is no saved template of the name of the folder"));
            String key = "dropped-"
                    + hash(file.sha256(), template.name(), template.request().toString());
            ScanId id = new ScanId(hash("dropped", owner, file.sha256()).substring(0, 32));
            Optional<Scan> scan = scans.find(owner, id);
            if (scan.isEmpty()) {
                Optional<JobId> known = submit.known(Optional.of(owner), key);
                return known.isPresent() ? new DropOutcome.Submitted(known.get()) : upload(owner, id, file);
            }
            return next(owner, template.request(), key, scan.get());
        } catch (JobFailure failure) {
            if (FOR_LATER.contains(failure.code())) {
                throw failure;
            }
            return new DropOutcome.Refused(failure.problems());
        }
    }

    private DropOutcome next(String owner, Map<String, Object> template, String key, Scan scan) {
        return switch (scan.state()) {
            case UPLOADING -> {
                // Its first bytes may lie on a server that died: it begins anew.
                gone(owner, scan);
                yield new DropOutcome.OnItsWay();
            }
            case CHECKING, DELETED -> new DropOutcome.OnItsWay();
            case REFUSED -> {
                gone(owner, scan);
                yield new DropOutcome.Refused(scan.problem().stream().toList());
            }
            case READY -> {
                JobId job = submit.submit(TemplateRequest.of(template, scan, owner), Optional.of(key))
                        .id();
                audit.append(AuditEvent.done(AuditEvent.SERVER, AuditAction.JOB_SUBMIT, job + " for " + owner));
                yield new DropOutcome.Submitted(job);
            }
        };
    }

    private DropOutcome upload(String owner, ScanId id, DroppedFile file) throws IOException {
        Scan scan = begin.begin(id, owner, file.name(), file.bytes(), Optional.of(file.sha256()));
        audit.append(AuditEvent.done(AuditEvent.SERVER, AuditAction.UPLOAD, id + " for " + owner));
        try (InputStream bytes = file.content().open()) {
            append.append(owner, scan.id(), 0, bytes, Optional.empty());
        }
        return new DropOutcome.OnItsWay();
    }

    private void gone(String owner, Scan scan) {
        audit.append(AuditEvent.done(AuditEvent.SERVER, AuditAction.SCAN_DELETE, scan.id() + " for " + owner));
        delete.delete(owner, scan.id());
    }

    private static String hash(String... parts) {
        return Sha256.hex(String.join("\n", List.of(parts)));
    }
}
