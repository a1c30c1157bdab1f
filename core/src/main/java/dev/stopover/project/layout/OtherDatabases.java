package dev.stopover.project.layout;

import dev.stopover.migration.SkippedFile;
import dev.stopover.project.walk.Folder;
import dev.stopover.source.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
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

    /** A file for one of several databases says which before its ending: {@code 1_a.mysql.up.sql}. */
    private static final Pattern BY_NAME =
            Pattern.compile("(?is).*\\.(?!up\\.|down\\.)([a-z0-9]+)(?:\\.(?:up|down))?\\.sql$");

    private OtherDatabases() {}

    /** The SQL files of a folder that are none of ours. */
    public static List<SkippedFile> files(Folder folder) {
        return folder.sql().stream()
                .map(name -> new SkippedFile(folder.path(name), REASON))
                .toList();
    }

    /** A folder without the files whose names say that they are for another database; those are added to the others. */
    public static Folder without(Folder folder, List<SkippedFile> others) {
        List<String> ours = new ArrayList<>();
        for (String name : folder.files()) {
            Matcher named = BY_NAME.matcher(name);
            if (named.matches() && isNamed(named.group(1))) {
                others.add(new SkippedFile(folder.path(name), REASON));
            } else {
                ours.add(name);
            }
        }
        return ours.size() == folder.files().size() ? folder : new Folder(folder.path(), ours, folder.folders());
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
