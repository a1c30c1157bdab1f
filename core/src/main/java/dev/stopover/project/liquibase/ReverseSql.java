package dev.stopover.project.liquibase;

import java.util.List;
import java.util.Optional;

/** What Liquibase makes up to take changes back where the changelog says nothing of it. */
final class ReverseSql {

    private static final String SCHEMA = "schemaName";
    private static final String TABLE = "tableName";
    private static final String CONSTRAINT = "constraintName";

    private final GeneratedSql sql;

    ReverseSql(GeneratedSql sql) {
        this.sql = sql;
    }

    /** Writes what takes all changes back, the last first; false if one of them cannot be taken back. */
    boolean write(List<Node> changes) {
        for (int i = changes.size() - 1; i >= 0; i--) {
            if (!write(changes.get(i))) {
                return false;
            }
        }
        return true;
    }

    private boolean write(Node change) {
        sql.standFor(change);
        switch (change.name()) {
            case "createTable" ->
                sql.words("DROP TABLE ").qualified(change, SCHEMA, TABLE).end();
            case "addColumn" -> {
                for (Node column : change.children("column")) {
                    alter(change).optional(" DROP COLUMN ", column, "name", "").end();
                }
            }
            case "createIndex" -> {
                if (change.value("indexName").isEmpty()) {
                    return false;
                }
                sql.words("DROP INDEX ").qualified(change, SCHEMA, "indexName").end();
            }
            case "addForeignKeyConstraint" ->
                sql.words("ALTER TABLE ")
                        .qualified(change, "baseTableSchemaName", "baseTableName")
                        .optional(" DROP CONSTRAINT ", change, CONSTRAINT, "")
                        .end();
            case "addUniqueConstraint", "addPrimaryKey" -> {
                if (change.value(CONSTRAINT).isEmpty()) {
                    return false;
                }
                alter(change)
                        .optional(" DROP CONSTRAINT ", change, CONSTRAINT, "")
                        .end();
            }
            case "addNotNullConstraint" ->
                alterColumn(change).words(" DROP NOT NULL").end();
            case "dropNotNullConstraint" ->
                alterColumn(change).words(" SET NOT NULL").end();
            case "addDefaultValue" -> alterColumn(change).words(" DROP DEFAULT").end();
            case "renameTable" -> swapped(change, "newTableName", "oldTableName");
            case "renameView" -> swapped(change, "newViewName", "oldViewName");
            case "renameColumn" -> {
                alter(change).optional(" RENAME COLUMN ", change, "newColumnName", "");
                sql.optional(" TO ", change, "oldColumnName", "").end();
            }
            case "createSequence" ->
                sql.words("DROP SEQUENCE ")
                        .qualified(change, SCHEMA, "sequenceName")
                        .words(" CASCADE")
                        .end();
            case "createView" -> {
                if (change.isTrue("replaceIfExists")) {
                    return false;
                }
                sql.words("DROP VIEW ").qualified(change, SCHEMA, "viewName").end();
            }
            case "empty", "output", "tagDatabase" -> {}
            default -> {
                return false;
            }
        }
        return true;
    }

    private void swapped(Node change, String from, String to) {
        sql.words("ALTER TABLE ").qualified(change, SCHEMA, from);
        sql.optional(" RENAME TO ", change, to, "").end();
    }

    private GeneratedSql alter(Node change) {
        return sql.words("ALTER TABLE ").qualified(change, SCHEMA, TABLE);
    }

    private GeneratedSql alterColumn(Node change) {
        return alter(change).optional(" ALTER COLUMN ", change, "columnName", "");
    }

    /** What takes changes back, if all of them can be. */
    static Optional<GeneratedSql> of(List<Node> changes, GeneratedSql sql) {
        return new ReverseSql(sql).write(changes) && !sql.isEmpty() ? Optional.of(sql) : Optional.empty();
    }
}
