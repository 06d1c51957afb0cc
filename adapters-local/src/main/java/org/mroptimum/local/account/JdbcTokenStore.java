package org.mroptimum.local.account;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mroptimum.domain.account.AccountName;
import org.mroptimum.domain.account.ApiKey;
import org.mroptimum.domain.account.Session;
import org.mroptimum.domain.port.TokenStore;
import org.mroptimum.local.database.Database;
import org.mroptimum.local.database.Rows;

/** Sessions and keys in two tables, by their hashes. */
public final class JdbcTokenStore implements TokenStore {
    private final Database database;

    public JdbcTokenStore(Database database) {
        this.database = database;
    }

    @Override
    public void addSession(Session session) {
        change(
                "insert into session_token (hash, account, created, last_used) values (?, ?, ?, ?)",
                session.hash(),
                session.user().value(),
                session.created(),
                session.lastUsed());
    }

    @Override
    public Optional<Session> session(String hash) {
        return database
                .read(connection -> Rows.all(
                        connection, JdbcTokenStore::session, "select * from session_token where hash = ?", hash))
                .stream()
                .findFirst();
    }

    @Override
    public void noteSessionUse(String hash, Instant when) {
        change("update session_token set last_used = ? where hash = ?", when, hash);
    }

    @Override
    public void removeSession(String hash) {
        change("delete from session_token where hash = ?", hash);
    }

    @Override
    public void removeSessions(AccountName user, Optional<String> exceptHash) {
        change("delete from session_token where account = ? and hash <> ?", user.value(), exceptHash.orElse(""));
    }

    @Override
    public void removeSessionsBefore(Instant lastUsed, Instant created) {
        change("delete from session_token where last_used < ? or created < ?", lastUsed, created);
    }

    @Override
    public void addKey(ApiKey key) {
        change(
                "insert into api_key (id, hash, account, name, created, last_used) values (?, ?, ?, ?, ?, ?)",
                key.id(),
                key.hash(),
                key.user().value(),
                key.name(),
                key.created(),
                key.lastUsed().orElse(null));
    }

    @Override
    public Optional<ApiKey> key(String hash) {
        return keys("select * from api_key where hash = ?", hash).stream().findFirst();
    }

    @Override
    public List<ApiKey> keys(AccountName user) {
        return keys("select * from api_key where account = ? order by number", user.value());
    }

    private List<ApiKey> keys(String query, String parameter) {
        return database.read(connection -> Rows.all(connection, JdbcTokenStore::key, query, parameter));
    }

    @Override
    public void noteKeyUse(String id, Instant when) {
        change("update api_key set last_used = ? where id = ?", when, id);
    }

    @Override
    public boolean removeKey(AccountName user, String id) {
        return change("delete from api_key where id = ? and account = ?", id, user.value()) == 1;
    }

    private int change(String statement, @Nullable Object... parameters) {
        return database.transaction(connection -> Rows.change(connection, statement, parameters));
    }

    private static Session session(ResultSet row) throws SQLException {
        return new Session(
                row.getString("hash"),
                new AccountName(row.getString("account")),
                Rows.time(row, "created"),
                Rows.time(row, "last_used"));
    }

    private static ApiKey key(ResultSet row) throws SQLException {
        return new ApiKey(
                row.getString("id"),
                row.getString("hash"),
                new AccountName(row.getString("account")),
                row.getString("name"),
                Rows.time(row, "created"),
                Rows.timeIfAny(row, "last_used"));
    }
}
