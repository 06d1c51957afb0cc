package org.mroptimum.domain.port;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.mroptimum.domain.account.Account;
import org.mroptimum.domain.account.AccountName;
import org.mroptimum.domain.account.ApiKey;
import org.mroptimum.domain.account.Session;
import org.mroptimum.domain.account.SignInLimit.Failures;
import org.mroptimum.domain.job.AccessError;
import org.mroptimum.domain.job.JobFailure;

/** Accounts, tokens and attempts of tests; forgotten with the object. */
public final class MemoryAccounts implements AccountStore, TokenStore, AttemptStore {
    private final Map<String, Account> accounts = new TreeMap<>();
    private final Map<String, Session> sessions = new LinkedHashMap<>();
    private final Map<String, ApiKey> keys = new LinkedHashMap<>();
    private final Map<Counter, Failures> attempts = new LinkedHashMap<>();

    @Override
    public synchronized boolean add(Account account) {
        boolean taken = account.externalId().flatMap(this::findExternal).isPresent();
        return !taken && accounts.putIfAbsent(account.name().value(), account) == null;
    }

    @Override
    public synchronized boolean addFirst(Account account) {
        return accounts.isEmpty() && add(account);
    }

    @Override
    public synchronized Optional<Account> find(AccountName name) {
        return Optional.ofNullable(accounts.get(name.value()));
    }

    @Override
    public synchronized Optional<Account> findExternal(String externalId) {
        return accounts.values().stream()
                .filter(account -> account.externalId().equals(Optional.of(externalId)))
                .findFirst();
    }

    @Override
    public synchronized List<Account> all() {
        return List.copyOf(accounts.values());
    }

    @Override
    public synchronized boolean any() {
        return !accounts.isEmpty();
    }

    @Override
    public synchronized boolean replace(Account before, Account after) {
        Optional<Account> now = find(before.name());
        if (now.isEmpty() || !unchanged(now.get(), before)) {
            return false;
        }
        boolean otherAdmin = accounts.values().stream()
                .anyMatch(other -> other.isWorkingAdmin() && !other.name().equals(before.name()));
        if (before.isWorkingAdmin() && !after.isWorkingAdmin() && !otherAdmin) {
            throw new JobFailure(AccessError.LAST_ADMIN, "no other enabled account is an administrator");
        }
        accounts.put(before.name().value(), after);
        return true;
    }

    private static boolean unchanged(Account now, Account before) {
        return now.role() == before.role()
                && now.disabled() == before.disabled()
                && now.passwordHash().equals(before.passwordHash());
    }

    @Override
    public synchronized void noteLogin(AccountName name, Instant when) {
        accounts.computeIfPresent(name.value(), (key, account) -> account.withLastLogin(when));
    }

    @Override
    public synchronized void addSession(Session session) {
        sessions.put(session.hash(), session);
    }

    @Override
    public synchronized Optional<Session> session(String hash) {
        return Optional.ofNullable(sessions.get(hash));
    }

    @Override
    public synchronized void noteSessionUse(String hash, Instant when) {
        sessions.computeIfPresent(hash, (key, session) -> new Session(hash, session.user(), session.created(), when));
    }

    @Override
    public synchronized void removeSession(String hash) {
        sessions.remove(hash);
    }

    @Override
    public synchronized void removeSessions(AccountName user, Optional<String> exceptHash) {
        sessions.values()
                .removeIf(session -> session.user().equals(user)
                        && !Optional.of(session.hash()).equals(exceptHash));
    }

    @Override
    public synchronized void removeSessionsBefore(Instant lastUsed, Instant created) {
        sessions.values()
                .removeIf(session -> session.lastUsed().isBefore(lastUsed)
                        || session.created().isBefore(created));
    }

    @Override
    public synchronized void addKey(ApiKey key) {
        keys.put(key.id(), key);
    }

    @Override
    public synchronized Optional<ApiKey> key(String hash) {
        return keys.values().stream().filter(key -> key.hash().equals(hash)).findFirst();
    }

    @Override
    public synchronized List<ApiKey> keys(AccountName user) {
        return keys.values().stream().filter(key -> key.user().equals(user)).toList();
    }

    @Override
    public synchronized void noteKeyUse(String id, Instant when) {
        keys.computeIfPresent(
                id,
                (same, key) -> new ApiKey(id, key.hash(), key.user(), key.name(), key.created(), Optional.of(when)));
    }

    @Override
    public synchronized boolean removeKey(AccountName user, String id) {
        return keys.values().removeIf(key -> key.id().equals(id) && key.user().equals(user));
    }

    @Override
    public synchronized Duration attempt(List<Counter> counters, Instant now) {
        List<Duration> waits = new ArrayList<>();
        counters.forEach(counter -> waits.add(counter.limit().wait(failures(counter), now)));
        Duration longest = waits.stream().max(Duration::compareTo).orElse(Duration.ZERO);
        if (longest.isZero()) {
            counters.forEach(counter -> attempts.put(counter, counter.limit().more(failures(counter), now)));
        }
        return longest;
    }

    private Failures failures(Counter counter) {
        return attempts.getOrDefault(counter, new Failures(0, Instant.EPOCH));
    }

    @Override
    public synchronized void forget(List<Counter> counters) {
        counters.forEach(attempts::remove);
    }

    @Override
    public synchronized void takeBack(Counter counter) {
        attempts.computeIfPresent(
                counter, (same, failures) -> new Failures(Math.max(0, failures.count() - 1), failures.last()));
    }
}
