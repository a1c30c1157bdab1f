package dev.stopover.engine;

import java.util.List;

/**
 * Which of several rules speaks where more than one could blame the same thing. Of the rules of a row, the first one that
 * has a finding in an action, or in a statement without actions, is heard; what the others have to say of it is the same
 * fault told again. A rule that stands in no row is always heard.
 */
final class Precedence {

    private static final List<String> ON_A_LIVE_TABLE = List.of(
            // It fails: what it would do if it did not is of no interest.
            "unfilled-placeholder",
            "syntax-error",
            "unknown-object",
            "duplicate-object",
            "enum-value-used-too-early",
            "blocked-by-dependent",
            "refused-statement",
            "forbidden-in-transaction",
            "not-null-without-backfill",
            // It writes the whole table anew, and so reads it too.
            "serial-column-on-existing-table",
            "stored-generated-column",
            "volatile-default",
            "constrained-domain-column",
            "column-type-rewrite",
            "storage-rewrite",
            "heavy-maintenance",
            // It reads the whole table.
            "validated-in-same-transaction",
            "foreign-key-validated-at-once",
            "check-validated-at-once",
            "primary-key-builds-index",
            "unique-constraint-builds-index",
            "set-not-null-scan",
            "partition-attach-scan",
            "domain-constraint-scan",
            "index-on-partitioned-table",
            "non-concurrent-index",
            "non-concurrent-index-drop",
            "non-concurrent-reindex",
            "non-concurrent-refresh",
            "non-concurrent-detach",
            "invalid-index-kept",
            // It does so while the table is locked.
            "backfill-under-exclusive-lock",
            "unbatched-backfill",
            // It is done at once, and still waits and lets wait.
            "trigger-disabled",
            "trigger-locks-table",
            "parent-table-lock");

    /** A column that no row may be without fails here at once, or later in code that does not know it. */
    private static final List<String> REQUIRED = List.of("not-null-without-backfill", "required-column-added");

    /** What is gone is gone, with a rollback too. */
    private static final List<String> LOST = List.of(
            "dropped-database",
            "dropped-schema",
            "dropped-table",
            "dropped-column",
            "truncated-table",
            "unfiltered-dml",
            "narrowed-type",
            "irreversible-change");

    /** All rows are changed, which are many wherever that matters. */
    private static final List<String> ALL_ROWS = List.of("unfiltered-dml", "unbatched-backfill");

    private static final List<List<String>> ROWS = List.of(ON_A_LIVE_TABLE, REQUIRED, LOST, ALL_ROWS);

    private Precedence() {}

    /** Whether a rule stands in any row. */
    static boolean knows(String rule) {
        return ROWS.stream().anyMatch(row -> row.contains(rule));
    }

    /** Whether one rule is heard instead of another. */
    static boolean isBefore(String one, String other) {
        for (List<String> row : ROWS) {
            int first = row.indexOf(one);
            if (first >= 0 && first < row.indexOf(other)) {
                return true;
            }
        }
        return false;
    }
}
