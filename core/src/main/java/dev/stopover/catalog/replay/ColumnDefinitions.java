package dev.stopover.catalog.replay;

import dev.stopover.catalog.Column;
import dev.stopover.catalog.DataType;
import dev.stopover.catalog.Dependant;
import dev.stopover.catalog.IdentityKind;
import dev.stopover.catalog.Reference;
import dev.stopover.catalog.UserType;
import dev.stopover.source.Ranged;
import dev.stopover.syntax.ColumnDefinition;
import dev.stopover.syntax.Expression;
import dev.stopover.syntax.Identifier;
import dev.stopover.syntax.Keyword;
import dev.stopover.syntax.SequenceOptions;
import dev.stopover.syntax.TokenKind;
import dev.stopover.syntax.Tokens;
import dev.stopover.syntax.TypeName;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Adds columns to tables, with their sequences and defaults. */
final class ColumnDefinitions {

    /** {@code MaxHeapAttributeNumber}: the columns that a table can have. */
    static final int MAX_COLUMNS = 1600;

    private final Step step;

    ColumnDefinitions(Step step) {
        this.step = step;
    }

    /** A column that a child gets, its default tied to what its parent's is tied to. */
    boolean handDown(int parent, Column column, int child) {
        boolean fits = step.draft().relation(child).columns().size() < MAX_COLUMNS;
        if (fits) {
            tieDefault(parent, column, child, step.draft().addColumn(child, column.inheritedOnly()));
        }
        return fits;
    }

    void tieDefault(int parent, Column column, int child, Column added) {
        if (column.generated().isPresent()) {
            linkDefault(child, added, column.generated().get());
            return;
        }
        step.catalog()
                .references()
                .find(Dependant.column(parent, Dependant.Part.DEFAULT, column.number()))
                .ifPresent(references ->
                        step.draft().link(Dependant.column(child, Dependant.Part.DEFAULT, added.number()), references));
    }

    /** A column of CREATE TABLE; one that is inherited is merged with what its parent says. */
    void column(int table, ColumnDefinition written) {
        Optional<Column> inherited =
                step.draft().relation(table).column(written.name().value());
        if (inherited.isPresent()) {
            if (written.type().isPresent()
                    && inherited.get().local()
                    && step.draft().table(table).isKnown()) {
                step.fail(
                        written.name().range(),
                        "42701",
                        "column \"%s\" specified more than once"
                                .formatted(written.name().value()));
                return;
            }
            step.draft()
                    .putColumn(
                            table,
                            described(
                                    table,
                                    inherited
                                            .get()
                                            .withLocal(
                                                    !step.draft().table(table).isPartition()),
                                    written));
            return;
        }
        add(table, written);
    }

    /** A new column with its sequence and default, without its other constraints. */
    void add(int table, ColumnDefinition written) {
        if (isFull(table, written.name())) {
            return;
        }
        DataType type = written.type().map(step::type).orElse(DataType.UNKNOWN);
        Column column = step.draft().addColumn(table, Column.of(written.name().value(), 0, type, step.origin(written)));
        step.draft().putColumn(table, described(table, column, written));
    }

    /** Whether one more column is one too many, which is a failure. */
    boolean isFull(int table, Ranged place) {
        boolean full = step.draft().relation(table).columns().size() >= MAX_COLUMNS;
        if (full) {
            step.fail(place.range(), "54011", "tables can have at most %d columns".formatted(MAX_COLUMNS));
        }
        return full;
    }

    private Column described(int table, Column column, ColumnDefinition written) {
        Column described = column;
        if (written.collation().isPresent()) {
            described = described.withType(described.type(), written.collation().map(Identifier::value));
        }
        if (written.type().filter(TypeName::isSerial).isPresent()) {
            new SequenceStatements(step).own(table, described, false, Optional.empty(), Map.of());
            described = described.withSerial();
        }
        if (written.defaultValue().isPresent()) {
            Expression expression = written.defaultValue().get().expression();
            described = withDefault(table, described, expression);
        }
        if (written.identity().isPresent()) {
            SequenceOptions options = written.identity().get().options();
            new SequenceStatements(step).own(table, described, true, options.sequenceName(), options.settings());
            described = described.withIdentity(
                    written.identity().get().always() ? IdentityKind.ALWAYS : IdentityKind.BY_DEFAULT);
        }
        if (written.generated().isPresent()) {
            described = described.withGenerated(
                    Optional.of(written.generated().get().expression()),
                    written.generated().get().stored());
            linkDefault(table, described, written.generated().get().expression());
        }
        boolean notNull = written.isRequired();
        return notNull ? described.withNotNull(true) : described;
    }

    /** A column with a default; PostgreSQL keeps none that is null, unless the null has to be fitted to the type. */
    Column withDefault(int table, Column column, Expression expression) {
        boolean fitted = !column.type().modifiers().isEmpty()
                || step.catalog()
                        .type(column.type().id())
                        .filter(type -> type.kind() == UserType.Kind.DOMAIN)
                        .isPresent();
        if (!fitted && isNull(expression)) {
            step.draft().unlink(Dependant.column(table, Dependant.Part.DEFAULT, column.number()));
            return column.withDefault(Optional.empty());
        }
        linkDefault(table, column, expression);
        return column.withDefault(Optional.of(expression));
    }

    private static boolean isNull(Expression expression) {
        Tokens tokens = expression.tokens();
        int first = tokens.significantFrom(tokens.start(expression.first()));
        int after = tokens.significantFrom(tokens.end(expression.last()));
        return tokens.keyword(tokens.significant(first)) == Keyword.NULL
                && (after == first + 1 || tokens.kind(tokens.significant(first + 1)) == TokenKind.DOUBLE_COLON);
    }

    /** What a default or a computed column depends on. */
    void linkDefault(int table, Column column, Expression expression) {
        Set<Reference> references =
                step.references(expression, Optional.of(step.draft().relation(table)));
        Reference itself = new Reference(table, column.number());
        Set<Reference> others = references.stream()
                .filter(reference -> !reference.equals(itself) && !reference.equals(Reference.to(table)))
                .collect(Collectors.toSet());
        step.draft().link(Dependant.column(table, Dependant.Part.DEFAULT, column.number()), others);
    }
}
