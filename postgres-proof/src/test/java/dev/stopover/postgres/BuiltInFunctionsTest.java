package dev.stopover.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Holds the list of PostgreSQL's own functions by volatility to the catalogs of a server; with {@code
 * -Dstopover.write=true} the list is written. Of several functions of one name the most volatile counts; those that
 * SQL cannot call are left out. Then come those that take a row.
 */
class BuiltInFunctionsTest {

    private static final int MAJOR = 18;

    private static final Path LIST = Path.of("../core/src/main/resources/dev/stopover/catalog/built-in-functions.txt");

    private static final List<String> VOLATILITIES = List.of("immutable", "stable", "volatile");

    /** What the grammar calls without a function of that name: manual, sections 9.2, 9.9, 9.18 and 9.27. */
    private static final Map<String, String> GRAMMAR = Map.ofEntries(
            Map.entry("coalesce", "immutable"),
            Map.entry("greatest", "immutable"),
            Map.entry("grouping", "immutable"),
            Map.entry("least", "immutable"),
            Map.entry("nullif", "immutable"),
            Map.entry("trim", "immutable"),
            Map.entry("current_catalog", "stable"),
            Map.entry("current_date", "stable"),
            Map.entry("current_role", "stable"),
            Map.entry("current_time", "stable"),
            Map.entry("current_timestamp", "stable"),
            Map.entry("localtime", "stable"),
            Map.entry("localtimestamp", "stable"),
            Map.entry("system_user", "stable"),
            Map.entry("user", "stable"));

    @Test
    void theListSaysWhatTheCatalogsSay() throws IOException, SQLException {
        assumeTrue(
                Postgres.missing(MAJOR).isEmpty(), () -> Postgres.missing(MAJOR).orElseThrow());
        String listed = list(functions()) + "row " + String.join(" ", ofRows()) + "\n";
        if (Boolean.getBoolean("stopover.write")) {
            Files.writeString(LIST, listed);
        }
        assertThat(Files.readString(LIST)).isEqualTo(listed);
    }

    private static Map<String, String> functions() throws SQLException {
        Map<String, String> functions = new TreeMap<>(GRAMMAR);
        try (Connection connection = Postgres.major(MAJOR).connection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("""
                        SELECT proname, max(CASE provolatile WHEN 'i' THEN 0 WHEN 's' THEN 1 ELSE 2 END)
                        FROM pg_proc
                        WHERE pronamespace = 'pg_catalog'::regnamespace
                          AND NOT 'internal'::regtype = ANY (proargtypes)
                          AND NOT 'cstring'::regtype = ANY (proargtypes)
                          AND prorettype NOT IN ('internal'::regtype, 'cstring'::regtype)
                        GROUP BY proname
                        """)) {
            while (rows.next()) {
                functions.put(rows.getString(1), VOLATILITIES.get(rows.getInt(2)));
            }
        }
        return functions;
    }

    /** The functions that can be called with a row and nothing else, and so be written like a column of it. */
    private static SortedSet<String> ofRows() throws SQLException {
        SortedSet<String> functions = new TreeSet<>();
        try (Connection connection = Postgres.major(MAJOR).connection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("""
                        SELECT DISTINCT proname
                        FROM pg_proc
                        WHERE pronamespace = 'pg_catalog'::regnamespace
                          AND pronargs >= 1 AND pronargs - pronargdefaults <= 1
                          AND proargtypes[0] IN ('record'::regtype, '"any"'::regtype, 'anyelement'::regtype,
                              'anynonarray'::regtype, 'anycompatible'::regtype, 'anycompatiblenonarray'::regtype)
                        """)) {
            while (rows.next()) {
                functions.add(rows.getString(1));
            }
        }
        return functions;
    }

    private static String list(Map<String, String> functions) {
        StringBuilder list = new StringBuilder();
        for (String volatility : VOLATILITIES) {
            SortedSet<String> names = new TreeSet<>();
            functions.forEach((name, found) -> {
                if (found.equals(volatility)) {
                    names.add(name);
                }
            });
            list.append(volatility).append(' ').append(String.join(" ", names)).append('\n');
        }
        return list.toString();
    }
}
