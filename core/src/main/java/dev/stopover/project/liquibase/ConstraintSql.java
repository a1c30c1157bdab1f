package dev.stopover.project.liquibase;

import dev.stopover.syntax.Excerpt;
import dev.stopover.syntax.Names;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Constraints and indexes that a changelog makes and drops, in SQL. */
final class ConstraintSql {

    private static final String NAME = "constraintName";

    private final GeneratedSql sql;

    ConstraintSql(GeneratedSql sql) {
        this.sql = sql;
    }

    /** Writes a change; false if it is none of these. */
    boolean write(Node change) {
        switch (change.name()) {
            case "addForeignKeyConstraint" -> foreignKey(change);
            case "addUniqueConstraint" -> added(change, "UNIQUE (");
            case "addPrimaryKey" -> added(change, "PRIMARY KEY (");
            case "dropForeignKeyConstraint" -> dropped(change, "baseTableSchemaName", "baseTableName");
            case "dropUniqueConstraint" -> dropped(change, "schemaName", "tableName");
            case "dropPrimaryKey" -> {
                if (change.value(NAME).isPresent()) {
                    dropped(change, "schemaName", "tableName");
                } else {
                    dropPrimaryKey(change);
                }
            }
            case "createIndex" -> createIndex(change);
            case "dropIndex" -> {
                sql.words("DROP INDEX ")
                        .qualified(change, "schemaName", "indexName")
                        .end();
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    /** The name of a constraint, if it has one. */
    void name(Node rules, String key) {
        sql.optional("CONSTRAINT ", rules, key, " ");
    }

    /** The primary key of a table that is made. */
    void primaryKey(Node table, List<Node> keys) {
        Node rules = keys.stream()
                .flatMap(column -> column.child("constraints").stream())
                .filter(each -> each.value("primaryKeyName").isPresent())
                .findFirst()
                .orElse(table);
        if (rules == table) {
            String made = table.text("tableName") + "_pkey";
            sql.words("CONSTRAINT " + (made.equals(Names.quoted(made)) ? made : "\"" + made + "\"") + " ");
        } else {
            name(rules, "primaryKeyName");
        }
        List<Runnable> columns = new ArrayList<>();
        keys.forEach(column -> columns.add(() -> sql.optional("", column, "name", "")));
        sql.words("PRIMARY KEY (").separated(columns, ", ");
        sql.words(")");
    }

    /** Whether a column refers to another table. */
    static boolean refers(Node rules) {
        return rules.value("references").isPresent()
                || rules.value("referencedTableName").isPresent();
    }

    /** What a column refers to. */
    void foreignKey(Node column, Node rules) {
        sql.optional("FOREIGN KEY (", column, "name", ") REFERENCES ");
        if (rules.value("references").isPresent()) {
            sql.text(rules.value("references").get());
        } else {
            sql.qualified(rules, "referencedTableSchemaName", "referencedTableName")
                    .words(" (");
            sql.names(rules.value("referencedColumnNames").orElse(Excerpt.of("")))
                    .words(")");
        }
        sql.words(rules.isTrue("deleteCascade") ? " ON DELETE CASCADE" : "");
        deferring(rules);
    }

    private void deferring(Node rules) {
        sql.words(rules.isTrue("deferrable") ? " DEFERRABLE" : "");
        sql.words(rules.isTrue("initiallyDeferred") ? " INITIALLY DEFERRED" : "");
    }

    private void foreignKey(Node change) {
        sql.words("ALTER TABLE ")
                .qualified(change, "baseTableSchemaName", "baseTableName")
                .words(" ADD ");
        name(change, NAME);
        sql.words("FOREIGN KEY (").names(value(change, "baseColumnNames")).words(") REFERENCES ");
        sql.qualified(change, "referencedTableSchemaName", "referencedTableName")
                .words(" (");
        sql.names(value(change, "referencedColumnNames")).words(")");
        action(change, "onUpdate", " ON UPDATE ");
        action(change, "onDelete", " ON DELETE ");
        sql.words(change.isTrue("deleteCascade") && change.value("onDelete").isEmpty() ? " ON DELETE CASCADE" : "");
        deferring(change);
        sql.words(change.isFalse("validate") ? " NOT VALID" : "").end();
    }

    private void action(Node change, String key, String words) {
        change.value(key).ifPresent(action -> sql.words(words).text(action));
    }

    private void added(Node change, String words) {
        sql.words("ALTER TABLE ").qualified(change, "schemaName", "tableName").words(" ADD ");
        name(change, NAME);
        sql.words(words).names(value(change, "columnNames")).words(")");
        deferring(change);
        sql.end();
    }

    private void dropped(Node change, String schema, String table) {
        sql.words("ALTER TABLE ").qualified(change, schema, table);
        sql.optional(" DROP CONSTRAINT ", change, NAME, "").end();
    }

    /** Liquibase looks the name up when it runs. */
    private void dropPrimaryKey(Node change) {
        String schema = change.text("schemaName").isEmpty() ? "public" : folded(change.text("schemaName"));
        String table = folded(change.text("tableName"));
        sql.words("""
                DO $$ DECLARE constraint_name varchar;
                BEGIN
                  SELECT tc.CONSTRAINT_NAME into strict constraint_name
                    FROM INFORMATION_SCHEMA.TABLE_CONSTRAINTS tc
                    WHERE CONSTRAINT_TYPE = 'PRIMARY KEY'
                      AND TABLE_NAME = '%2$s' AND TABLE_SCHEMA = '%1$s';
                  EXECUTE 'alter table %3$s.%4$s drop constraint "' || constraint_name || '"';
                END $$""".formatted(schema, table, Names.quoted(schema), Names.quoted(table)))
                .end();
    }

    /** A name of capital letters alone is written without quotes. */
    private static String folded(String name) {
        return name.equals(name.toUpperCase(Locale.ROOT)) ? name.toLowerCase(Locale.ROOT) : name;
    }

    private void createIndex(Node change) {
        sql.words(change.isTrue("unique") ? "CREATE UNIQUE INDEX " : "CREATE INDEX ");
        sql.optional("", change, "indexName", " ").words("ON ");
        sql.qualified(change, "schemaName", "tableName").words("(");
        List<Runnable> columns = new ArrayList<>();
        for (Node column : change.children("column")) {
            columns.add(() -> {
                if (column.isTrue("computed") || column.text("name").contains("(")) {
                    sql.text(value(column, "name"));
                } else {
                    sql.name(value(column, "name"));
                }
                sql.words(column.isTrue("descending") ? " DESC" : "");
            });
        }
        sql.separated(columns, ", ");
        sql.words(")").optional(" TABLESPACE ", change, "tablespace", "").end();
    }

    private static Excerpt value(Node change, String key) {
        return change.value(key).orElse(Excerpt.of(""));
    }
}
