package org.mroptimum.domain.account;

import java.time.Duration;
import java.time.Instant;

/**
 * Somebody who signed in with a browser. The token itself is a secret of the browser; only its hash is stored.
 *
 * @param hash SHA-256 of the token
 * @param user who
 * @param created when they signed in
 * @param lastUsed when the token was last seen, to the minute or so
 */
public record Session(String hash, AccountName user, Instant created, Instant lastUsed) {
    /** A session that is not used so long ends. */
    public static final Duration IDLE = Duration.ofHours(12);

    /** No session lasts longer. */
    public static final Duration LONGEST = Duration.ofDays(7);

    /** Uses within this time are not stored: a page asks often. */
    private static final Duration REMEMBERED = Duration.ofMinutes(1);

    /** A session that begins now. */
    public static Session begin(String token, AccountName user, Instant now) {
        return new Session(Sha256.hex(token), user, now, now);
    }

    /** Whether it ended by itself. A clock that was set back ends it, too, when it lies far ahead. */
    public boolean isOver(Instant now) {
        return now.isAfter(lastUsed.plus(IDLE))
                || now.isAfter(created.plus(LONGEST))
                || now.isBefore(created.minus(IDLE));
    }

    /** Whether this use should be stored. */
    public boolean isWorthStoring(Instant now) {
        return now.isAfter(lastUsed.plus(REMEMBERED));
    }

    /**
     * The token that pages of this session send with each change. It follows from the session's token, so that it needs no
     * storing, and leads nowhere back.
     */
    public static String pageToken(String token) {
        return Sha256.hex("page token of " + token);
    }
}
