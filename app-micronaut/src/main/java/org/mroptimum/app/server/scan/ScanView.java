package org.mroptimum.app.server.scan;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mroptimum.domain.scan.RemovedField;
import org.mroptimum.domain.scan.Scan;
import org.mroptimum.domain.scan.ScanState;
import org.mroptimum.domain.scan.ScanSummary;

/**
 * What a client is told of a scan.
 *
 * @param bytes declared size
 * @param received bytes that are here
 * @param sha256 of the stored bytes, hexadecimal
 * @param problem why it was refused; while it is checked, why that does not work and is tried again
 * @param summary what is in it, if it is raw data
 * @param deidentified fields that were overwritten
 * @param reference what a job request names it by; null while it is not ready
 */
record ScanView(
        String id,
        String name,
        long bytes,
        long received,
        ScanState state,
        Optional<String> sha256,
        Instant created,
        Optional<Reason> problem,
        Optional<Summary> summary,
        List<RemovedField> deidentified,
        Optional<Map<String, Object>> reference) {

    /** A code with a page in docs/errors, and what exactly. */
    record Reason(String code, String message) {}

    /** Sizes of the scan; accelerations along readout and phase. */
    record Summary(
            String format,
            int measurements,
            int readout,
            int phase,
            int slices,
            int coils,
            int repetitions,
            boolean hasNoise,
            List<Integer> accelerations,
            int calibrationLines,
            List<String> warnings) {

        static Summary of(ScanSummary scan) {
            return new Summary(
                    scan.format(),
                    scan.measurements(),
                    scan.readout(),
                    scan.phase(),
                    scan.slices(),
                    scan.coils(),
                    scan.repetitions(),
                    scan.hasNoise(),
                    List.of(scan.accelerationReadout(), scan.accelerationPhase()),
                    scan.calibrationLines(),
                    scan.warnings());
        }
    }

    static ScanView of(Scan scan) {
        return new ScanView(
                scan.id().value(),
                scan.name(),
                scan.bytes(),
                scan.received(),
                scan.state(),
                scan.sha256(),
                scan.created(),
                scan.problem().map(why -> new Reason(why.code().id(), why.detail())),
                scan.summary().map(Summary::of),
                scan.removed(),
                scan.state() == ScanState.READY ? Optional.of(referenceOf(scan)) : Optional.empty());
    }

    private static Map<String, Object> referenceOf(Scan scan) {
        return Map.of(
                "type",
                "file",
                "id",
                0,
                "options",
                Map.of("type", "s3", "bucket", Scan.BUCKET, "key", scan.id().value(), "filename", scan.name()));
    }
}
