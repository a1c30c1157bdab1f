package dev.stopover.definition;

import dev.stopover.catalog.Catalog;
import dev.stopover.catalog.Column;
import dev.stopover.catalog.ConstraintKind;
import dev.stopover.catalog.Function;
import dev.stopover.catalog.Origin;
import dev.stopover.catalog.Relation;
import dev.stopover.catalog.Sequence;
import dev.stopover.catalog.Table;
import dev.stopover.catalog.TableConstraint;
import dev.stopover.catalog.UserType;
import dev.stopover.catalog.View;
import dev.stopover.source.TextRange;
import dev.stopover.syntax.Names;
import dev.stopover.syntax.PartitionKey;
import dev.stopover.syntax.Persistence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The statement that makes an object, without the semicolon. */
public final class ObjectSql {

    private static final String CREATE = "CREATE ";

    private ObjectSql() {}

    /** A table with its columns and checks; keys, indexes and all else come after it. */
    public static String table(Catalog catalog, Table table) {
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
        return create.toString();
    }

    private static String text(Table table, TextRange range) {
        return table.origin().map(origin -> range.of(origin.file().text())).orElse("");
    }

    /** A view or materialized view, without indexes and triggers. */
    public static String view(View view) {
        return (view.isMaterialized() ? "CREATE MATERIALIZED VIEW " : "CREATE VIEW ") + view.name()
                + (view.columnsKnown()
                        ? " "
                                + SqlParts.names(view.columns().stream()
                                        .map(Column::name)
                                        .toList())
                        : "")
                + (view.options().isEmpty() ? "" : " WITH " + SqlParts.options(view.options()))
                + " AS\n" + view.query().map(Object::toString).orElse("SELECT");
    }

    /** A type; empty if no more is known of it than that it exists. */
    public static Optional<String> type(UserType type) {
        return switch (type.kind()) {
            case ENUM ->
                Optional.of("CREATE TYPE " + type.name() + " AS ENUM "
                        + type.labels().stream().map(SqlParts::literal).collect(Collectors.joining(", ", "(", ")")));
            case COMPOSITE ->
                Optional.of("CREATE TYPE " + type.name() + " AS "
                        + type.attributes().stream()
                                .map(attribute -> Names.quoted(attribute.name()) + " "
                                        + attribute.type().canonical())
                                .collect(Collectors.joining(", ", "(", ")")));
            case DOMAIN -> Optional.of(domain(type));
            default -> written(type.origin());
        };
    }

    private static String domain(UserType type) {
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
        return domain.toString();
    }

    /**
     * The statement that made something of which no more is known; a file in XML, YAML or JSON has it in other letters,
     * and a call of a function does not say it.
     */
    public static Optional<String> written(Optional<Origin> origin) {
        return origin.filter(made -> made.file().name().endsWith(".sql"))
                .map(made -> made.range().of(made.file().text()))
                .filter(statement -> statement.regionMatches(true, 0, CREATE, 0, CREATE.length()));
    }

    /** A sequence, without its owner. */
    public static String sequence(Sequence sequence) {
        return "CREATE SEQUENCE " + sequence.name()
                + (sequence.type().equals("bigint") ? "" : " AS " + sequence.type())
                + SqlParts.settings(sequence.settings());
    }

    /** A function, procedure or aggregate; empty if no more is known of it than that it exists. */
    public static Optional<String> function(Function function) {
        if (function.kind() == Function.Kind.AGGREGATE) {
            return written(function.origin());
        }
        String kind = function.kind() == Function.Kind.PROCEDURE ? "PROCEDURE " : "FUNCTION ";
        return Optional.of("CREATE " + kind + FunctionSql.function(function));
    }
}
