package org.mroptimum.domain.port;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.mroptimum.domain.job.Problem;
import org.mroptimum.domain.job.RawDataError;
import org.mroptimum.domain.scan.RemovedField;
import org.mroptimum.domain.scan.Scan;
import org.mroptimum.domain.scan.ScanId;
import org.mroptimum.domain.scan.ScanSummary;

/** Uploads in all their states. */
public final class ScanExamples {
    public static final Instant NOON = Instant.parse("2026-11-26T12:00:00.123456Z");

    private static final AtomicInteger COUNT = new AtomicInteger();

    private ScanExamples() {}

    public static ScanId id() {
        return new ScanId(String.format("%032x", COUNT.incrementAndGet()));
    }

    /** An upload of 100 bytes with an id of its own. */
    public static Scan of(String owner) {
        return Scan.begun(
                id(), owner, "meas \u00bcl \ud83e\uddf2 'x' \"y\".dat", 100, Optional.of("ab".repeat(32)), NOON);
    }

    public static Scan ready(Scan scan) {
        ScanSummary summary =
                new ScanSummary("Siemens TWIX VD", 2, 128, 64, 3, 32, 1, true, 1, 2, 24, List.of("a warning \u00e9"));
        return scan.withReceived(scan.bytes(), NOON)
                .ready(
                        "cd".repeat(32),
                        Optional.of(summary),
                        List.of(new RemovedField("PatientBirthDay", 3), new RemovedField("tPatientName", 1)),
                        NOON.plusSeconds(5));
    }

    public static Scan refused(Scan scan) {
        return scan.refused(new Problem(RawDataError.TRUNCATED, "$.x", "it ends: early at 3"), NOON.plusSeconds(7));
    }
}
