package dev.stopover.catalog.effect;

import dev.stopover.catalog.Catalog;
import dev.stopover.catalog.Column;
import dev.stopover.catalog.DataType;
import dev.stopover.catalog.OpenTransaction;
import dev.stopover.catalog.Relation;
import dev.stopover.catalog.Table;
import dev.stopover.catalog.UserType;
import dev.stopover.syntax.AddColumn;
import dev.stopover.syntax.AddConstraint;
import dev.stopover.syntax.AlterTable;
import dev.stopover.syntax.AlterTableAction;
import dev.stopover.syntax.CheckConstraint;
import dev.stopover.syntax.Constraint;
import dev.stopover.syntax.Expression;
import dev.stopover.syntax.Insert;
import dev.stopover.syntax.Keyword;
import dev.stopover.syntax.QualifiedName;
import dev.stopover.syntax.Query;
import dev.stopover.syntax.SetDefault;
import dev.stopover.syntax.TokenKind;
import dev.stopover.syntax.Tokens;
import dev.stopover.syntax.Update;
import dev.stopover.syntax.WrittenValue;
import java.util.List;
import java.util.Optional;

/** What PostgreSQL refuses because it uses a label that the open transaction added to an enum. */
final class NewLabelRefusals {

    private static final int ADDED_IN_TRANSACTION = 12;

    /** From 17 on all labels of a type that the transaction itself made may be used. */
    private static final int WHOLE_TYPE = 17;

    private final Situation situation;
    private final Touches touches;

    NewLabelRefusals(Situation situation, Touches touches) {
        this.situation = situation;
        this.touches = touches;
    }

    void values(Update update) {
        values(update.query(), update.table(), false);
        if (!update.from()) {
            update.where().ifPresent(where -> compared(update.table(), where));
        }
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

    private void used(DataType type, Expression expression) {
        if (!typesHaveChanged()) {
            return;
        }
        situation
                .answers()
                .ask(expression)
                .ifPresent(answer -> answer.literals().forEach(literal -> label(type, literal.value())));
    }

    void used(AlterTable alter, AlterTableAction action) {
        if (action instanceof AddColumn add && add.column().type().isPresent()) {
            DataType type = situation.before().type(add.column().type().get());
            add.column().defaultValue().ifPresent(value -> used(type, value.expression()));
            add.column().constraints().forEach(constraint -> used(alter, constraint));
        } else if (action instanceof SetDefault set) {
            situation
                    .before()
                    .relation(alter.table())
                    .flatMap(relation -> relation.column(set.column().value()))
                    .ifPresent(column -> used(column.type(), set.value()));
        } else if (action instanceof AddConstraint add) {
            used(alter, add.constraint());
        }
    }

    private void used(AlterTable alter, Constraint constraint) {
        if (constraint instanceof CheckConstraint check) {
            touches.at(check.expression());
            compared(alter.table(), check.expression());
        }
    }

    /** Labels beside columns of the enum alone; a cast may have made text of the column. */
    void compared(QualifiedName name, Expression condition) {
        if (!typesHaveChanged() || casts(condition)) {
            return;
        }
        Optional<Relation> relation =
                situation.after().relation(name).or(() -> situation.before().relation(name));
        situation
                .answers()
                .ask(condition)
                .filter(answer -> answer.calls().isEmpty())
                .ifPresent(answer -> {
                    List<Optional<Column>> columns = answer.columns().stream()
                            .map(used -> relation.flatMap(known -> known.column(used.column())))
                            .toList();
                    if (!columns.isEmpty()
                            && columns.stream()
                                    .allMatch(column -> column.filter(known -> isEnum(known.type()))
                                            .isPresent())) {
                        answer.literals()
                                .forEach(literal -> columns.stream()
                                        .map(column -> column.get().type())
                                        .distinct()
                                        .forEach(type -> label(type, literal.value())));
                    }
                });
    }

    private boolean isEnum(DataType type) {
        return situation
                .catalog()
                .type(type.id())
                .filter(known -> known.kind() == UserType.Kind.ENUM)
                .isPresent();
    }

    private static boolean casts(Expression expression) {
        Tokens tokens = expression.tokens();
        for (int i = expression.first(); i <= expression.last(); i++) {
            if (tokens.kind(i) == TokenKind.DOUBLE_COLON || tokens.keyword(i) == Keyword.CAST) {
                return true;
            }
        }
        return false;
    }

    /** Before 12 it is the new label that a transaction refuses. */
    private boolean typesHaveChanged() {
        return situation.major() >= ADDED_IN_TRANSACTION
                && situation
                        .before()
                        .transaction()
                        .filter(open -> open.catalog().typesById()
                                != situation.catalog().typesById())
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
                && now.get().kind() == UserType.Kind.ENUM
                && now.get().labels().contains(label)
                && begun.map(before -> isNew(label, before, now.get()))
                        .orElse(situation.major() < WHOLE_TYPE
                                && now.get().added().contains(label))) {
            touches.refuse(
                    "55P04",
                    "unsafe use of new value \"%s\" of enum type %s"
                            .formatted(label, now.get().name().name()));
        }
    }

    private static boolean isNew(String label, UserType before, UserType now) {
        return !before.labels().contains(label)
                && now.labels().size() > before.labels().size();
    }
}
