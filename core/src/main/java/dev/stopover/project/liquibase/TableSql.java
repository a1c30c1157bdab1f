package dev.stopover.project.liquibase;

import dev.stopover.syntax.Excerpt;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tables and columns that a changelog makes, changes and drops, in SQL. */
final class TableSql {

    private static final String SCHEMA = "schemaName";
    private static final String TABLE = "tableName";
    private static final String COLUMN = "columnName";

    private final GeneratedSql sql;
    private final ColumnSql columns;
    private final ConstraintSql constraints;

    TableSql(GeneratedSql sql) {
        this.sql = sql;
        this.columns = new ColumnSql(sql);
        this.constraints = new ConstraintSql(sql);
    }

    /** Writes a change; false if it is none of these. */
    boolean write(Node change) {
        switch (change.name()) {
            case "createTable" -> createTable(change);
            case "dropTable" -> {
                sql.words("DROP TABLE ").qualified(change, SCHEMA, TABLE);
                sql.words(change.isTrue("cascadeConstraints") ? " CASCADE" : "").end();
            }
            case "renameTable" -> {
                sql.words("ALTER TABLE ").qualified(change, SCHEMA, "oldTableName");
                sql.optional(" RENAME TO ", change, "newTableName", "").end();
            }
            case "addColumn" -> change.children("column").forEach(column -> addColumn(change, column));
            case "dropColumn" -> dropColumn(change);
            case "renameColumn" -> {
                alter(change).optional(" RENAME COLUMN ", change, "oldColumnName", " TO ");
                sql.name(change.value("newColumnName").orElse(Excerpt.of(""))).end();
            }
            case "modifyDataType" -> {
                alterColumn(change).words(" TYPE ");
                columns.type(change, "newDataType");
                sql.optional(" USING (", change, COLUMN, "::");
                columns.type(change, "newDataType");
                sql.words(")").end();
            }
            case "addNotNullConstraint" -> {
                if (change.value("defaultNullValue").isPresent()) {
                    sql.words("UPDATE ").qualified(change, SCHEMA, TABLE);
                    sql.optional(" SET ", change, COLUMN, " = ");
                    columns.value(change, "defaultNullValue", "");
                    sql.optional(" WHERE ", change, COLUMN, " IS NULL").end();
                }
                alterColumn(change).words(" SET NOT NULL").end();
            }
            case "dropNotNullConstraint" ->
                alterColumn(change).words(" DROP NOT NULL").end();
            case "addDefaultValue" -> {
                alterColumn(change).words(" SET DEFAULT ");
                columns.value(change, "defaultValue", change.text("columnDataType"));
                sql.end();
                if (change.value("defaultValueSequenceNext").isPresent()) {
                    sql.optional("ALTER SEQUENCE ", change, "defaultValueSequenceNext", " OWNED BY ");
                    sql.qualified(change, SCHEMA, TABLE)
                            .optional(".", change, COLUMN, "")
                            .end();
                }
            }
            case "dropDefaultValue" ->
                alterColumn(change).words(" DROP DEFAULT").end();
            case "setTableRemarks" -> remarks(change, change, TABLE);
            case "setColumnRemarks" -> remarks(change, change, COLUMN);
            case "addAutoIncrement" -> autoIncrement(change);
            default -> {
                return false;
            }
        }
        return true;
    }

    private GeneratedSql alter(Node change) {
        return sql.words("ALTER TABLE ").qualified(change, SCHEMA, TABLE);
    }

    private GeneratedSql alterColumn(Node change) {
        return alter(change).optional(" ALTER COLUMN ", change, COLUMN, "");
    }

    private void createTable(Node change) {
        sql.words(change.isTrue("ifNotExists") ? "CREATE TABLE IF NOT EXISTS " : "CREATE TABLE ");
        sql.qualified(change, SCHEMA, TABLE).words(" (");
        List<Node> written = change.children("column");
        List<Runnable> parts = new ArrayList<>();
        List<Node> keys = new ArrayList<>();
        for (Node column : written) {
            Optional<Node> rules = column.child("constraints");
            boolean key = rules.filter(rule -> rule.isTrue("primaryKey")).isPresent();
            boolean notNull =
                    key || rules.filter(rule -> rule.isFalse("nullable")).isPresent();
            parts.add(() -> columns.definition(column, notNull));
            if (key) {
                keys.add(column);
            }
        }
        if (!keys.isEmpty()) {
            parts.add(() -> constraints.primaryKey(change, keys));
        }
        for (Node column : written) {
            column.child("constraints")
                    .filter(ConstraintSql::refers)
                    .ifPresent(rules -> parts.add(() -> {
                        constraints.name(rules, "foreignKeyName");
                        constraints.foreignKey(column, rules);
                    }));
        }
        for (Node column : written) {
            column.child("constraints")
                    .filter(rules -> rules.isTrue("unique"))
                    .ifPresent(rules -> parts.add(() -> {
                        constraints.name(rules, "uniqueConstraintName");
                        sql.optional("UNIQUE (", column, "name", ")");
                    }));
        }
        sql.separated(parts, ", ");
        sql.words(")").optional(" TABLESPACE ", change, "tablespace", "").end();
        remarks(change, change, TABLE);
        written.forEach(column -> remarks(change, column, "name"));
    }

    private void addColumn(Node change, Node column) {
        Optional<Node> rules = column.child("constraints");
        boolean key = rules.filter(rule -> rule.isTrue("primaryKey")).isPresent();
        sql.standFor(column);
        alter(change).words(" ADD ");
        columns.definition(
                column, key || rules.filter(rule -> rule.isFalse("nullable")).isPresent());
        sql.words(key ? " PRIMARY KEY" : "").end();
        if (rules.filter(rule -> rule.isTrue("unique")).isPresent()) {
            alter(change).words(" ADD ");
            constraints.name(rules.get(), "uniqueConstraintName");
            sql.optional("UNIQUE (", column, "name", ")").end();
        }
        if (rules.filter(ConstraintSql::refers).isPresent()) {
            alter(change).words(" ADD ");
            constraints.name(rules.get(), "foreignKeyName");
            constraints.foreignKey(column, rules.get());
            sql.end();
        }
        if (ColumnSql.hasValue(column)) {
            sql.words("UPDATE ").qualified(change, SCHEMA, TABLE).optional(" SET ", column, "name", " = ");
            columns.value(column, "value", column.text("type"));
            sql.end();
        }
        remarks(change, column, "name");
        sql.standFor(change);
    }

    private void dropColumn(Node change) {
        if (change.value(COLUMN).isPresent()) {
            alter(change).optional(" DROP COLUMN ", change, COLUMN, "").end();
        }
        for (Node column : change.children("column")) {
            alter(change).optional(" DROP COLUMN ", column, "name", "").end();
        }
    }

    /** A remark about a table or a column of it. */
    private void remarks(Node table, Node described, String key) {
        Optional<Excerpt> remarks = described.value("remarks");
        if (remarks.isEmpty()) {
            return;
        }
        boolean column = !key.equals(TABLE);
        sql.words(column ? "COMMENT ON COLUMN " : "COMMENT ON TABLE ").qualified(table, SCHEMA, TABLE);
        if (column) {
            sql.optional(".", described, key, "");
        }
        sql.words(" IS ").constant(remarks.get()).end();
    }

    private void autoIncrement(Node change) {
        String sequence = change.text(TABLE) + "_" + change.text(COLUMN) + "_seq";
        sql.words("CREATE SEQUENCE IF NOT EXISTS ")
                .optional("", change, SCHEMA, ".")
                .words(sequence)
                .end();
        alterColumn(change).words(" SET NOT NULL").end();
        alterColumn(change).words(" SET DEFAULT nextval('").optional("", change, SCHEMA, ".");
        sql.words(sequence + "')").end();
        sql.words("ALTER SEQUENCE ").optional("", change, SCHEMA, ".").words(sequence + " OWNED BY ");
        sql.qualified(change, SCHEMA, TABLE).optional(".", change, COLUMN, "").end();
    }
}
