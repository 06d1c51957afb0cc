package org.mroptimum.domain.port;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mroptimum.domain.job.Job;
import org.mroptimum.domain.job.JobId;

/** A store in memory that keeps the contract as long as the process lives, for tests of what lies above a store. */
public final class MemoryJobStore implements JobStore {
    private final Map<JobId, Job> jobs = new LinkedHashMap<>();

    @Override
    public synchronized boolean add(Job job) {
        return jobs.putIfAbsent(job.id(), job) == null;
    }

    @Override
    public synchronized Optional<TrackedJob> find(JobId id) {
        return Optional.ofNullable(jobs.get(id)).map(TrackedJob::of);
    }

    @Override
    public synchronized boolean replace(Job before, Job after) {
        Job now = jobs.get(before.id());
        if (now == null || now.state() != before.state()) {
            return false;
        }
        jobs.put(before.id(), after);
        return true;
    }

    @Override
    public synchronized List<TrackedJob> newest(Optional<String> userId, Optional<JobId> olderThan, int limit) {
        if (limit < 1) {
            throw new IllegalArgumentException("a page holds at least one job, not " + limit);
        }
        if (olderThan.isPresent() && !jobs.containsKey(olderThan.get())) {
            return List.of();
        }
        List<TrackedJob> page = new ArrayList<>();
        for (Job job : jobs.values()) {
            if (olderThan.equals(Optional.of(job.id()))) {
                break;
            }
            if (userId.isEmpty() || job.request().owner().equals(userId)) {
                page.add(0, TrackedJob.of(job));
            }
        }
        return List.copyOf(page.subList(0, Math.min(limit, page.size())));
    }

    @Override
    public synchronized boolean remove(JobId id) {
        Job now = jobs.get(id);
        return now != null && now.state().isFinal() && jobs.remove(id, now);
    }
}
