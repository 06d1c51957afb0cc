package org.mroptimum.domain.job;

/**
 * A documented failure. Each code has a page {@code docs/errors/MRO-xxxx.md} with cause and cure; the thousands digit names
 * the area: 1 request, 2 raw data, 3 computation, 4 storage and results, 5 running a job.
 */
public sealed interface ErrorCode permits RequestError, RawDataError, ComputationError, StorageError, RunError {

    /** The stable identifier, for example {@code MRO-1001}. */
    String id();

    /** One short phrase that names the failure, the same for every occurrence. */
    String title();
}
