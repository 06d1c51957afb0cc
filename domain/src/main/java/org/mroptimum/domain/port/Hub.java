package org.mroptimum.domain.port;

import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.port.BundlePublisher.Location;

/**
 * The service that sends this server jobs of its users and wants to hear their end (contract 2.6). Promises: what returned was
 * taken by the hub; everything else is a {@link JobFailure} with MRO-5020. Telling the same twice does no harm.
 */
public interface Hub {

    /** For a server without a hub: whoever sent the job asks for its end. */
    Hub NONE = new Hub() {
        @Override
        public void completed(String pipeline, Location result) {}

        @Override
        public void failed(String pipeline, String error) {}
    };

    /**
     * The job has a result.
     *
     * @param pipeline the hub's name of the job
     * @param result where its bundle is, in the hub's store
     */
    void completed(String pipeline, Location result);

    /**
     * The job has no result.
     *
     * @param pipeline the hub's name of the job
     * @param error why, for people; what is too long is cut
     */
    void failed(String pipeline, String error);
}
