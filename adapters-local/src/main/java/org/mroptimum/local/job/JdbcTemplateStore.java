package org.mroptimum.local.job;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.mroptimum.domain.port.Template;
import org.mroptimum.domain.port.TemplateStore;
import org.mroptimum.local.database.Database;
import org.mroptimum.local.database.Rows;

/** Templates in a table. */
public final class JdbcTemplateStore implements TemplateStore {
    private final Database database;

    public JdbcTemplateStore(Database database) {
        this.database = database;
    }

    @Override
    public void put(String owner, Template template) {
        database.transaction(connection -> {
            remove(connection, owner, template.name());
            return Rows.change(
                    connection,
                    "insert into template (user_id, name, request) values (?, ?, ?)",
                    owner,
                    template.name(),
                    JobRow.text(template.request()));
        });
    }

    @Override
    public List<Template> all(String owner) {
        return database.read(connection -> Rows.all(
                connection,
                JdbcTemplateStore::template,
                "select * from template where user_id = ? order by name",
                owner));
    }

    @Override
    public Optional<Template> find(String owner, String name) {
        return database
                .read(connection -> Rows.all(
                        connection,
                        JdbcTemplateStore::template,
                        "select * from template where user_id = ? and name = ?",
                        owner,
                        name))
                .stream()
                .findFirst();
    }

    @Override
    public boolean remove(String owner, String name) {
        return database.transaction(connection -> remove(connection, owner, name));
    }

    private static boolean remove(Connection connection, String owner, String name) throws SQLException {
        return Rows.change(connection, "delete from template where user_id = ? and name = ?", owner, name) == 1;
    }

    private static Template template(ResultSet row) throws SQLException {
        return new Template(row.getString("name"), JobRow.document(row.getString("request")));
    }
}
