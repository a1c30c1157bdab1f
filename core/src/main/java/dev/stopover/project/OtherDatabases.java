package dev.stopover.project;

import dev.stopover.migration.SkippedFile;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Databases whose migrations lie in folders of their own, beside those for PostgreSQL. */
final class OtherDatabases {

    /** Why a file in such a folder is no migration. */
    static final String REASON = "for another database than PostgreSQL";

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

    private OtherDatabases() {}

    /** The SQL files of a folder that are none of ours. */
    static List<SkippedFile> files(Folder folder) {
        return folder.sql().stream()
                .map(name -> new SkippedFile(folder.path(name), REASON))
                .toList();
    }

    /** Whether a name is that of another database. */
    static boolean isNamed(String name) {
        return NAMES.contains(name.toLowerCase(Locale.ROOT));
    }
}
