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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Holds what is known of PostgreSQL's own types, casts, operators, functions and operator classes to the catalogs of the
 * oldest and the newest server; with {@code -Dstopover.write=true} the tables are written. What only the newest has is
 * marked with a plus, what only the oldest has with a minus.
 */
class PostgresCatalogTest {

    private static final int OLDEST = 14;
    private static final int NEWEST = 18;

    private static final Path FOLDER = Path.of("../core/src/main/resources/dev/stopover/catalog/typing");

    /** Arrays are known by their elements. */
    private static final String TYPES = """
            SELECT t.typname,
                   concat_ws(' ', t.typtype, t.typcategory, CASE WHEN t.typispreferred THEN '+' ELSE '-' END,
                       CASE WHEN t.typcollation <> 0 THEN 'c' ELSE '-' END,
                       coalesce(e.typname, s.typname, m.typname, '-'), format_type(t.oid, NULL))
            FROM pg_type t
            LEFT JOIN pg_type e ON e.oid = t.typelem
            LEFT JOIN pg_range r ON r.rngtypid = t.oid
            LEFT JOIN pg_type s ON s.oid = r.rngsubtype
            LEFT JOIN pg_range n ON n.rngmultitypid = t.oid
            LEFT JOIN pg_type m ON m.oid = n.rngtypid
            WHERE t.typnamespace = 'pg_catalog'::regnamespace
              AND t.typrelid = 0
              AND NOT (t.typelem <> 0 AND t.typlen = -1 AND t.typcategory = 'A' AND t.typname LIKE '\\_%')
            """;

    /**
     * Kind (an aggregate's is that of pg_aggregate), volatility, strict, set; direct arguments of an aggregate over an
     * ordered set; arguments, the variadic one with a star and those with a default with an equals sign; result; names.
     */
    private static final String FUNCTIONS = """
            SELECT p.proname,
                   concat(CASE p.prokind WHEN 'a' THEN a.aggkind::text ELSE p.prokind::text END,
                       p.provolatile, CASE WHEN p.proisstrict THEN 's' ELSE '-' END,
                       CASE WHEN p.proretset THEN 'r' ELSE '-' END,
                       CASE WHEN a.aggkind <> 'n' THEN a.aggnumdirectargs::text END, ':',
                       (SELECT string_agg(concat(
                               CASE WHEN p.provariadic <> 0 AND i = p.pronargs THEN '*' END, t.typname,
                               CASE WHEN i > p.pronargs - p.pronargdefaults THEN '=' END), ',' ORDER BY i)
                        FROM unnest(p.proargtypes::oid[]) WITH ORDINALITY AS u(o, i) JOIN pg_type t ON t.oid = u.o),
                       '>', r.typname,
                       (SELECT '(' || string_agg(concat(coalesce(nullif(p.proargnames[i], ''), '?'), ' ', t.typname), ',' ORDER BY i)
                               || ')'
                        FROM unnest(p.proallargtypes) WITH ORDINALITY AS u(o, i) JOIN pg_type t ON t.oid = u.o
                        WHERE p.proargmodes[i] IN ('o', 'b', 't')),
                       (SELECT '|' || string_agg(name, ',' ORDER BY i)
                        FROM unnest(p.proargnames) WITH ORDINALITY AS u(name, i)
                        WHERE p.proargmodes IS NULL OR p.proargmodes[i] IN ('i', 'b', 'v')
                        HAVING bool_or(name <> '')))
            FROM pg_proc p
            JOIN pg_type r ON r.oid = p.prorettype
            LEFT JOIN pg_aggregate a ON a.aggfnoid = p.oid
            WHERE p.pronamespace = 'pg_catalog'::regnamespace
            """;

    private static final String OPERATORS = """
            SELECT o.oprname, concat(p.provolatile, ':', l.typname, ',', r.typname, '>', t.typname)
            FROM pg_operator o
            LEFT JOIN pg_type l ON l.oid = o.oprleft
            JOIN pg_type r ON r.oid = o.oprright
            JOIN pg_type t ON t.oid = o.oprresult
            JOIN pg_proc p ON p.oid = o.oprcode
            WHERE o.oprnamespace = 'pg_catalog'::regnamespace
            """;

    private static final String CASTS = """
            SELECT s.typname, concat(t.typname, ':', c.castcontext, c.castmethod, coalesce(p.provolatile, 'i'))
            FROM pg_cast c
            JOIN pg_type s ON s.oid = c.castsource
            JOIN pg_type t ON t.oid = c.casttarget
            LEFT JOIN pg_proc p ON p.oid = c.castfunc
            """;

    private static final String OPERATOR_CLASSES = """
            SELECT m.amname, concat(c.opcname, ':', t.typname, CASE WHEN c.opcdefault THEN '=' END)
            FROM pg_opclass c
            JOIN pg_am m ON m.oid = c.opcmethod
            JOIN pg_type t ON t.oid = c.opcintype
            WHERE c.opcnamespace = 'pg_catalog'::regnamespace
            """;

    private static final Map<String, String> QUERIES = Map.of(
            "types", TYPES,
            "functions", FUNCTIONS,
            "operators", OPERATORS,
            "casts", CASTS,
            "operator-classes", OPERATOR_CLASSES);

    @ParameterizedTest
    @ValueSource(strings = {"types", "functions", "operators", "casts", "operator-classes"})
    void theTableSaysWhatTheCatalogsSay(String table) throws IOException, SQLException {
        for (int major : List.of(OLDEST, NEWEST)) {
            assumeTrue(
                    Postgres.missing(major).isEmpty(),
                    () -> Postgres.missing(major).orElseThrow());
        }
        String listed = table(asked(OLDEST, QUERIES.get(table)), asked(NEWEST, QUERIES.get(table)));
        Path file = FOLDER.resolve(table + ".txt");
        if (Boolean.getBoolean("stopover.write")) {
            Files.createDirectories(FOLDER);
            Files.writeString(file, listed);
        }
        assertThat(Files.readString(file)).isEqualTo(listed);
    }

    private static SortedMap<String, SortedSet<String>> asked(int major, String query) throws SQLException {
        SortedMap<String, SortedSet<String>> found = new TreeMap<>();
        try (Connection connection = Postgres.major(major).connection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                found.computeIfAbsent(rows.getString(1), name -> new TreeSet<>())
                        .add(rows.getString(2));
            }
        }
        return found;
    }

    /** A line a name, in the order of its characters, with all that goes by it. */
    private static String table(
            SortedMap<String, SortedSet<String>> oldest, SortedMap<String, SortedSet<String>> newest) {
        SortedSet<String> names = new TreeSet<>(oldest.keySet());
        names.addAll(newest.keySet());
        StringBuilder table = new StringBuilder();
        for (String name : names) {
            SortedSet<String> old = oldest.getOrDefault(name, new TreeSet<>());
            SortedSet<String> now = newest.getOrDefault(name, new TreeSet<>());
            List<String> entries = new ArrayList<>();
            now.forEach(entry -> entries.add(old.contains(entry) ? entry : "+" + entry));
            old.stream().filter(entry -> !now.contains(entry)).forEach(entry -> entries.add("-" + entry));
            table.append(name).append('\t').append(String.join(";", entries)).append('\n');
        }
        return table.toString();
    }
}
