package dev.stopover.project.layout;

import dev.stopover.migration.SkippedFile;
import dev.stopover.project.walk.Folder;
import dev.stopover.source.SourceFile;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Databases whose migrations lie in folders of their own, beside those for PostgreSQL. */
public final class OtherDatabases {

    /** Why a file in such a folder is no migration. */
    public static final String REASON = "for another database than PostgreSQL";

    private static final Set<String> NAMES = Set.of(
            "mysql",
            "mariadb",
            "sqlite",
            "sqlite3",
            "mssql",
            "sqlserver",
            "oracle",
            "h2",
            "hsqldb",
            "derby",
            "db2",
            "clickhouse",
            "cassandra",
            "spanner",
            "snowflake",
            "bigquery",
            "duckdb",
            "tidb");

    private static final Pattern DIALECT =
            Pattern.compile("\"dialect\"\\s*:\\s*\"(?:mysql|sqlite|singlestore|turso|mssql|gel)\"");

    private OtherDatabases() {}

    /** The SQL files of a folder that are none of ours. */
    public static List<SkippedFile> files(Folder folder) {
        return folder.sql().stream()
                .map(name -> new SkippedFile(folder.path(name), REASON))
                .toList();
    }

    /** Whether a name is that of another database. */
    public static boolean isNamed(String name) {
        return NAMES.contains(name.toLowerCase(Locale.ROOT));
    }

    /** Whether a journal or a snapshot of Drizzle names another database. */
    public static boolean isDialectOf(SourceFile file) {
        return DIALECT.matcher(file.text()).find();
    }
}
