package org.mroptimum.aws.link;

import java.time.Duration;

/**
 * How much one link may move.
 *
 * @param bytes largest object
 * @param download longest time of one download, from the request to the last byte
 * @param upload longest time of one upload, from the request to the answer
 */
public record LinkLimits(long bytes, Duration download, Duration upload) {
    /** 64 GiB; an hour, which is how long such links live; five minutes for an upload (contract 1.1). */
    public static final LinkLimits USUAL = new LinkLimits(64L << 30, Duration.ofHours(1), Duration.ofMinutes(5));
}
