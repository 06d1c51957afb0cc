package org.mroptimum.domain.port;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.mroptimum.domain.account.Account;
import org.mroptimum.domain.account.AccountName;

/**
 * Remembers accounts. Promises: what a method returned is durable; of racing changes from the same account one wins; names and
 * external ids are unique; a server that has an enabled administrator keeps one. Times are kept to the microsecond. Failures are
 * {@link org.mroptimum.domain.job.JobFailure}s with a storage code.
 */
public interface AccountStore {

    /**
     * Adds an account.
     *
     * @return false when its name or external id is taken, and then nothing changes
     */
    boolean add(Account account);

    /**
     * Adds the first account.
     *
     * @return false when there is any account already, or another call was faster
     */
    boolean addFirst(Account account);

    /** The account as last stored. */
    Optional<Account> find(AccountName name);

    /** The account of somebody whom an identity provider knows. */
    Optional<Account> findExternal(String externalId);

    /** All accounts by name. */
    List<Account> all();

    /** Whether there is any account. */
    boolean any();

    /**
     * Changes role, password and whether it is disabled, if these are as in {@code before}; nothing else.
     *
     * @return false when another change was faster or the account is unknown
     * @throws org.mroptimum.domain.job.JobFailure MRO-6009 when no enabled administrator would be left
     */
    boolean replace(Account before, Account after);

    /** Notes that somebody signed in; nothing when the account is unknown. */
    void noteLogin(AccountName name, Instant when);
}
