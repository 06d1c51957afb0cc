package org.mroptimum.local.database;

/**
 * A PostgreSQL database, 14 or newer, that several servers may share.
 *
 * @param url for example {@code jdbc:postgresql://db.example.org/mroptimum}
 * @param user who may create tables there
 * @param password a secret
 */
public record PostgresServer(String url, String user, String password) {

    /** Nothing: an address may hold a password, too. */
    @Override
    public String toString() {
        return "PostgreSQL";
    }
}
