package dev.stopover.postgres.effects;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** What {@code pg_locks} says about a session: the modes it holds or awaits, by relation. */
final class ServerLocks {

    private static final String QUERY = """
            SELECT relation, mode FROM pg_locks
             WHERE pid = ? AND locktype = 'relation'
               AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
            """;

    private static final String WAITING = "SELECT count(*) FROM pg_locks WHERE pid = ? AND NOT granted";

    private ServerLocks() {}

    static Map<Long, EnumSet<ServerLockMode>> of(Connection watching, int process) throws SQLException {
        Map<Long, EnumSet<ServerLockMode>> locks = new HashMap<>();
        try (PreparedStatement query = watching.prepareStatement(QUERY)) {
            query.setInt(1, process);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    locks.computeIfAbsent(rows.getLong(1), relation -> EnumSet.noneOf(ServerLockMode.class))
                            .add(ServerLockMode.inLockTable(rows.getString(2)));
                }
            }
        }
        return locks;
    }

    /** Watches a statement from beginning to end; the session in its way gives way once it has been seen waiting. */
    static Map<Long, EnumSet<ServerLockMode>> during(
            Connection watching, Connection running, String statement, Connection standingInTheWay)
            throws SQLException {
        int process = Sql.process(running);
        CompletableFuture<Void> run = CompletableFuture.runAsync(() -> {
            try {
                Sql.run(running, statement);
            } catch (SQLException e) {
                throw new CompletionException(e);
            }
        });
        Map<Long, EnumSet<ServerLockMode>> locks = new HashMap<>();
        boolean inTheWay = true;
        while (!run.isDone()) {
            boolean waiting = isWaiting(watching, process);
            of(watching, process)
                    .forEach((relation, modes) -> locks.computeIfAbsent(
                                    relation, absent -> EnumSet.noneOf(ServerLockMode.class))
                            .addAll(modes));
            if (waiting && inTheWay) {
                Sql.run(standingInTheWay, "ROLLBACK");
                inTheWay = false;
            }
        }
        run.join();
        return locks;
    }

    private static boolean isWaiting(Connection watching, int process) throws SQLException {
        try (PreparedStatement query = watching.prepareStatement(WAITING)) {
            query.setInt(1, process);
            try (ResultSet rows = query.executeQuery()) {
                rows.next();
                return rows.getInt(1) > 0;
            }
        }
    }
}
