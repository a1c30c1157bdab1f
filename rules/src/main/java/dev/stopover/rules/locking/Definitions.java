package dev.stopover.rules.locking;

import dev.stopover.catalog.Origin;
import dev.stopover.migration.History;
import dev.stopover.syntax.AddColumn;
import dev.stopover.syntax.AlterTable;
import dev.stopover.syntax.ColumnDefinition;
import dev.stopover.syntax.CreateTable;
import dev.stopover.syntax.Executed;
import dev.stopover.syntax.Statement;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds how columns were written when they were made. */
final class Definitions {

    private Definitions() {}

    /** The definition that stands at the origin of a column. */
    static Optional<ColumnDefinition> at(Origin origin, History history) {
        if (origin.migration() < 0) {
            return Optional.empty();
        }
        return history.migrations().get(origin.migration()).up().executed().stream()
                .filter(executed -> executed.range().contains(origin.range()))
                .map(Executed::statement)
                .flatMap(Definitions::definitions)
                .filter(definition -> definition.range().equals(origin.range()))
                .findFirst();
    }

    private static Stream<ColumnDefinition> definitions(Statement statement) {
        if (statement instanceof CreateTable create) {
            return create.columns().stream();
        }
        return statement instanceof AlterTable alter
                ? alter.actions().stream()
                        .filter(AddColumn.class::isInstance)
                        .map(action -> ((AddColumn) action).column())
                : Stream.empty();
    }
}
