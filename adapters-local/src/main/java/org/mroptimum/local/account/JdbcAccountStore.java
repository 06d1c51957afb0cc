package org.mroptimum.local.account;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.mroptimum.domain.account.Account;
import org.mroptimum.domain.account.AccountName;
import org.mroptimum.domain.account.Role;
import org.mroptimum.domain.job.AccessError;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.port.AccountStore;
import org.mroptimum.local.database.Database;
import org.mroptimum.local.database.DatabaseFailure;
import org.mroptimum.local.database.Rows;

/** Accounts in a table. */
public final class JdbcAccountStore implements AccountStore {
    private static final String INSERT = "insert into account (name, role, password_hash, external_id, disabled,"
            + " created, last_login, first_of_all) values (?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String REPLACE =
            "update account set role = ?, disabled = ?, password_hash = ? where name = ? and role = ?"
                    + " and disabled = ? and coalesce(password_hash, '') = ?";
    private static final String LOCKED_ADMINS =
            "select name from account where role = 'ADMIN' and disabled = false order by name for update";

    private final Database database;

    public JdbcAccountStore(Database database) {
        this.database = database;
    }

    @Override
    public boolean add(Account account) {
        return add(account, false);
    }

    @Override
    public boolean addFirst(Account account) {
        return add(account, true);
    }

    private boolean add(Account account, boolean first) {
        return database.transaction(connection -> {
            if (first && hasAny(connection)) {
                return false;
            }
            try {
                Rows.change(
                        connection,
                        INSERT,
                        account.name().value(),
                        account.role().name(),
                        account.passwordHash().orElse(null),
                        account.externalId().orElse(null),
                        account.disabled(),
                        account.created(),
                        account.lastLogin().orElse(null),
                        first ? Boolean.TRUE : null);
                return true;
            } catch (SQLException e) {
                if (DatabaseFailure.isNameTaken(e)) {
                    connection.rollback();
                    return false;
                }
                throw e;
            }
        });
    }

    @Override
    public Optional<Account> find(AccountName name) {
        return select("select * from account where name = ?", name.value()).stream()
                .findFirst();
    }

    @Override
    public Optional<Account> findExternal(String externalId) {
        return select("select * from account where external_id = ?", externalId).stream()
                .findFirst();
    }

    @Override
    public List<Account> all() {
        return select("select * from account order by name");
    }

    private List<Account> select(String query, Object... parameters) {
        return database.read(connection -> Rows.all(connection, JdbcAccountStore::account, query, parameters));
    }

    @Override
    public boolean any() {
        return database.read(JdbcAccountStore::hasAny);
    }

    private static boolean hasAny(Connection connection) throws SQLException {
        return !Rows.all(connection, row -> true, "select name from account fetch first 1 rows only")
                .isEmpty();
    }

    @Override
    public boolean replace(Account before, Account after) {
        return database.transaction(connection -> {
            if (before.isWorkingAdmin() && !after.isWorkingAdmin()) {
                requireAnotherAdmin(connection, before.name());
            }
            return Rows.change(
                            connection,
                            REPLACE,
                            after.role().name(),
                            after.disabled(),
                            after.passwordHash().orElse(null),
                            before.name().value(),
                            before.role().name(),
                            before.disabled(),
                            before.passwordHash().orElse(""))
                    == 1;
        });
    }

    /** Locks the rows of all administrators, so that two do not disable each other. */
    private static void requireAnotherAdmin(Connection connection, AccountName leaving) throws SQLException {
        List<String> admins = Rows.all(connection, row -> row.getString(1), LOCKED_ADMINS);
        if (admins.stream().allMatch(leaving.value()::equals)) {
            throw new JobFailure(AccessError.LAST_ADMIN, "no other enabled account is an administrator");
        }
    }

    @Override
    public void noteLogin(AccountName name, Instant when) {
        database.transaction(connection ->
                Rows.change(connection, "update account set last_login = ? where name = ?", when, name.value()));
    }

    private static Account account(ResultSet row) throws SQLException {
        return new Account(
                new AccountName(row.getString("name")),
                Role.valueOf(row.getString("role")),
                Optional.ofNullable(row.getString("password_hash")),
                Optional.ofNullable(row.getString("external_id")),
                row.getBoolean("disabled"),
                Rows.time(row, "created"),
                Rows.timeIfAny(row, "last_login"));
    }
}
