package org.mroptimum.domain.job;

/** What can be wrong with who somebody is and what they may do (MRO-6xxx). */
public enum AccessError implements ErrorCode {
    NOT_SIGNED_IN("MRO-6001", "nobody is signed in"),
    WRONG_CREDENTIALS("MRO-6002", "the name or the password is wrong"),
    NOT_ALLOWED("MRO-6003", "the role does not allow this"),
    TOO_MANY_ATTEMPTS("MRO-6004", "there were too many attempts to sign in"),
    PAGE_TOKEN("MRO-6005", "the token of the page is missing or wrong"),
    ACCOUNT_REFUSED("MRO-6006", "the account's name or password is not acceptable"),
    SET_UP_ALREADY("MRO-6007", "the server is set up already"),
    AUDIT_BROKEN("MRO-6008", "the audit log was changed"),
    LAST_ADMIN("MRO-6009", "the last administrator must stay"),
    AUDIT_NOT_WRITABLE("MRO-6010", "the audit log cannot be written"),
    STRANGE_HOST("MRO-6011", "the request is meant for another host"),
    NAME_TAKEN("MRO-6012", "there is an account of this name"),
    STRAY_SIGN_IN("MRO-6013", "this browser did not begin this sign-in"),
    IDENTITY_REFUSED("MRO-6014", "the identity provider's answer is not acceptable"),
    PROVIDER_UNREACHABLE("MRO-6015", "the identity provider cannot be asked"),
    NO_HOUSE_ACCOUNT("MRO-6016", "there is no account for this person");

    private final String id;
    private final String title;

    AccessError(String id, String title) {
        this.id = id;
        this.title = title;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String title() {
        return title;
    }
}
