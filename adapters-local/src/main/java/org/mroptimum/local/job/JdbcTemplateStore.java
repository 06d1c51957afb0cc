package org.mroptimum.local.job;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mroptimum.domain.port.Template;
import org.mroptimum.domain.port.TemplateStore;
import org.mroptimum.local.database.Database;

/** Templates in a table. */
public final class JdbcTemplateStore implements TemplateStore {
    private static final String ALL = "select * from template where user_id = ? order by name";
    private static final String ONE = "select * from template where user_id = ? and name = ?";
    private static final String REMOVE = "delete from template where user_id = ? and name = ?";
    private static final String ADD = "insert into template (user_id, name, request) values (?, ?, ?)";

    private final Database database;

    public JdbcTemplateStore(Database database) {
        this.database = database;
    }

    @Override
    public void put(String owner, Template template) {
        database.transaction(connection -> {
            remove(connection, owner, template.name());
            try (PreparedStatement insert = connection.prepareStatement(ADD)) {
                insert.setString(1, owner);
                insert.setString(2, template.name());
                insert.setString(3, JobRow.text(template.request()));
                return insert.executeUpdate();
            }
        });
    }

    @Override
    public List<Template> all(String owner) {
        return database.read(connection -> {
            try (PreparedStatement select = connection.prepareStatement(ALL)) {
                select.setString(1, owner);
                return templates(select);
            }
        });
    }

    @Override
    public Optional<Template> find(String owner, String name) {
        return database.read(connection -> {
            try (PreparedStatement select = connection.prepareStatement(ONE)) {
                select.setString(1, owner);
                select.setString(2, name);
                return templates(select).stream().findFirst();
            }
        });
    }

    @Override
    public boolean remove(String owner, String name) {
        return database.transaction(connection -> remove(connection, owner, name));
    }

    private static boolean remove(Connection connection, String owner, String name) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement(REMOVE)) {
            delete.setString(1, owner);
            delete.setString(2, name);
            return delete.executeUpdate() == 1;
        }
    }

    private static List<Template> templates(PreparedStatement select) throws SQLException {
        List<Template> found = new ArrayList<>();
        try (ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                found.add(new Template(rows.getString("name"), JobRow.document(rows.getString("request"))));
            }
        }
        return found;
    }
}
