package dev.stopover.postgres;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/**
 * A running PostgreSQL server of one major version.
 *
 * <p>It is started on first use and ends with the JVM. The build lays the binaries into {@code
 * postgres-proof/target/postgres/<major>.jar}; the system property {@code stopover.postgres.binaries} names another
 * folder, and {@code stopover.postgres.majors} the versions that the build is to prove.
 */
public final class Postgres {

    private static final String USER = "postgres";
    private static final Map<Integer, Postgres> RUNNING = new ConcurrentHashMap<>();

    private final int major;
    private final EmbeddedPostgres server;
    private final AtomicInteger databases = new AtomicInteger();

    private Postgres(int major, EmbeddedPostgres server) {
        this.major = major;
        this.server = server;
    }

    /** The major versions that this run of the build is to prove, oldest first. */
    public static List<Integer> majors() {
        return Arrays.stream(
                        System.getProperty("stopover.postgres.majors", "14,18").split(","))
                .map(major -> Integer.valueOf(major.strip()))
                .sorted()
                .toList();
    }

    /** Why there can be no server of this version here; empty where there can. */
    public static Optional<String> missing(int major) {
        if (binaries(major).isPresent()) {
            return Optional.empty();
        }
        return Optional.of("No binaries of PostgreSQL %d for %s on %s: none were found in %s."
                .formatted(
                        major,
                        System.getProperty("os.name"),
                        System.getProperty("os.arch"),
                        Path.of("postgres-proof", "target", "postgres")));
    }

    /** The server of this version, started if no test has asked for it yet. */
    public static Postgres major(int major) {
        return RUNNING.computeIfAbsent(major, Postgres::start);
    }

    /** The version of this server. */
    public int major() {
        return major;
    }

    /** A connection, as superuser, to the database that every server has. */
    public Connection connection() throws SQLException {
        return connect("postgres");
    }

    /** A new, empty database; closing it drops it. */
    public ServerDatabase freshDatabase() throws SQLException {
        String name = "stopover_" + databases.incrementAndGet();
        try (Connection connection = connection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name + " TEMPLATE template0");
        }
        return new ServerDatabase(this, name);
    }

    /**
     * A connection to a database of this server.
     *
     * <p>Statements travel as they are written, without preparing them first, and the time zone is UTC: the driver
     * would otherwise hand over the machine's.
     */
    Connection connect(String database) throws SQLException {
        Connection connection =
                DriverManager.getConnection(server.getJdbcUrl(USER, database) + "&preferQueryMode=simple");
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET TimeZone = 'UTC'");
        }
        return connection;
    }

    private static Postgres start(int major) {
        Path binaries = binaries(major)
                .orElseThrow(() -> new IllegalStateException(missing(major).orElseThrow()));
        try {
            EmbeddedPostgres server = EmbeddedPostgres.builder()
                    .setPgBinaryResolver((system, hardware) -> archive(binaries))
                    .setServerConfig("fsync", "off")
                    .setServerConfig("full_page_writes", "off")
                    .setServerConfig("autovacuum", "off")
                    .setServerConfig("max_parallel_maintenance_workers", "0")
                    .setServerConfig("max_parallel_workers_per_gather", "0")
                    .setServerConfig("max_locks_per_transaction", "256")
                    .setServerConfig("lc_messages", "C")
                    .setErrorRedirector(ProcessBuilder.Redirect.DISCARD)
                    .setOutputRedirector(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return new Postgres(major, server);
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL " + major + " did not start", e);
        }
    }

    private static Optional<Path> binaries(int major) {
        String named = System.getProperty("stopover.postgres.binaries");
        if (named != null) {
            return Optional.of(Path.of(named, major + ".jar")).filter(Files::isRegularFile);
        }
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            Path binaries = folder.resolve(Path.of("postgres-proof", "target", "postgres", major + ".jar"));
            if (Files.isRegularFile(binaries)) {
                return Optional.of(binaries);
            }
        }
        return Optional.empty();
    }

    /** The one archive that a jar of binaries holds; it is named differently on every platform. */
    private static InputStream archive(Path binaries) throws IOException {
        try (JarFile jar = new JarFile(binaries.toFile())) {
            JarEntry archive = jar.stream()
                    .filter(entry -> entry.getName().endsWith(".txz"))
                    .findFirst()
                    .orElseThrow(() -> new IOException("No archive in " + binaries));
            try (InputStream bytes = jar.getInputStream(archive)) {
                return new ByteArrayInputStream(bytes.readAllBytes());
            }
        }
    }
}
