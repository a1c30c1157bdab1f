package dev.stopover.report.schema;

import dev.stopover.catalog.Catalog;
import dev.stopover.catalog.Column;
import dev.stopover.catalog.ConstraintKind;
import dev.stopover.catalog.Function;
import dev.stopover.catalog.Index;
import dev.stopover.catalog.ObjectName;
import dev.stopover.catalog.Relation;
import dev.stopover.catalog.Schema;
import dev.stopover.catalog.Sequence;
import dev.stopover.catalog.Table;
import dev.stopover.catalog.TableConstraint;
import dev.stopover.catalog.UserType;
import dev.stopover.catalog.View;
import dev.stopover.definition.CommentSql;
import dev.stopover.definition.ObjectSql;
import dev.stopover.definition.SqlParts;
import dev.stopover.syntax.Names;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Writes a schema as a script that makes it: types, functions, tables, keys, views, in an order that works. */
public final class SchemaSql {

    private final ShownSchema shown;
    private final Catalog catalog;
    private final StringBuilder sql = new StringBuilder();

    private SchemaSql(ShownSchema shown) {
        this.shown = shown;
        this.catalog = shown.catalog();
    }

    /** The script, its statements in the order in which their objects were made. */
    public static String of(ShownSchema shown) {
        return new SchemaSql(shown).script();
    }

    private String script() {
        List<Table> tables = inOrder(shown.tables());
        if (shown.table().isEmpty()) {
            statement("SET check_function_bodies = off");
            for (Schema schema : catalog.schemas().values()) {
                if (!schema.name().equals("public")
                        && schema.extension().isEmpty()
                        && !shown.hidden().contains(schema.name())) {
                    statement("CREATE SCHEMA IF NOT EXISTS " + Names.quoted(schema.name()));
                }
            }
            shown.extensions()
                    .forEach(name -> statement("CREATE EXTENSION IF NOT EXISTS " + Names.quoted(name)
                            + catalog.extensions()
                                    .find(name)
                                    .filter(extension -> catalog.schemas().containsKey(extension.schema()))
                                    .map(extension -> " SCHEMA " + Names.quoted(extension.schema()))
                                    .orElse("")));
            types();
            shown.sequences().forEach(this::sequence);
        }
        List<Function> functions = shown.functions().stream()
                .sorted(Comparator.comparingInt(Function::id))
                .toList();
        functions.stream().filter(function -> !usesRelation(function)).forEach(this::function);
        tables.forEach(this::table);
        functions.stream().filter(this::usesRelation).forEach(this::function);
        tables.forEach(this::keys);
        tables.forEach(this::indexes);
        views();
        tables.forEach(table -> constraints(table, ConstraintKind.FOREIGN_KEY));
        tables.forEach(this::owned);
        tables.forEach(this::guarded);
        shown.comments()
                .forEach((about, text) -> CommentSql.object(catalog, about)
                        .ifPresent(object -> statement(CommentSql.comment(object, text))));
        return sql.toString();
    }

    private void types() {
        shown.types().stream()
                .sorted(Comparator.comparingInt(UserType::id))
                .forEach(type -> ObjectSql.type(type).ifPresent(this::statement));
    }

    private void sequence(Sequence sequence) {
        if (!sequence.isIdentity()) {
            statement(ObjectSql.sequence(sequence));
        }
    }

    private void function(Function function) {
        ObjectSql.function(function).ifPresent(this::statement);
    }

    private boolean usesRelation(Function function) {
        return function.parameters().stream()
                        .anyMatch(parameter -> isRelation(
                                parameter.type().schema(), parameter.type().name()))
                || function.returns()
                        .filter(type -> isRelation(type.schema(), type.name()))
                        .isPresent();
    }

    private boolean isRelation(Optional<String> schema, String name) {
        List<String> schemas = schema.map(List::of).orElse(shown.searchPath());
        return schemas.stream()
                .anyMatch(each -> catalog.relation(new ObjectName(each, name)).isPresent());
    }

    private void table(Table table) {
        statement(ObjectSql.table(catalog, table));
    }

    private void keys(Table table) {
        for (ConstraintKind kind : List.of(ConstraintKind.PRIMARY_KEY, ConstraintKind.UNIQUE, ConstraintKind.EXCLUDE)) {
            constraints(table, kind);
        }
    }

    private void constraints(Table table, ConstraintKind kind) {
        for (TableConstraint constraint : table.constraints().values()) {
            if (constraint.kind() == kind && !constraint.inherited()) {
                statement("ALTER TABLE " + table.name() + " ADD CONSTRAINT " + Names.quoted(constraint.name()) + " "
                        + SqlParts.constraint(catalog, table, constraint));
            }
        }
    }

    private void indexes(Relation relation) {
        List<Index> indexes = new ArrayList<>(relation.indexes().values());
        indexes.sort(Comparator.comparingInt(Index::number));
        for (Index index : indexes) {
            if (index.constraint().isEmpty() && index.parent().isEmpty()) {
                statement((index.unique() ? "CREATE UNIQUE INDEX " : "CREATE INDEX ") + Names.quoted(index.name())
                        + " ON " + (index.valid() ? "" : "ONLY ") + SqlParts.index(relation, index));
            }
        }
    }

    private void views() {
        List<View> views = new ArrayList<>(shown.views(false));
        views.addAll(shown.views(true));
        for (View view : inOrder(views)) {
            statement(ObjectSql.view(view));
            indexes(view);
            triggers(view);
        }
    }

    private void owned(Table table) {
        for (Column column : table.columns()) {
            for (Sequence sequence : catalog.sequencesOf(table, column)) {
                if (!sequence.isIdentity()) {
                    statement("ALTER SEQUENCE " + sequence.name() + " OWNED BY " + table.name() + "."
                            + Names.quoted(column.name()));
                }
            }
        }
    }

    private void guarded(Table table) {
        triggers(table);
        if (table.rowSecurity()) {
            statement("ALTER TABLE " + table.name() + " ENABLE ROW LEVEL SECURITY");
        }
        if (table.forceRowSecurity()) {
            statement("ALTER TABLE " + table.name() + " FORCE ROW LEVEL SECURITY");
        }
        table.policies().values().forEach(policy -> statement("CREATE POLICY " + SqlParts.policy(table, policy)));
    }

    private void triggers(Relation relation) {
        relation.triggers().values().stream()
                .filter(trigger -> !trigger.inherited())
                .forEach(trigger -> statement((trigger.constraint() ? "CREATE CONSTRAINT TRIGGER " : "CREATE TRIGGER ")
                        + SqlParts.trigger(relation, trigger)));
    }

    private static <R extends Relation> List<R> inOrder(List<R> relations) {
        return relations.stream().sorted(Comparator.comparingInt(Relation::id)).toList();
    }

    private void statement(String statement) {
        sql.append(statement).append(";\n");
    }
}
