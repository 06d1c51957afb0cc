package org.mroptimum.domain.port;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mroptimum.domain.account.Account;
import org.mroptimum.domain.account.AccountName;
import org.mroptimum.domain.account.ApiKey;
import org.mroptimum.domain.account.Role;
import org.mroptimum.domain.account.Session;

/** What every {@link TokenStore} promises. */
public abstract class TokenStoreContract {
    private static final Instant NOON = Instant.parse("2026-11-26T12:00:00.123456Z");
    private static final AccountName ANNA = new AccountName("anna");
    private static final AccountName BERT = new AccountName("bert");

    /** A store without tokens; the same one throughout a test. */
    protected abstract TokenStore store();

    /** One over the same data in a new process. */
    protected abstract TokenStore afterRestart();

    /** The accounts beside it. */
    protected abstract AccountStore accounts();

    @BeforeEach
    void makeAccounts() {
        accounts().add(Account.local(ANNA, Role.ADMIN, "hash", NOON));
        accounts().add(Account.local(BERT, Role.USER, "hash", NOON));
    }

    private Session session(String token, AccountName user, Instant created) {
        Session session = Session.begin(token, user, created);
        store().addSession(session);
        return session;
    }

    private ApiKey key(String id, AccountName user) {
        ApiKey key = new ApiKey(id, "hash of " + id, user, "key " + id, NOON, Optional.empty());
        store().addKey(key);
        return key;
    }

    @Test
    void sessionsOutliveTheProcess() {
        Session one = session("one", ANNA, NOON);
        session("two", BERT, NOON);

        assertEquals(Optional.of(one), afterRestart().session(one.hash()));
        assertEquals(Optional.empty(), store().session("unknown"));
        store().noteSessionUse(one.hash(), NOON.plusSeconds(70));
        assertEquals(
                Optional.of(NOON.plusSeconds(70)),
                afterRestart().session(one.hash()).map(Session::lastUsed));
    }

    @Test
    void aRemovedSessionIsGone() {
        Session one = session("one", ANNA, NOON);
        Session two = session("two", ANNA, NOON);

        store().removeSession(one.hash());
        store().removeSession("unknown");

        assertEquals(Optional.empty(), store().session(one.hash()));
        assertEquals(Optional.of(two), store().session(two.hash()));
    }

    @Test
    void theOtherSessionsOfAnAccountMayEnd() {
        Session one = session("one", ANNA, NOON);
        Session two = session("two", ANNA, NOON);
        Session other = session("three", BERT, NOON);

        store().removeSessions(ANNA, Optional.of(two.hash()));
        assertEquals(Optional.empty(), store().session(one.hash()));
        assertEquals(Optional.of(two), store().session(two.hash()));
        store().removeSessions(ANNA, Optional.empty());
        assertEquals(Optional.empty(), store().session(two.hash()));
        assertEquals(Optional.of(other), store().session(other.hash()));
    }

    @Test
    void oldSessionsAreForgotten() {
        Session idle = session("idle", ANNA, NOON);
        Session old = session("old", ANNA, NOON.minusSeconds(500));
        Session young = session("young", ANNA, NOON);
        store().noteSessionUse(old.hash(), NOON.plusSeconds(100));
        store().noteSessionUse(young.hash(), NOON.plusSeconds(100));

        store().removeSessionsBefore(NOON.plusSeconds(1), NOON.minusSeconds(400));

        assertEquals(Optional.empty(), store().session(idle.hash()));
        assertEquals(Optional.empty(), store().session(old.hash()));
        assertTrue(store().session(young.hash()).isPresent());
    }

    @Test
    void keysOutliveTheProcess() {
        ApiKey one = key("one", ANNA);
        ApiKey two = key("two", ANNA);
        ApiKey other = key("three", BERT);

        TokenStore restarted = afterRestart();

        assertEquals(Optional.of(one), restarted.key(one.hash()));
        assertEquals(List.of(one, two), restarted.keys(ANNA));
        assertEquals(List.of(other), restarted.keys(BERT));
        assertEquals(Optional.empty(), restarted.key("unknown"));
        store().noteKeyUse("one", NOON.plusSeconds(5));
        assertEquals(
                Optional.of(NOON.plusSeconds(5)), afterRestart().key(one.hash()).flatMap(ApiKey::lastUsed));
    }

    @Test
    void onlyTheOwnerRemovesAKey() {
        ApiKey key = key("one", ANNA);

        assertFalse(store().removeKey(BERT, "one"));
        assertEquals(Optional.of(key), store().key(key.hash()));
        assertTrue(store().removeKey(ANNA, "one"));
        assertFalse(store().removeKey(ANNA, "one"));
        assertEquals(Optional.empty(), afterRestart().key(key.hash()));
    }
}
