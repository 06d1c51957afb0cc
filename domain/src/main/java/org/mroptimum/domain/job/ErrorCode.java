package org.mroptimum.domain.job;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * A documented failure. Each code has a page {@code docs/errors/MRO-xxxx.md} with cause and cure; the thousands digit names
 * the area: 1 request, 2 raw data, 3 computation, 4 storage and results, 5 running a job, 6 access.
 */
public sealed interface ErrorCode
        permits RequestError, RawDataError, ComputationError, StorageError, RunError, AccessError {

    /** The stable identifier, for example {@code MRO-1001}. */
    String id();

    /** One short phrase that names the failure, the same for every occurrence. */
    String title();

    /** The code of an identifier that another machine told; empty for one that this version does not know. */
    static Optional<ErrorCode> of(String id) {
        return Stream.<ErrorCode[]>of(
                        RequestError.values(),
                        RawDataError.values(),
                        ComputationError.values(),
                        StorageError.values(),
                        RunError.values(),
                        AccessError.values())
                .flatMap(Stream::of)
                .filter(code -> code.id().equals(id))
                .findFirst();
    }
}
