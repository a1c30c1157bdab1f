package dev.stopover.rules.data_loss;

import dev.stopover.catalog.effect.Moment;
import dev.stopover.rule.StatementContext;
import dev.stopover.source.Ranged;
import dev.stopover.syntax.CreateTableAs;
import dev.stopover.syntax.Executed;
import dev.stopover.syntax.Insert;
import dev.stopover.syntax.InsertSource;
import dev.stopover.syntax.QualifiedName;
import dev.stopover.syntax.Query;
import dev.stopover.syntax.Statement;
import dev.stopover.syntax.Update;
import java.util.Optional;

/** Finds where a script has put the rows of a table elsewhere. */
final class Copies {

    private Copies() {}

    /** The last statement before the one that is judged that writes what it reads from a table into another. */
    static Optional<Ranged> of(QualifiedName table, StatementContext context) {
        Optional<Ranged> copy = Optional.empty();
        for (Executed executed : context.script().executed()) {
            if (executed == context.executed()) {
                return copy;
            }
            if (query(executed.statement())
                    .flatMap(context::ask)
                    .filter(answer -> answer.relations().stream()
                            .anyMatch(read -> context.state()
                                    .resolve(read)
                                    .equals(context.state().resolve(table))))
                    .isPresent()) {
                copy = Optional.of(executed.statement().keywords());
            }
        }
        return copy;
    }

    private static Optional<Query> query(Statement statement) {
        if (statement instanceof Insert insert && insert.source() == InsertSource.QUERY) {
            return Optional.of(insert.query());
        }
        return statement instanceof CreateTableAs create ? Optional.of(create.query()) : Optional.empty();
    }

    /** The last statement before the one that is judged that writes what it reads from a column elsewhere. */
    static Optional<Ranged> of(QualifiedName table, String column, StatementContext context) {
        Optional<Ranged> copy = Optional.empty();
        for (Moment moment : context.moments()) {
            Statement statement = moment.statement();
            boolean same = statement instanceof Update update
                    && context.state()
                            .resolve(update.table())
                            .equals(context.state().resolve(table))
                    && update.columns().stream().noneMatch(set -> set.value().equals(column));
            Optional<Query> query = statement instanceof Update update ? Optional.of(update.query()) : query(statement);
            boolean reads = query.flatMap(context::ask)
                    .filter(answer -> answer.columns().stream()
                                    .anyMatch(read -> read.column().equals(column))
                            && (same
                                    || answer.relations().stream()
                                            .anyMatch(read -> context.state()
                                                    .resolve(read)
                                                    .equals(context.state().resolve(table)))))
                    .isPresent();
            if (reads) {
                copy = Optional.of(statement.keywords());
            }
        }
        return copy;
    }
}
