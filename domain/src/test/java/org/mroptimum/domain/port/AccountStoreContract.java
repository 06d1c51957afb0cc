package org.mroptimum.domain.port;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.mroptimum.domain.account.Account;
import org.mroptimum.domain.account.AccountName;
import org.mroptimum.domain.account.Role;
import org.mroptimum.domain.job.AccessError;
import org.mroptimum.domain.job.JobFailure;

/** What every {@link AccountStore} promises. */
public abstract class AccountStoreContract {
    private static final Instant NOON = Instant.parse("2026-11-26T12:00:00.123456Z");

    /** A store without accounts; the same one throughout a test. */
    protected abstract AccountStore store();

    /** One over the same data in a new process. */
    protected abstract AccountStore afterRestart();

    private static Account account(String name, Role role) {
        return Account.local(new AccountName(name), role, "hash of " + name, NOON);
    }

    private Account added(Account account) {
        assertTrue(store().add(account));
        return account;
    }

    @Test
    void whatWasAddedIsFoundUnchanged() {
        assertFalse(store().any());
        Account anna = added(account("anna", Role.ADMIN));
        Account zoe = added(Account.external(new AccountName("zoe@clinic.example"), "https://idp.example|42", NOON));

        AccountStore restarted = afterRestart();

        assertTrue(restarted.any());
        assertEquals(Optional.of(anna), restarted.find(anna.name()));
        assertEquals(Optional.of(zoe), restarted.findExternal("https://idp.example|42"));
        assertEquals(Optional.empty(), restarted.find(new AccountName("bert")));
        assertEquals(Optional.empty(), restarted.findExternal("https://idp.example|43"));
        assertEquals(List.of(anna, zoe), restarted.all());
    }

    @Test
    void namesAndExternalIdsAreUnique() {
        Account anna = added(account("anna", Role.ADMIN));
        added(Account.external(new AccountName("zoe"), "idp|42", NOON));

        assertFalse(store().add(account("anna", Role.USER)));
        assertFalse(store().add(Account.external(new AccountName("zoe2"), "idp|42", NOON)));
        assertEquals(Optional.of(anna), store().find(anna.name()));
        assertEquals(2, store().all().size());
    }

    @Test
    void theFirstAccountIsAddedOnce() {
        assertTrue(store().addFirst(account("anna", Role.ADMIN)));

        assertFalse(store().addFirst(account("bert", Role.ADMIN)));
        assertEquals(1, store().all().size());
    }

    @Test
    void whereAnAccountIsThereIsNoFirst() {
        added(account("anna", Role.USER));

        assertFalse(store().addFirst(account("bert", Role.ADMIN)));
    }

    @Test
    void ofRacingFirstAccountsOneWins() throws Exception {
        List<Callable<Boolean>> racers = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            Account account = account("racer" + i, Role.ADMIN);
            racers.add(() -> store().addFirst(account));
        }
        assertEquals(1, wins(racers));
        assertEquals(1, store().all().size());
    }

    @Test
    void changesOutliveTheProcess() {
        added(account("anna", Role.ADMIN));
        Account bert = added(account("bert", Role.USER));
        Account changed = bert.withRole(Role.ADMIN).withDisabled(true).withPasswordHash("other");

        assertTrue(store().replace(bert, changed));
        assertEquals(Optional.of(changed), afterRestart().find(bert.name()));
        store().noteLogin(bert.name(), NOON.plusSeconds(9));
        assertEquals(
                Optional.of(changed.withLastLogin(NOON.plusSeconds(9))),
                afterRestart().find(bert.name()));
    }

    @Test
    void anAccountThatSomebodyElseChangedIsNotReplaced() {
        added(account("anna", Role.ADMIN));
        Account bert = added(account("bert", Role.USER));
        assertTrue(store().replace(bert, bert.withPasswordHash("first")));

        assertFalse(store().replace(bert, bert.withPasswordHash("second")));
        assertFalse(store().replace(account("nobody", Role.USER), account("nobody", Role.ADMIN)));
        assertEquals(Optional.of(bert.withPasswordHash("first")), store().find(bert.name()));
    }

    @Test
    void theLastWorkingAdministratorStays() {
        Account anna = added(account("anna", Role.ADMIN));
        Account bert = added(account("bert", Role.ADMIN));
        assertTrue(store().replace(bert, bert.withDisabled(true)));

        for (Account fewer : List.of(anna.withRole(Role.USER), anna.withDisabled(true))) {
            JobFailure failure = assertThrows(JobFailure.class, () -> store().replace(anna, fewer));
            assertEquals(AccessError.LAST_ADMIN, failure.code());
        }
        assertEquals(Optional.of(anna), store().find(anna.name()));
        assertTrue(store().replace(anna, anna.withPasswordHash("other")));
    }

    @Test
    void administratorsThatDisableEachOtherLeaveOne() throws Exception {
        List<Callable<Boolean>> racers = new ArrayList<>();
        for (String name : List.of("anna", "bert", "carl")) {
            Account admin = added(account(name, Role.ADMIN));
            racers.add(() -> {
                try {
                    return store().replace(admin, admin.withDisabled(true));
                } catch (JobFailure last) {
                    return false;
                }
            });
        }
        assertEquals(2, wins(racers));
        assertEquals(1, store().all().stream().filter(Account::isWorkingAdmin).count());
    }

    private static int wins(List<Callable<Boolean>> racers) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(racers.size());
        try {
            int wins = 0;
            for (Future<Boolean> racer : threads.invokeAll(racers)) {
                wins += racer.get() ? 1 : 0;
            }
            return wins;
        } finally {
            threads.shutdownNow();
        }
    }
}
