package dev.stopover.project.liquibase;

import dev.stopover.syntax.Excerpt;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Views, sequences, functions and rows that a changelog makes and drops, and the SQL that stands in it as such. */
final class OtherSql {

    private static final String SCHEMA = "schemaName";

    private static final Pattern PARAMETER = Pattern.compile(":name|\\?|:value");

    private final GeneratedSql sql;
    private final ColumnSql columns;

    OtherSql(GeneratedSql sql) {
        this.sql = sql;
        this.columns = new ColumnSql(sql);
    }

    /** Writes a change; false if it is none of these. */
    boolean write(Node change) {
        switch (change.name()) {
            case "sql" -> {
                if (LiquibaseDatabases.includePostgres(change.text("dbms"))) {
                    statements(change, "sql");
                }
            }
            case "createProcedure" -> {
                if (LiquibaseDatabases.includePostgres(change.text("dbms"))) {
                    statements(change, change.value("procedureText").isPresent() ? "procedureText" : "createProcedure");
                }
            }
            case "createView" -> createView(change);
            case "dropView" ->
                sql.words("DROP VIEW ").qualified(change, SCHEMA, "viewName").end();
            case "renameView" -> {
                sql.words("ALTER TABLE ").qualified(change, SCHEMA, "oldViewName");
                sql.optional(" RENAME TO ", change, "newViewName", "").end();
            }
            case "dropProcedure" ->
                sql.words("DROP PROCEDURE ")
                        .qualified(change, SCHEMA, "procedureName")
                        .end();
            case "createSequence", "alterSequence" -> sequence(change);
            case "dropSequence" ->
                sql.words("DROP SEQUENCE ")
                        .qualified(change, SCHEMA, "sequenceName")
                        .words(" CASCADE")
                        .end();
            case "renameSequence" -> {
                sql.words("ALTER SEQUENCE ").qualified(change, SCHEMA, "oldSequenceName");
                sql.optional(" RENAME TO ", change, "newSequenceName", "").end();
            }
            case "insert" -> insert(change);
            case "update" -> update(change);
            case "delete" -> {
                sql.words("DELETE FROM ").qualified(change, SCHEMA, "tableName");
                where(change);
            }
            case "empty", "output", "stop", "tagDatabase" -> {}
            default -> {
                return false;
            }
        }
        return true;
    }

    private void statements(Node change, String key) {
        change.value(key).ifPresent(text -> {
            sql.text(change.isFalse("splitStatements") ? text : ChangesetText.ended(text, change.text("endDelimiter")));
            sql.words(text.toString().stripTrailing().endsWith(";") ? "\n" : "\n;\n");
        });
    }

    private void createView(Node change) {
        Excerpt query =
                change.value("selectQuery").or(() -> change.value("createView")).orElse(Excerpt.of(""));
        if (!change.isTrue("fullDefinition")) {
            sql.words(change.isTrue("replaceIfExists") ? "CREATE OR REPLACE VIEW " : "CREATE VIEW ");
            sql.qualified(change, SCHEMA, "viewName").words(" AS ");
        }
        sql.text(query);
        sql.words(query.toString().stripTrailing().endsWith(";") ? "\n" : "\n;\n");
    }

    private void sequence(Node change) {
        boolean create = change.name().equals("createSequence");
        sql.words(create ? "CREATE SEQUENCE IF NOT EXISTS " : "ALTER SEQUENCE ");
        sql.qualified(change, SCHEMA, "sequenceName");
        said(change, "dataType", " AS ");
        said(change, "startValue", " START WITH ");
        said(change, "incrementBy", " INCREMENT BY ");
        said(change, "minValue", " MINVALUE ");
        said(change, "maxValue", " MAXVALUE ");
        said(change, "cacheSize", " CACHE ");
        sql.words(change.isTrue("cycle") ? " CYCLE" : "").end();
    }

    private void said(Node change, String key, String words) {
        change.value(key).ifPresent(value -> sql.words(words).text(value));
    }

    private void insert(Node change) {
        List<Runnable> names = new ArrayList<>();
        List<Runnable> values = new ArrayList<>();
        for (Node column : change.children("column")) {
            names.add(() -> sql.optional("", column, "name", ""));
            values.add(() -> columns.value(column, "value", column.text("type")));
        }
        sql.words("INSERT INTO ").qualified(change, SCHEMA, "tableName").words(" (");
        sql.separated(names, ", ");
        sql.words(") VALUES (").separated(values, ", ");
        sql.words(")").end();
    }

    private void update(Node change) {
        List<Runnable> settings = new ArrayList<>();
        for (Node column : change.children("column")) {
            settings.add(() -> {
                sql.optional("", column, "name", " = ");
                columns.value(column, "value", column.text("type"));
            });
        }
        sql.words("UPDATE ").qualified(change, SCHEMA, "tableName").words(" SET ");
        sql.separated(settings, ", ");
        where(change);
    }

    private void where(Node change) {
        change.value("where").ifPresent(where -> {
            sql.words(" WHERE ");
            filled(
                    where,
                    change.child("whereParams")
                            .map(params -> params.children("param"))
                            .orElse(List.of()));
        });
        sql.end();
    }

    /** Liquibase puts the names and the values of the parameters, each in their order, where the condition asks for them. */
    private void filled(Excerpt where, List<Node> params) {
        Iterator<Node> named =
                params.stream().filter(param -> param.value("name").isPresent()).iterator();
        Iterator<Node> valued = params.stream().filter(ColumnSql::hasValue).iterator();
        Matcher place = PARAMETER.matcher(where.text()).region(where.start(), where.end());
        int from = where.start();
        while (place.find()) {
            boolean name = place.group().equals(":name");
            if (!(name ? named : valued).hasNext()) {
                continue;
            }
            sql.text(where.part(from, place.start()));
            if (name) {
                sql.optional("", named.next(), "name", "");
            } else {
                columns.value(valued.next(), "value", "");
            }
            from = place.end();
        }
        sql.text(where.part(from, where.end()));
    }
}
