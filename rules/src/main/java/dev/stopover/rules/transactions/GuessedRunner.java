package dev.stopover.rules.transactions;

import dev.stopover.migration.History;
import dev.stopover.migration.Layout;
import dev.stopover.syntax.Begin;

/** A folder of SQL files without a sign of what runs them: psql is as good a guess as any that wraps its files. */
final class GuessedRunner {

    private GuessedRunner() {}

    /** Whether nothing tells of the runner. */
    static boolean of(History history) {
        return history.layout() == Layout.PLAIN && history.choice().guessed();
    }

    /** Whether files begin transactions, so that what runs them does not. */
    static boolean leavesThemTo(History history) {
        return history.migrations().stream()
                .flatMap(migration -> migration.up().statements().stream())
                .anyMatch(Begin.class::isInstance);
    }
}
