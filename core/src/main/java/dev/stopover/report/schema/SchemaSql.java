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
import dev.stopover.definition.FunctionSql;
import dev.stopover.definition.SqlParts;
import dev.stopover.source.TextRange;
import dev.stopover.syntax.Names;
import dev.stopover.syntax.PartitionKey;
import dev.stopover.syntax.Persistence;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

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
        return sql.toString();
    }

    private void types() {
        shown.types().stream().sorted(Comparator.comparingInt(UserType::id)).forEach(type -> {
            switch (type.kind()) {
                case ENUM ->
                    statement("CREATE TYPE " + type.name() + " AS ENUM "
                            + type.labels().stream()
                                    .map(SqlParts::literal)
                                    .collect(Collectors.joining(", ", "(", ")")));
                case COMPOSITE ->
                    statement("CREATE TYPE " + type.name() + " AS "
                            + type.attributes().stream()
                                    .map(attribute -> Names.quoted(attribute.name()) + " "
                                            + attribute.type().canonical())
                                    .collect(Collectors.joining(", ", "(", ")")));
                case DOMAIN -> domain(type);
                default -> written(type);
            }
        });
    }

    private void domain(UserType type) {
        StringBuilder domain = new StringBuilder("CREATE DOMAIN ").append(type.name());
        type.base().ifPresent(base -> domain.append(" AS ").append(base.canonical()));
        type.defaultValue().ifPresent(value -> domain.append(" DEFAULT ").append(SqlParts.line(value)));
        domain.append(type.notNull() ? " NOT NULL" : "");
        type.constraints()
                .values()
                .forEach(constraint -> domain.append(" CONSTRAINT ")
                        .append(Names.quoted(constraint.name()))
                        .append(" CHECK (")
                        .append(constraint.expression().map(SqlParts::line).orElse("true"))
                        .append(')'));
        statement(domain.toString());
    }

    /** A type of which no more is known than the statement that made it. */
    private void written(UserType type) {
        type.origin()
                .ifPresent(origin -> statement(origin.range().of(origin.file().text())));
    }

    private void sequence(Sequence sequence) {
        if (!sequence.isIdentity()) {
            statement("CREATE SEQUENCE " + sequence.name()
                    + (sequence.type().equals("bigint") ? "" : " AS " + sequence.type()));
        }
    }

    private void function(Function function) {
        if (function.kind() == Function.Kind.AGGREGATE) {
            function.origin()
                    .ifPresent(
                            origin -> statement(origin.range().of(origin.file().text())));
            return;
        }
        String kind = function.kind() == Function.Kind.PROCEDURE ? "PROCEDURE " : "FUNCTION ";
        statement("CREATE " + kind + FunctionSql.function(function));
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
        Optional<Relation> parent = table.parents().stream().findFirst().flatMap(catalog::relation);
        StringBuilder create = new StringBuilder("CREATE ");
        create.append(table.persistence() == Persistence.UNLOGGED ? "UNLOGGED " : "");
        create.append("TABLE ").append(table.name());
        if (table.isPartition() && parent.isPresent()) {
            create.append(" PARTITION OF ").append(parent.get().name()).append(' ');
            create.append(table.partitionBound()
                    .map(bound -> text(table, bound.range()))
                    .orElse("DEFAULT"));
        } else {
            List<String> lines = new ArrayList<>();
            for (Column column : table.columns()) {
                lines.add("    " + Names.quoted(column.name()) + " " + SqlParts.column(catalog, table, column));
            }
            for (TableConstraint constraint : table.constraints().values()) {
                if (constraint.kind() == ConstraintKind.CHECK && !constraint.inherited()) {
                    lines.add("    CONSTRAINT " + Names.quoted(constraint.name()) + " "
                            + SqlParts.constraint(catalog, table, constraint));
                }
            }
            create.append(" (").append(lines.isEmpty() ? "" : "\n").append(String.join(",\n", lines));
            create.append(lines.isEmpty() ? ")" : "\n)");
            if (parent.isPresent()) {
                create.append(table.parents().stream()
                        .flatMap(id -> catalog.nameOf(id).stream())
                        .map(Object::toString)
                        .collect(Collectors.joining(", ", " INHERITS (", ")")));
            }
        }
        table.partitionKey()
                .map(PartitionKey::range)
                .ifPresent(range -> create.append(' ').append(text(table, range)));
        statement(create.toString());
    }

    private static String text(Table table, TextRange range) {
        return table.origin().map(origin -> range.of(origin.file().text())).orElse("");
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
            String options = view.options().entrySet().stream()
                    .map(option -> option.getKey() + (option.getValue().isEmpty() ? "" : " = " + option.getValue()))
                    .collect(Collectors.joining(", "));
            statement((view.isMaterialized() ? "CREATE MATERIALIZED VIEW " : "CREATE VIEW ") + view.name()
                    + (view.columnsKnown()
                            ? " "
                                    + SqlParts.names(view.columns().stream()
                                            .map(Column::name)
                                            .toList())
                            : "")
                    + (options.isEmpty() ? "" : " WITH (" + options + ")")
                    + " AS\n" + view.query().map(Object::toString).orElse("SELECT"));
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
