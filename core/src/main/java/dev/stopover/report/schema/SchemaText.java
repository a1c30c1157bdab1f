package dev.stopover.report.schema;

import dev.stopover.catalog.Catalog;
import dev.stopover.catalog.Column;
import dev.stopover.catalog.ConstraintKind;
import dev.stopover.catalog.Function;
import dev.stopover.catalog.IdentityKind;
import dev.stopover.catalog.Index;
import dev.stopover.catalog.Relation;
import dev.stopover.catalog.Sequence;
import dev.stopover.catalog.Table;
import dev.stopover.catalog.TableConstraint;
import dev.stopover.catalog.UserType;
import dev.stopover.catalog.View;
import dev.stopover.definition.SqlParts;
import dev.stopover.report.TerminalText;
import dev.stopover.secret.Secrets;
import dev.stopover.syntax.Names;
import dev.stopover.syntax.Persistence;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Writes a schema for people: each object on a line, a table with what is its own below it. */
public final class SchemaText {

    private final ShownSchema shown;
    private final Catalog catalog;
    private final StringBuilder text = new StringBuilder();

    private SchemaText(ShownSchema shown) {
        this.shown = shown;
        this.catalog = shown.catalog();
    }

    /** The schema, with a line feed after each line. */
    public static String of(ShownSchema shown) {
        SchemaText schema = new SchemaText(shown);
        shown.extensions().forEach(name -> schema.line("extension " + Names.quoted(name)));
        shown.types().forEach(schema::type);
        for (Sequence sequence : shown.sequences()) {
            if (sequence.ownerTable().isEmpty()) {
                schema.line("sequence " + sequence.name());
            }
        }
        shown.tables().forEach(schema::table);
        shown.views(false).forEach(schema::view);
        shown.views(true).forEach(schema::view);
        shown.functions().forEach(schema::function);
        return schema.text.toString();
    }

    private void type(UserType type) {
        switch (type.kind()) {
            case ENUM ->
                line("enum " + type.name() + " ("
                        + type.labels().stream().map(SqlParts::literal).collect(Collectors.joining(", ")) + ")");
            case COMPOSITE ->
                line("type " + type.name() + " ("
                        + type.attributes().stream()
                                .map(attribute -> Names.quoted(attribute.name()) + " " + shown.type(attribute))
                                .collect(Collectors.joining(", "))
                        + ")");
            case DOMAIN -> {
                line("domain " + type.name() + " "
                        + type.base()
                                .map(base -> base.printed(shown.searchPath()))
                                .orElse("")
                        + (type.notNull() ? " not null" : ""));
                type.constraints()
                        .values()
                        .forEach(constraint -> line("    " + Names.quoted(constraint.name())
                                + " check ("
                                + constraint.expression().map(SqlParts::line).orElse("") + ")"
                                + (constraint.validated() ? "" : " not valid")));
            }
            default -> line("type " + type.name());
        }
    }

    private void table(Table table) {
        List<String> marks = new ArrayList<>();
        if (table.isPartition() || !table.parents().isEmpty()) {
            marks.add((table.isPartition() ? "partition of " : "inherits ")
                    + table.parents().stream()
                            .flatMap(id -> catalog.nameOf(id).stream())
                            .map(Object::toString)
                            .collect(Collectors.joining(", ")));
        }
        if (table.rowSecurity()) {
            marks.add(table.forceRowSecurity() ? "row security forced" : "row security");
        }
        marks.addAll(Uncertainty.marks(table));
        String kind = table.persistence() == Persistence.UNLOGGED ? "unlogged " + table.kindName() : table.kindName();
        line(kind + " " + table.name() + (marks.isEmpty() ? "" : ", " + String.join(", ", marks)));
        table.columns().forEach(column -> column(table, column));
        for (ConstraintKind each : ConstraintKind.values()) {
            table.constraints().values().stream()
                    .filter(constraint -> constraint.kind() == each)
                    .forEach(constraint -> constraint(table, constraint));
        }
        indexes(table);
        table.policies().values().forEach(policy -> line("    policy " + SqlParts.policy(table, policy)));
        triggers(table);
    }

    private void column(Table table, Column column) {
        StringBuilder line = new StringBuilder("    ").append(Names.quoted(column.name()));
        line.append(' ').append(column.type().isKnown() ? shown.type(column) : "?");
        line.append(column.notNull() ? " not null" : "");
        if (column.identity() != IdentityKind.NONE) {
            line.append(" identity");
        }
        column.generated()
                .ifPresent(expression -> line.append(" generated (")
                        .append(SqlParts.line(expression))
                        .append(')'));
        SqlParts.defaultOf(catalog, table, column)
                .ifPresent(value -> line.append(" default ").append(Names.hasGap(value) ? "?" : value));
        line(line.toString());
    }

    private void constraint(Table table, TableConstraint constraint) {
        line("    " + Names.quoted(constraint.name()) + " " + SqlParts.constraint(catalog, table, constraint)
                + (constraint.inherited() ? ", inherited" : ""));
    }

    private void indexes(Relation relation) {
        relation.indexes().values().stream()
                .filter(index -> index.constraint().isEmpty())
                .sorted(Comparator.comparing(Index::name))
                .forEach(index -> line("    " + (index.unique() ? "unique index " : "index ")
                        + Names.quoted(index.name()) + " on " + SqlParts.index(relation, index)
                        + (index.valid() ? "" : ", not valid")));
    }

    private void triggers(Relation relation) {
        relation.triggers()
                .values()
                .forEach(trigger -> line("    trigger " + SqlParts.trigger(relation, trigger)
                        + (trigger.inherited() ? ", inherited" : "")));
    }

    private void view(View view) {
        line(view.kindName() + " " + view.name()
                + (view.columnsKnown()
                        ? " "
                                + SqlParts.names(view.columns().stream()
                                        .map(Column::name)
                                        .toList())
                        : "")
                + (view.securityInvoker() ? ", security invoker" : "")
                + Uncertainty.marks(view).stream().map(mark -> ", " + mark).collect(Collectors.joining()));
        indexes(view);
        triggers(view);
    }

    private void function(Function function) {
        String kind = switch (function.kind()) {
            case FUNCTION -> "function ";
            case PROCEDURE -> "procedure ";
            case AGGREGATE -> "aggregate ";
        };
        line(kind + function + (function.securityDefiner() ? ", security definer" : ""));
    }

    private void line(String line) {
        text.append(TerminalText.escaped(Secrets.masked(line))).append('\n');
    }
}
