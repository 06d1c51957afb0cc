package org.mroptimum.domain.account;

/** What an account may do. */
public enum Role {
    /** Everything that a user may, on things of their own, and the accounts, settings and audit log of the server. */
    ADMIN,
    /** Scans, jobs and results of their own. */
    USER
}
