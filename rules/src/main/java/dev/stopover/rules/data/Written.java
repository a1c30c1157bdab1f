package dev.stopover.rules.data;

import dev.stopover.migration.Script;
import dev.stopover.rule.RuleContext;
import dev.stopover.source.TextRange;
import dev.stopover.syntax.Copy;
import dev.stopover.syntax.Delete;
import dev.stopover.syntax.Expression;
import dev.stopover.syntax.ExpressionAnswer;
import dev.stopover.syntax.Insert;
import dev.stopover.syntax.Literal;
import dev.stopover.syntax.Merge;
import dev.stopover.syntax.QualifiedName;
import dev.stopover.syntax.Query;
import dev.stopover.syntax.Statement;
import dev.stopover.syntax.Update;
import dev.stopover.syntax.WrittenValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A text that a data change writes into a column, or by which it finds its rows.
 *
 * @param table the table
 * @param column the column, if it is named
 * @param position the number of the column in its row, 0-based; negative if that is not known
 * @param value the text
 * @param range where it stands
 */
record Written(QualifiedName table, Optional<String> column, int position, String value, TextRange range) {

    /** The texts of a statement, in order. */
    static List<Written> by(Statement statement, Script script, RuleContext context) {
        if (statement instanceof Insert insert) {
            return values(insert.table(), insert.query(), context);
        } else if (statement instanceof Merge merge) {
            return values(merge.table(), merge.query(), context);
        } else if (statement instanceof Update update) {
            List<Written> found = values(update.table(), update.query(), context);
            update.where().ifPresent(where -> found.addAll(conditions(update.table(), where, context)));
            return found;
        } else if (statement instanceof Delete delete) {
            return delete.where()
                    .map(where -> conditions(delete.table(), where, context))
                    .orElse(List.of());
        } else if (statement instanceof Copy copy && copy.from() && copy.table().isPresent()) {
            return rows(copy, copy.table().get(), script);
        }
        return List.of();
    }

    private static List<Written> values(QualifiedName table, Query query, RuleContext context) {
        List<Written> found = new ArrayList<>();
        context.ask(query).ifPresent(answer -> {
            for (WrittenValue value : answer.values()) {
                if (value.literal().kind() == Literal.Kind.STRING) {
                    found.add(new Written(
                            table,
                            value.column(),
                            value.position(),
                            value.literal().value(),
                            value.range()));
                }
            }
        });
        return found;
    }

    /** A condition says whose row is meant: the column beside a text is taken to be one that the condition uses. */
    private static List<Written> conditions(QualifiedName table, Expression where, RuleContext context) {
        Optional<ExpressionAnswer> answer = context.ask(where);
        Optional<String> column = answer.flatMap(found -> found.columns().stream()
                .map(reference -> reference.column())
                .filter(PersonalNames::isPersonalColumn)
                .findFirst());
        return answer.map(found -> found.literals().stream()
                        .filter(literal -> literal.kind() == Literal.Kind.STRING)
                        .map(literal -> new Written(table, column, -1, literal.value(), literal.range()))
                        .toList())
                .orElse(List.of());
    }

    /** The cells of the rows that follow COPY … FROM stdin, in PostgreSQL's text format. */
    private static List<Written> rows(Copy copy, QualifiedName table, Script script) {
        List<Written> found = new ArrayList<>();
        TextRange data = copy.data().orElse(TextRange.at(0));
        String text = script.file().text();
        int position = 0;
        int start = data.start();
        for (int at = data.start(); at < data.end(); at++) {
            char unit = text.charAt(at);
            if (unit == '\t' || unit == '\n' || unit == '\r') {
                if (at > start) {
                    Optional<String> column = position < copy.columns().size()
                            ? Optional.of(copy.columns().get(position).value())
                            : Optional.empty();
                    found.add(
                            new Written(table, column, position, text.substring(start, at), new TextRange(start, at)));
                }
                position = unit == '\t' ? position + 1 : 0;
                start = at + 1;
            }
        }
        return found;
    }
}
