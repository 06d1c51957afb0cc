package org.mroptimum.domain.port;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mroptimum.domain.scan.Scan;
import org.mroptimum.domain.scan.ScanId;
import org.mroptimum.domain.scan.ScanState;

/** A store in memory that keeps the contract as long as the process lives, for tests of what lies above a store. */
public final class MemoryScanStore implements ScanStore {
    private final Map<ScanId, Scan> scans = new LinkedHashMap<>();

    @Override
    public synchronized boolean add(Scan scan) {
        return scans.putIfAbsent(scan.id(), scan) == null;
    }

    @Override
    public synchronized Optional<Scan> find(ScanId id) {
        return Optional.ofNullable(scans.get(id));
    }

    @Override
    public synchronized boolean replace(Scan before, Scan after) {
        Scan now = scans.get(before.id());
        if (now == null || now.state() != before.state() || now.received() != before.received()) {
            return false;
        }
        scans.put(before.id(), after);
        return true;
    }

    @Override
    public synchronized void remove(ScanId id) {
        scans.remove(id);
    }

    @Override
    public synchronized List<Scan> newest(String owner, Optional<ScanId> olderThan, int limit) {
        requirePage(limit);
        if (olderThan.isPresent() && !scans.containsKey(olderThan.get())) {
            return List.of();
        }
        List<Scan> page = new ArrayList<>();
        for (Scan scan : scans.values()) {
            if (olderThan.equals(Optional.of(scan.id()))) {
                break;
            }
            if (scan.owner().equals(owner) && scan.state() != ScanState.DELETED) {
                page.add(0, scan);
            }
        }
        return List.copyOf(page.subList(0, Math.min(limit, page.size())));
    }

    @Override
    public synchronized List<Scan> unchangedSince(ScanState state, Instant time, Optional<ScanId> after, int limit) {
        requirePage(limit);
        return scans.values().stream()
                .filter(scan -> scan.state() == state && !scan.changed().isAfter(time))
                .sorted(Comparator.comparing(scan -> scan.id().value()))
                .filter(scan -> after.isEmpty()
                        || scan.id().value().compareTo(after.get().value()) > 0)
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized long bytes(String owner) {
        return scans.values().stream()
                .filter(scan -> scan.owner().equals(owner))
                .filter(scan -> scan.state() != ScanState.REFUSED && scan.state() != ScanState.DELETED)
                .mapToLong(Scan::bytes)
                .sum();
    }

    private static void requirePage(int limit) {
        if (limit < 1) {
            throw new IllegalArgumentException("a page holds at least one scan, not " + limit);
        }
    }
}
