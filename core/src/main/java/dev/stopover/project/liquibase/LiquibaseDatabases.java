package dev.stopover.project.liquibase;

import java.util.List;
import java.util.Locale;

/** What Liquibase's lists of databases say, as in {@code dbms:mysql,!h2}. */
final class LiquibaseDatabases {

    private LiquibaseDatabases() {}

    /** Whether what has such a list is for PostgreSQL. */
    static boolean includePostgres(String dbms) {
        List<String> names = List.of(dbms.toLowerCase(Locale.ROOT).strip().split("\\s*,\\s*"));
        if (names.contains("!postgresql") || names.contains("none")) {
            return false;
        }
        return dbms.isBlank()
                || names.contains("postgresql")
                || names.contains("all")
                || names.stream().allMatch(name -> name.startsWith("!"));
    }
}
