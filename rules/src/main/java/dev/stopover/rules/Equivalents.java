package dev.stopover.rules;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which of our rules say what a rule of another tool says. Several stand for one where ours tell cases apart; where none
 * stands, we have no such rule.
 */
final class Equivalents {

    /** Rules of squawk 2, by the names in its configuration. */
    private static final String SQUAWK = """
            adding-field-with-default: volatile-default, stored-generated-column
            adding-foreign-key-constraint: foreign-key-validated-at-once, parent-table-lock
            adding-not-nullable-field: set-not-null-scan, not-null-without-backfill
            adding-required-field: required-column-added, not-null-without-backfill
            adding-serial-primary-key-field: primary-key-builds-index, serial-column-on-existing-table
            ban-alter-domain-with-add-constraint: domain-constraint-scan
            ban-char-field: discouraged-type
            ban-concurrent-index-creation-in-transaction: forbidden-in-transaction, not-alone-in-file
            ban-create-domain-with-constraint: constrained-domain-column
            ban-disable-trigger: trigger-disabled
            ban-drop-column: dropped-column
            ban-drop-constraint: relaxed-constraint
            ban-drop-database: dropped-database
            ban-drop-not-null: relaxed-constraint
            ban-drop-schema: dropped-schema
            ban-drop-table: dropped-table
            ban-truncate-cascade: truncated-table
            ban-uncommitted-transaction: unbalanced-transaction
            changing-column-type: column-type-rewrite, narrowed-type
            constraint-missing-not-valid: check-validated-at-once, foreign-key-validated-at-once
            disallowed-unique-constraint: unique-constraint-builds-index
            identifier-too-long: identifier-too-long
            prefer-big-int:
            prefer-bigint-over-int:
            prefer-bigint-over-smallint:
            prefer-identity: discouraged-type
            prefer-repack: heavy-maintenance
            prefer-robust-stmts: missing-if-not-exists, missing-if-exists, unguarded-create
            prefer-text-field:
            prefer-timestamp-tz: discouraged-type
            prefer-timestamptz: discouraged-type
            renaming-column: renamed-column
            renaming-object: renamed-object
            renaming-table: renamed-table
            require-concurrent-index-creation: non-concurrent-index, index-on-partitioned-table
            require-concurrent-index-deletion: non-concurrent-index-drop
            require-concurrent-partition-detach: non-concurrent-detach
            require-concurrent-reindex: non-concurrent-reindex
            require-enum-value-ordering: enum-label-order
            require-table-schema:
            require-timeout-settings: missing-lock-timeout, missing-statement-timeout
            transaction-nesting: transaction-owned-by-runner, unbalanced-transaction
            unused-ignore: unused-suppression, invalid-suppression
            """;

    /** Rules of postgres-language-server 0.25, by their names without a group. */
    private static final String PGLS = """
            addSerialColumn: serial-column-on-existing-table, stored-generated-column
            addingFieldWithDefault: volatile-default
            addingForeignKeyConstraint: foreign-key-validated-at-once, parent-table-lock
            addingNotNullField: set-not-null-scan, not-null-without-backfill
            addingPrimaryKeyConstraint: primary-key-builds-index
            addingRequiredField: required-column-added, not-null-without-backfill
            banAddExclusionConstraint: unique-constraint-builds-index
            banAlterEnumAddValue: enum-value-used-too-early, forbidden-in-transaction
            banAttachPartition: partition-attach-scan
            banBlockingRefreshMatview: non-concurrent-refresh
            banCharField: discouraged-type
            banConcurrentIndexCreationInTransaction: forbidden-in-transaction, not-alone-in-file
            banCreateTrigger: trigger-locks-table
            banDeleteWithoutWhere: unfiltered-dml
            banDropColumn: dropped-column
            banDropDatabase: dropped-database
            banDropNotNull: relaxed-constraint
            banDropSchema: dropped-schema
            banDropTable: dropped-table
            banDropTrigger: trigger-locks-table
            banEnableDisableTrigger: trigger-disabled
            banNotValidValidateSameTransaction: validated-in-same-transaction
            banTruncate: truncated-table
            banTruncateCascade: truncated-table
            banUpdateWithoutWhere: unfiltered-dml
            banVacuumFull: heavy-maintenance
            changingColumnType: column-type-rewrite, narrowed-type
            constraintMissingNotValid: check-validated-at-once, foreign-key-validated-at-once
            creatingEnum:
            disallowUniqueConstraint: unique-constraint-builds-index
            lockTimeoutWarning: missing-lock-timeout
            multipleAlterTable: combinable-alter-table
            preferBigInt:
            preferBigintOverInt:
            preferBigintOverSmallint:
            preferIdentity: discouraged-type
            preferJsonb: discouraged-type
            preferRobustStmts: missing-if-not-exists, missing-if-exists, unguarded-create
            preferTextField:
            preferTimestamptz: discouraged-type
            renamingColumn: renamed-column
            renamingTable: renamed-table
            requireConcurrentDetachPartition: non-concurrent-detach
            requireConcurrentIndexCreation: non-concurrent-index, index-on-partitioned-table
            requireConcurrentIndexDeletion: non-concurrent-index-drop
            requireConcurrentReindex: non-concurrent-reindex
            requireIdleInTransactionTimeout:
            requireStatementTimeout: missing-statement-timeout
            runningStatementWhileHoldingAccessExclusive: work-under-exclusive-lock, backfill-under-exclusive-lock
            transactionNesting: transaction-owned-by-runner, unbalanced-transaction
            warnRefreshMatviewConcurrent: non-concurrent-refresh
            warnWideLockWindow: work-under-exclusive-lock
            """;

    /** Codes of Atlas, and the analyzer of what destroys. */
    private static final String ATLAS = """
            CD101: relaxed-constraint
            DS101: dropped-schema
            DS102: dropped-table
            DS103: dropped-column
            MF104: set-not-null-scan, not-null-without-backfill
            PG101: non-concurrent-index
            PG102: non-concurrent-index-drop
            PG104: primary-key-builds-index
            PG105: unique-constraint-builds-index
            PG301: column-type-rewrite
            PG302: volatile-default
            PG303: set-not-null-scan, not-null-without-backfill
            PG304: primary-key-builds-index
            PG305: check-validated-at-once
            destructive: dropped-schema, dropped-table, dropped-column
            """;

    private Equivalents() {}

    /** The ids of our rules by the names of theirs, such as {@code squawk/ban-drop-table}; in the order of the names. */
    static Map<String, List<String>> all() {
        Map<String, List<String>> all = new TreeMap<>();
        add("squawk", SQUAWK, all);
        add("pgls", PGLS, all);
        add("atlas", ATLAS, all);
        return all;
    }

    private static void add(String tool, String table, Map<String, List<String>> all) {
        for (String line : table.split("\n")) {
            int colon = line.indexOf(':');
            String ids = line.substring(colon + 1).strip();
            all.put(tool + "/" + line.substring(0, colon), ids.isEmpty() ? List.of() : Arrays.asList(ids.split(", ")));
        }
    }
}
