package dev.stopover.rules.transactions;

import dev.stopover.migration.Pieces;
import dev.stopover.migration.Script;
import dev.stopover.source.TextRange;
import dev.stopover.syntax.PsqlCommand;
import dev.stopover.syntax.Statement;
import dev.stopover.syntax.UnreadStatement;
import java.util.Optional;

/**
 * Where what a runner sends and what PostgreSQL takes for a statement part.
 *
 * @param statement the statement that is cut, or the first of those that are sent as one
 * @param next the statement that is sent with it; empty if it is cut
 * @param piece the string that ends inside the statement, or has both
 */
record Divergence(Statement statement, Optional<Statement> next, TextRange piece) {

    /**
     * The first one of a script. What PostgreSQL cannot read has a finding of its own, and after it nothing is certain.
     *
     * @param severalRefused whether the server refuses several statements in one string
     */
    static Optional<Divergence> first(Script script, Pieces pieces, boolean severalRefused) {
        Statement before = null;
        TextRange held = TextRange.at(0);
        for (Statement statement : script.statements()) {
            if (statement instanceof UnreadStatement opaque && opaque.error().isPresent()) {
                return Optional.empty();
            }
            if (statement instanceof UnreadStatement || statement instanceof PsqlCommand) {
                before = null;
                continue;
            }
            if (severalRefused
                    && before != null
                    && held.contains(statement.range().start())) {
                return Optional.of(new Divergence(before, Optional.of(statement), held));
            }
            int piece = pieces.at(statement.range().start());
            if (piece < 0) {
                return Optional.empty();
            }
            held = pieces.ranges().get(piece);
            if (isCut(statement, held)) {
                return Optional.of(new Divergence(statement, Optional.empty(), held));
            }
            before = statement;
        }
        return Optional.empty();
    }

    /** Whether a piece that begins at or before a statement ends inside it. */
    static boolean isCut(Statement statement, TextRange piece) {
        return piece.end() < statement.range().end()
                && piece.end() > statement.range().start();
    }
}
