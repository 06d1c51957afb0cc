package org.mroptimum.app.server;

import java.util.function.Function;
import org.mroptimum.domain.job.JobId;
import org.mroptimum.domain.usecase.ZipBundlePublisher;

/** The one bundle of each job, in the store of this server. */
@FunctionalInterface
public interface OwnBundles extends Function<JobId, ZipBundlePublisher> {}
