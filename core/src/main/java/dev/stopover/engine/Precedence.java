package dev.stopover.engine;

import java.util.List;

/**
 * Which of several rules speaks where more than one could blame the same thing. Of the rules named here, the first one
 * that has a finding in an action, or in a statement without actions, is heard; what the others have to say of it is the
 * same fault told again. A rule that is not named here is always heard.
 */
final class Precedence {

    private static final List<String> ORDER = List.of(
            // It fails: what it would do if it did not is of no interest.
            "syntax-error",
            "unknown-object",
            "duplicate-object",
            "refused-statement",
            "forbidden-in-transaction",
            "required-column-added",
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
            // It does so while the table is locked.
            "backfill-under-exclusive-lock",
            "unbatched-backfill",
            // It is done at once, and still waits and lets wait.
            "trigger-disabled",
            "trigger-locks-table",
            "parent-table-lock");

    private Precedence() {}

    /** How early a rule is heard: less is earlier; negative for one that is always heard. */
    static int of(String rule) {
        return ORDER.indexOf(rule);
    }
}
