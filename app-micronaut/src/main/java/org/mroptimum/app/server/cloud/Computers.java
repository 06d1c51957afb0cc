package org.mroptimum.app.server.cloud;

import org.mroptimum.domain.job.Job;
import org.mroptimum.domain.job.Placement.Weight;
import org.mroptimum.domain.port.BundlePublisher.Location;
import org.mroptimum.domain.port.ComputeRunner;
import org.mroptimum.domain.port.Progress;

/**
 * The computers of a server: its machine, and those in the cloud when there are some.
 *
 * @param runner runs jobs on all of them
 * @param end what to do when the server stops
 */
record Computers(ComputeRunner runner, Runnable end) implements ComputeRunner, AutoCloseable {

    @Override
    public boolean offers(Weight weight) {
        return runner.offers(weight);
    }

    @Override
    public Location run(Job job, Progress progress) {
        return runner.run(job, progress);
    }

    @Override
    public void close() {
        end.run();
    }
}
