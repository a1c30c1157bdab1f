package dev.stopover.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** A database of its own on a running server, dropped when closed. */
public record ServerDatabase(Postgres server, String name) implements AutoCloseable {

    /** A new connection, as superuser, with the time zone UTC; whoever asks closes it. */
    public Connection connection() throws SQLException {
        return server.connect(name);
    }

    @Override
    public void close() throws SQLException {
        try (Connection connection = server.connection();
                Statement statement = connection.createStatement()) {
            statement.execute("DROP DATABASE " + name + " WITH (FORCE)");
        }
    }
}
