package org.mroptimum.domain.usecase;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mroptimum.domain.account.Account;
import org.mroptimum.domain.account.AccountName;
import org.mroptimum.domain.account.AuditAction;
import org.mroptimum.domain.account.AuditEvent;
import org.mroptimum.domain.account.Role;
import org.mroptimum.domain.job.AccessError;
import org.mroptimum.domain.job.JobFailure;

class SignInTest {
    private final AccessExample house = new AccessExample();
    private final Account anna = house.setUp.setUp("Anna", AccessExample.PASSWORD);

    private SignIn.Answer attempt(String name, String password) {
        return house.signIn.attempt(name, password, "10.0.0.1");
    }

    @Test
    void theRightPasswordOpensASession() {
        SignIn.Right right = assertInstanceOf(SignIn.Right.class, attempt(" ANNA ", AccessExample.PASSWORD));

        OpenSessions.Opened opened = house.sessions.open(right.account());

        assertEquals(Optional.of("anna"), house.nameOf(opened.token()));
        assertEquals(Optional.empty(), house.nameOf(opened.token() + "x"));
        assertFalse(opened.toString().contains(opened.token()));
        house.sessions.close(anna, opened.token());
        assertEquals(Optional.empty(), house.nameOf(opened.token()));
    }

    @Test
    void everySignInHasATokenOfItsOwn() {
        assertNotEquals(
                house.sessions.open(anna).token(), house.sessions.open(anna).token());
    }

    @Test
    void nobodyLearnsWhatWasWrong() {
        house.accounts.add(Account.external(new AccountName("zoe"), "idp|1", house.now));
        house.accounts.add(Account.local(new AccountName("gone"), Role.USER, "hash of x", house.now)
                .withDisabled(true));

        for (String name : List.of("anna", "nobody", "no name at all!", "zoe", "gone")) {
            int hashed = house.hashing.looked;
            assertInstanceOf(SignIn.Wrong.class, attempt(name, "x"), name);
            assertEquals(hashed + 1, house.hashing.looked, "the time tells about " + name);
        }
    }

    @Test
    void guessingGetsSlowAndIsRecorded() {
        for (int i = 0; i < 5; i++) {
            assertInstanceOf(SignIn.Wrong.class, attempt("anna", "guess " + i));
        }

        SignIn.Later later = assertInstanceOf(SignIn.Later.class, attempt("anna", AccessExample.PASSWORD));
        assertEquals(Duration.ofSeconds(1), later.pause());
        assertInstanceOf(SignIn.Right.class, house.signIn.attempt("anna", AccessExample.PASSWORD, "10.0.0.2"));
        house.now = house.now.plusSeconds(1);
        assertInstanceOf(SignIn.Right.class, attempt("anna", AccessExample.PASSWORD));
        assertEquals(
                6,
                house.audit.events().stream()
                        .filter(AuditEvent.refused("-", AuditAction.LOGIN, "anna")::equals)
                        .count());
    }

    @Test
    void manyNamesFromOneAddressGetSlow() {
        for (int i = 0; i < 50; i++) {
            assertInstanceOf(SignIn.Wrong.class, attempt("name" + i, "guess"));
        }
        assertInstanceOf(SignIn.Later.class, attempt("anna", AccessExample.PASSWORD));
    }

    /** People type passwords into the field of the name. */
    @Test
    void unknownNamesAreNotRecorded() {
        attempt("my secret password", "x");

        assertTrue(house.audit.events().contains(AuditEvent.refused("-", AuditAction.LOGIN, "an unknown name")));
        assertFalse(house.audit.events().toString().contains("my secret"));
    }

    @Test
    void aSessionEndsAfterTwelveHoursOfNothing() {
        String token = house.sessions.open(anna).token();
        house.now = house.now.plus(Duration.ofHours(11));
        assertTrue(house.nameOf(token).isPresent());
        house.now = house.now.plus(Duration.ofHours(11));
        assertTrue(house.nameOf(token).isPresent());
        house.now = house.now.plus(Duration.ofHours(12)).plusSeconds(1);

        assertEquals(Optional.empty(), house.nameOf(token));
    }

    @Test
    void disablingAnAccountEndsItsSessionsAndKeys() {
        Account bert = house.change.add("anna", "bert", Role.USER, AccessExample.PASSWORD);
        String token = house.sessions.open(bert).token();
        String key = house.keys.issue(bert.name(), "script").secret();
        assertEquals(Optional.of(bert.name()), house.recognise.byKey(key).map(Account::name));

        house.change.change("anna", bert.name(), AccessExample.change(null, true, null));

        assertEquals(Optional.empty(), house.nameOf(token));
        assertEquals(Optional.empty(), house.recognise.byKey(key));
        house.change.change("anna", bert.name(), AccessExample.change(null, false, null));
        assertEquals(Optional.empty(), house.nameOf(token), "an ended session came back");
    }

    @Test
    void aNewPasswordEndsTheOtherSessions() {
        String mine = house.sessions.open(anna).token();
        String other = house.sessions.open(anna).token();

        assertInstanceOf(
                SignIn.Wrong.class,
                house.ownPassword.change("anna", "wrong", "another long one", "10.0.0.1", Optional.of(mine)));
        assertInstanceOf(
                SignIn.Right.class,
                house.ownPassword.change(
                        "anna", AccessExample.PASSWORD, "another long one", "10.0.0.1", Optional.of(mine)));

        assertEquals(Optional.of("anna"), house.nameOf(mine));
        assertEquals(Optional.empty(), house.nameOf(other));
        assertInstanceOf(SignIn.Right.class, attempt("anna", "another long one"));
        assertInstanceOf(SignIn.Wrong.class, attempt("anna", AccessExample.PASSWORD));
    }

    @Test
    void aServerIsSetUpOnce() {
        JobFailure failure = assertThrows(JobFailure.class, () -> house.setUp.setUp("eve", AccessExample.PASSWORD));

        assertEquals(AccessError.SET_UP_ALREADY, failure.code());
        assertEquals(Role.ADMIN, anna.role());
    }

    @Test
    void anExpectedAccountOpensForWhomTheProviderCallsSo() {
        SignInExternally closed = new SignInExternally(house.accounts, false, house.audit, () -> house.now);
        Account zoe = house.change.expect("anna", "Zoe", Role.ADMIN);

        assertEquals(Optional.of(zoe), closed.find("idp|8", "ZOE"));
        assertEquals(Optional.empty(), closed.find("idp|8", "zoe2"));
        assertEquals(
                AccessError.NAME_TAKEN,
                assertThrows(JobFailure.class, () -> house.change.expect("anna", "anna", Role.USER))
                        .code());
    }

    @Test
    void anIdentityProviderNeverTakesAnAccountOver() {
        SignInExternally open = new SignInExternally(house.accounts, true, house.audit, () -> house.now);
        SignInExternally closed = new SignInExternally(house.accounts, false, house.audit, () -> house.now);

        assertEquals(Optional.empty(), open.find("idp|7", "anna"));
        assertEquals(Optional.empty(), closed.find("idp|8", "zoe"));
        Account zoe = open.find("idp|8", "zoe").orElseThrow();
        assertEquals(Role.USER, zoe.role());
        assertEquals(Optional.of(zoe), closed.find("idp|8", "another name"));
        house.change.change("anna", zoe.name(), AccessExample.change(null, true, null));
        assertEquals(Optional.empty(), open.find("idp|8", "zoe"));
    }
}
