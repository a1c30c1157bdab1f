package dev.stopover.catalog.effect;

import dev.stopover.catalog.Catalog;
import dev.stopover.catalog.Column;
import dev.stopover.catalog.DataType;
import dev.stopover.catalog.OpenTransaction;
import dev.stopover.catalog.Table;
import dev.stopover.catalog.UserType;
import dev.stopover.syntax.Expression;
import dev.stopover.syntax.Insert;
import dev.stopover.syntax.QualifiedName;
import dev.stopover.syntax.Query;
import dev.stopover.syntax.Update;
import dev.stopover.syntax.WrittenValue;
import java.util.Optional;

/** What PostgreSQL refuses because it uses a label that the open transaction added to an enum. */
final class NewLabelRefusals {

    private final Situation situation;
    private final Touches touches;

    NewLabelRefusals(Situation situation, Touches touches) {
        this.situation = situation;
        this.touches = touches;
    }

    void values(Update update) {
        values(update.query(), update.table(), false);
    }

    /** Without a list of columns the values go to those of the table, in their order. */
    void values(Insert insert) {
        values(insert.query(), insert.table(), insert.columns().isEmpty());
    }

    private void values(Query query, QualifiedName name, boolean inOrder) {
        if (!typesHaveChanged()) {
            return;
        }
        Optional<Table> table = situation.before().table(name);
        if (table.isEmpty()) {
            return;
        }
        situation.answers().ask(query).ifPresent(answer -> {
            for (WrittenValue value : answer.values()) {
                value.column()
                        .flatMap(column -> table.get().column(column))
                        .or(() -> inOrder ? inPlace(table.get(), value.position()) : Optional.empty())
                        .ifPresent(
                                column -> label(column.type(), value.literal().value()));
            }
        });
    }

    private static Optional<Column> inPlace(Table table, int position) {
        boolean known = table.isKnown() && position < table.columns().size();
        return known ? Optional.of(table.columns().get(position)) : Optional.empty();
    }

    void used(DataType type, Expression expression) {
        if (!typesHaveChanged()) {
            return;
        }
        situation
                .answers()
                .ask(expression)
                .ifPresent(answer -> answer.literals().forEach(literal -> label(type, literal.value())));
    }

    private boolean typesHaveChanged() {
        return situation
                .before()
                .transaction()
                .filter(open ->
                        open.catalog().typesById() != situation.catalog().typesById())
                .isPresent();
    }

    /** A label that the open transaction added to an enum cannot be used before it is committed. */
    private void label(DataType type, String label) {
        Optional<UserType> now = situation.catalog().type(type.id());
        Optional<UserType> begun = situation
                .before()
                .transaction()
                .map(OpenTransaction::catalog)
                .flatMap((Catalog catalog) -> catalog.type(type.id()));
        if (now.isPresent()
                && begun.isPresent()
                && now.get().kind() == UserType.Kind.ENUM
                && now.get().labels().contains(label)
                && !begun.get().labels().contains(label)
                && now.get().labels().size() > begun.get().labels().size()) {
            touches.refuse(
                    "55P04",
                    "unsafe use of new value \"%s\" of enum type %s"
                            .formatted(label, now.get().name().name()));
        }
    }
}
