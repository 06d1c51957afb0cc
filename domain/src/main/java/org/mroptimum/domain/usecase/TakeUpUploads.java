package org.mroptimum.domain.usecase;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.mroptimum.domain.port.IncomingFiles;
import org.mroptimum.domain.port.ScanStore;
import org.mroptimum.domain.scan.Scan;
import org.mroptimum.domain.scan.ScanId;
import org.mroptimum.domain.scan.ScanState;

/** What a server does with uploads when it starts: an earlier one may have died at any instant. */
public final class TakeUpUploads {
    private static final int PAGE = 100;

    /** Whichever server has the bytes has looked at them by then. */
    private static final Duration LOST = Duration.ofDays(1);

    private final ScanStore store;
    private final IncomingFiles files;
    private final CheckScan check;
    private final DeleteScan delete;
    private final InstantSource clock;

    public TakeUpUploads(
            ScanStore store, IncomingFiles files, CheckScan check, DeleteScan delete, InstantSource clock) {
        this.store = store;
        this.files = files;
        this.check = check;
        this.delete = delete;
        this.clock = clock;
    }

    /**
     * Checks whole uploads, finishes deletions, refuses what no server has the bytes of, and removes bytes that no upload needs any
     * more. Uploads on their way stay.
     */
    public void run() {
        List<ScanId> held = files.held();
        for (ScanId id : held) {
            Optional<Scan> scan = store.find(id);
            if (scan.isEmpty()) {
                files.delete(id);
            } else {
                takeUp(scan.get());
            }
        }
        store.unchangedSince(ScanState.DELETED, clock.instant(), Optional.empty(), PAGE)
                .forEach(delete::finish);
        store.unchangedSince(ScanState.CHECKING, clock.instant().minus(LOST), Optional.empty(), PAGE).stream()
                .filter(scan -> !held.contains(scan.id()))
                .forEach(check::refuseLost);
    }

    private void takeUp(Scan scan) {
        switch (scan.state()) {
            case UPLOADING -> {
                if (scan.received() == scan.bytes()
                        && store.replace(scan, scan.become(ScanState.CHECKING, clock.instant()))) {
                    check.check(scan.id());
                }
            }
            case CHECKING -> check.check(scan.id());
            case READY, REFUSED, DELETED -> files.delete(scan.id());
        }
    }
}
