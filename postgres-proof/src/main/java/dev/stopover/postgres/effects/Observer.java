package dev.stopover.postgres.effects;

import dev.stopover.postgres.Postgres;
import dev.stopover.postgres.ServerDatabase;
import dev.stopover.postgres.effects.Measurement.Refusal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.postgresql.util.PSQLException;

/**
 * Runs cases in a database and watches what they do.
 *
 * <p>A case runs in a transaction that is rolled back; a second session reads the lock table meanwhile. What PostgreSQL
 * refuses to run there is run again outside of a transaction: once undisturbed, to see files and scans, and then against
 * sessions that stand in its way, so that it is caught holding or awaiting its locks, however briefly. Locks on indexes
 * are not told of such statements: they last too short a time to be seen reliably.
 */
final class Observer implements AutoCloseable {

    private static final String IN_TRANSACTION = "25001";

    /** A slow machine gets a few attempts at running a statement before its session reports what it has read. */
    private static final int ATTEMPTS = 3;

    private static final Duration COUNTS_ARE_KEPT = Duration.ofMillis(400);

    /** Leaves the database as it was born, but for what cannot be made in a transaction and does no harm. */
    private static final String RESET = """
            DO $$
            DECLARE name text;
            BEGIN
                FOR name IN SELECT pubname FROM pg_publication LOOP
                    EXECUTE format('DROP PUBLICATION %I', name);
                END LOOP;
                FOR name IN SELECT nspname FROM pg_namespace
                             WHERE nspname !~ '^pg_' AND nspname <> 'information_schema' LOOP
                    EXECUTE format('DROP SCHEMA %I CASCADE', name);
                END LOOP;
                CREATE SCHEMA public;
                GRANT ALL ON SCHEMA public TO public;
            END $$
            """;

    private final ServerDatabase database;
    private final Connection watching;
    private final Connection running;

    /** The statements that made what the database now holds; empty where a case has changed it. */
    private List<String> standing = List.of();

    private Observer(ServerDatabase database) throws SQLException {
        this.database = database;
        this.watching = database.connection();
        this.running = database.connection();
        Sql.run(watching, "SET client_min_messages = error");
        Sql.run(watching, "SET allow_in_place_tablespaces = on");
        Sql.run(watching, "CREATE TABLESPACE fast LOCATION ''");
        Sql.run(watching, "CREATE ACCESS METHOD heap2 TYPE TABLE HANDLER heap_tableam_handler");
    }

    /** Measures all cases that this version's grammar knows, those that share their tables one after the other. */
    static Measurements observeAll(Postgres server, List<Case> cases) throws SQLException {
        Measurements measurements = new Measurements();
        List<Case> ordered = new ArrayList<>(cases);
        ordered.sort(Comparator.comparing(each -> String.join("", each.committed())));
        try (Observer observer = new Observer(server.freshDatabase())) {
            for (Case each : ordered) {
                if (each.since() <= server.major()) {
                    measurements.put(each.id(), server.major(), observer.observe(each));
                }
            }
        }
        return measurements;
    }

    private Measurement observe(Case each) throws SQLException {
        if (!standing.equals(each.committed())) {
            restore(each);
        }
        Measurement measurement = inTransaction(each);
        if (measurement.transactional()) {
            // Rolled back: the next case may find its tables here.
            standing = each.committed();
            return measurement;
        }
        standing = List.of();
        return outside(each);
    }

    @Override
    public void close() throws SQLException {
        watching.close();
        running.close();
        database.close();
    }

    private void restore(Case each) throws SQLException {
        Sql.run(watching, RESET);
        for (String statement : each.committed()) {
            if (isSetting(statement)) {
                continue;
            }
            try {
                Sql.run(watching, statement);
            } catch (SQLException e) {
                throw new SQLException(each.id() + ": " + statement, e.getSQLState(), e);
            }
        }
    }

    private Measurement inTransaction(Case each) throws SQLException {
        set(running, each);
        Sql.run(running, "BEGIN");
        try {
            for (String statement : each.begun()) {
                Sql.run(running, statement);
            }
            int process = Sql.process(running);
            Map<Long, EnumSet<ServerLockMode>> held = ServerLocks.of(watching, process);
            Snapshot before = Snapshot.of(running);
            Optional<Refusal> refusal = attempt(running, each.statement());
            if (refusal.isPresent()) {
                boolean transactional = !refusal.get().code().equals(IN_TRANSACTION);
                return new Measurement(transactional, refusal, new TreeMap<>());
            }
            Map<Long, EnumSet<ServerLockMode>> locks = ServerLocks.of(watching, process);
            held.forEach((relation, modes) -> locks.get(relation).removeAll(modes));
            Snapshot after = Snapshot.of(running);
            return new Measurement(true, Optional.empty(), new TreeMap<>(before.until(after, locks)));
        } finally {
            Sql.run(running, "ROLLBACK");
            Sql.run(running, "SET TimeZone = 'UTC'");
        }
    }

    private Measurement outside(Case each) throws SQLException {
        Measurement undisturbed = undisturbed(each);
        if (undisturbed.refusal().isPresent()) {
            return undisturbed;
        }
        TreeMap<String, MeasuredTouch> touches = new TreeMap<>(undisturbed.touches());
        restore(each);
        for (Snapshot.Relation relation : Snapshot.of(watching).relations().values()) {
            if (relation.kind() == MeasuredTouch.Kind.TABLE || relation.kind() == MeasuredTouch.Kind.MATVIEW) {
                obstruct(each, Obstacle.reader(relation.name()), touches);
            }
            if (relation.kind() == MeasuredTouch.Kind.TABLE) {
                obstruct(each, Obstacle.keeper(relation.name()), touches);
            }
        }
        return new Measurement(false, Optional.empty(), touches);
    }

    /** Files, scans and refusals of a statement outside of a transaction, with nobody in its way. */
    private Measurement undisturbed(Case each) throws SQLException {
        for (int attempt = 1; ; attempt++) {
            restore(each);
            long start = System.nanoTime();
            try (Connection connection = session(each)) {
                Snapshot before = Snapshot.of(connection);
                Optional<Refusal> refusal = attempt(connection, each.statement());
                Snapshot after = Snapshot.of(connection);
                if (attempt == ATTEMPTS || System.nanoTime() - start < COUNTS_ARE_KEPT.toNanos()) {
                    return new Measurement(
                            false,
                            refusal,
                            refusal.isPresent() ? new TreeMap<>() : new TreeMap<>(before.until(after, Map.of())));
                }
            }
        }
    }

    /** Runs the statement against another session's locks and adds what it was seen to hold or wait for. */
    private void obstruct(Case each, Obstacle obstacle, Map<String, MeasuredTouch> touches) throws SQLException {
        restore(each);
        try (Connection connection = session(each);
                Connection standingInTheWay = database.connection()) {
            Snapshot before = Snapshot.of(connection);
            obstacle.place(standingInTheWay);
            Map<Long, EnumSet<ServerLockMode>> locks =
                    ServerLocks.during(watching, connection, each.statement(), standingInTheWay);
            before.until(before, locks).forEach((name, seen) -> {
                if (seen.kind() != MeasuredTouch.Kind.INDEX) {
                    touches.merge(name, seen, Observer::stronger);
                }
            });
        }
    }

    private static MeasuredTouch stronger(MeasuredTouch one, MeasuredTouch other) {
        Optional<ServerLockMode> lock = one.lock().isEmpty()
                        || other.lock().isPresent()
                                && other.lock().get().compareTo(one.lock().get()) > 0
                ? other.lock()
                : one.lock();
        return new MeasuredTouch(one.kind(), lock, one.rewritten(), one.scanned(), one.indexed());
    }

    /**
     * A session that has no counts of its own yet.
     *
     * <p>A backend reports what it has read at most twice a second. Having just reported, it keeps the counts of the
     * statement that follows, so that they can still be read when that statement has ended its own transaction.
     */
    private Connection session(Case each) throws SQLException {
        Connection connection = database.connection();
        set(connection, each);
        Sql.run(connection, "SELECT count(*) FROM pg_class");
        return connection;
    }

    private static void set(Connection connection, Case each) throws SQLException {
        // Foreign keys are tested with a join. Which one the planner takes depends on the rows; a hash join reads both
        // sides through, as it would on tables of any size that matters.
        Sql.run(connection, "SET enable_mergejoin = off");
        Sql.run(connection, "SET enable_nestloop = off");
        for (String statement : each.committed()) {
            if (isSetting(statement)) {
                Sql.run(connection, statement);
            }
        }
    }

    /** Whether a statement concerns the session that is measured, and nothing else. */
    private static boolean isSetting(String statement) {
        return statement.startsWith("SET ");
    }

    private static Optional<Refusal> attempt(Connection connection, String statement) throws SQLException {
        try {
            Sql.run(connection, statement);
            return Optional.empty();
        } catch (PSQLException e) {
            if (e.getServerErrorMessage() == null) {
                throw e;
            }
            // After a colon there may follow what the operating system has to say.
            String message = e.getServerErrorMessage().getMessage();
            return Optional.of(new Refusal(e.getSQLState(), message.split(": |\n")[0]));
        }
    }
}
