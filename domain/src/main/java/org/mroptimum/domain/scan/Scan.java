package org.mroptimum.domain.scan;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.mroptimum.domain.job.Problem;

/**
 * A file that a user brought; a value.
 *
 * @param id its name in the installation
 * @param owner who brought it, and alone may see it
 * @param name the file name that the owner knows; may tell about a patient, so it is shown to the owner only and never a path
 * @param bytes size that was declared
 * @param received bytes from the start that are durable
 * @param created when the upload began
 * @param changed when bytes last came, or the state last changed
 * @param declaredSha256 what the whole upload must hash to, lower-case hexadecimal; empty when nobody said
 * @param sha256 of the stored bytes, which differ from the uploaded ones where they were de-identified; empty until they are stored
 * @param problem why it was refused; while it is checked, why that did not work yet
 * @param summary what is in it; empty for images, and until it was looked at
 * @param removed fields that were overwritten
 */
public record Scan(
        ScanId id,
        String owner,
        String name,
        long bytes,
        long received,
        ScanState state,
        Instant created,
        Instant changed,
        Optional<String> declaredSha256,
        Optional<String> sha256,
        Optional<Problem> problem,
        Optional<ScanSummary> summary,
        List<RemovedField> removed) {
    /** The bucket of all scans that can be used. */
    public static final String BUCKET = "scans";

    public Scan {
        removed = List.copyOf(removed);
    }

    /** An upload without bytes yet. */
    public static Scan begun(
            ScanId id, String owner, String name, long bytes, Optional<String> declaredSha256, Instant now) {
        return new Scan(
                id,
                owner,
                name,
                bytes,
                0,
                ScanState.UPLOADING,
                now,
                now,
                declaredSha256,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of());
    }

    /** The same with more bytes. */
    public Scan withReceived(long now, Instant when) {
        return new Scan(
                id, owner, name, bytes, now, state, created, when, declaredSha256, sha256, problem, summary, removed);
    }

    /** The same in another state. */
    public Scan become(ScanState next, Instant when) {
        return new Scan(
                id,
                owner,
                name,
                bytes,
                received,
                next,
                created,
                when,
                declaredSha256,
                sha256,
                problem,
                summary,
                removed);
    }

    /** Still to be checked: something else than the file is in the way. */
    public Scan held(Problem reason) {
        return told(state, reason, changed);
    }

    /** Refused for this reason. */
    public Scan refused(Problem reason, Instant when) {
        return told(ScanState.REFUSED, reason, when);
    }

    private Scan told(ScanState next, Problem reason, Instant when) {
        return new Scan(
                id,
                owner,
                name,
                bytes,
                received,
                next,
                created,
                when,
                declaredSha256,
                sha256,
                Optional.of(reason),
                summary,
                removed);
    }

    /** Checked and stored. */
    public Scan ready(String storedSha256, Optional<ScanSummary> found, List<RemovedField> overwritten, Instant when) {
        return new Scan(
                id,
                owner,
                name,
                bytes,
                received,
                ScanState.READY,
                created,
                when,
                declaredSha256,
                Optional.of(storedSha256),
                Optional.empty(),
                found,
                overwritten);
    }

    /** Without the file's name, which may tell about a patient. */
    @Override
    public String toString() {
        return "scan " + id + " (" + state + ", " + received + " of " + bytes + " bytes)";
    }
}
