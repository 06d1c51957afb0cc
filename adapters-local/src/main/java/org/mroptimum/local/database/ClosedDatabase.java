package org.mroptimum.local.database;

import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;
import java.util.Set;
import org.h2.api.ErrorCode;

/**
 * Tells the pool which connections lead nowhere any more. An embedded database closes itself when the disk is full or the memory
 * is used up; its connections still look alive then. A new connection opens it again, with all that was committed. This is for the
 * scheduler, whose work is no {@link Database#transaction}; after a failed transaction {@link Reopening} is quicker.
 */
public final class ClosedDatabase implements SQLExceptionOverride {
    private static final Set<Integer> CLOSED =
            Set.of(ErrorCode.DATABASE_IS_CLOSED, ErrorCode.DATABASE_CALLED_AT_SHUTDOWN, ErrorCode.OBJECT_CLOSED);

    /** The pool makes it by its name. */
    public ClosedDatabase() {}

    @java.lang.Override
    public Override adjudicate(SQLException failure) {
        return CLOSED.contains(failure.getErrorCode()) ? Override.MUST_EVICT : Override.CONTINUE_EVICT;
    }
}
