package dev.stopover.parser;

import dev.stopover.source.TextRange;
import dev.stopover.syntax.AddConstraint;
import dev.stopover.syntax.AlterRole;
import dev.stopover.syntax.AlterSequence;
import dev.stopover.syntax.AlterTable;
import dev.stopover.syntax.Comment;
import dev.stopover.syntax.CreateRole;
import dev.stopover.syntax.CreateSequence;
import dev.stopover.syntax.CreateTable;
import dev.stopover.syntax.Delete;
import dev.stopover.syntax.Excerpt;
import dev.stopover.syntax.Insert;
import dev.stopover.syntax.Names;
import dev.stopover.syntax.Statement;
import dev.stopover.syntax.Tokens;
import dev.stopover.syntax.Update;
import java.util.Optional;

/**
 * Reads a statement whose gaps stand in the place of values: a default, the text of a comment, the number at which a
 * sequence starts again. Whatever the value is, the statement does all the rest.
 */
final class ValueGaps {

    private static final String GAP = String.valueOf(Names.GAP);

    private final Tokens tokens;
    private final int first;
    private final int limit;

    ValueGaps(Tokens tokens, int first, int limit) {
        this.tokens = tokens;
        this.first = first;
        this.limit = limit;
    }

    /** The statement with its gaps in strings, if that is where they are or could be. */
    Optional<Statement> filled(Statement read) {
        if (gaps(false)) {
            return Optional.of(read).filter(statement -> isRest(statement, false));
        }
        if (!gaps(true)) {
            return Optional.empty();
        }
        // A gap alone may stand for a string or for a number; where a name belongs neither can.
        return parsed("'" + GAP + "'")
                .filter(statement -> isRest(statement, true))
                .or(() -> parsed("1").filter(statement -> isRest(statement, true)));
    }

    /** Whether all gaps are in strings, or also alone. */
    private boolean gaps(boolean alone) {
        for (int at = first; at < limit; at++) {
            int index = tokens.significant(at);
            boolean value =
                    tokens.kind(index).isString() || alone && tokens.text(index).equals(GAP);
            if (!value && Names.hasGap(tokens.text(index))) {
                return false;
            }
        }
        return true;
    }

    private Optional<Statement> parsed(String value) {
        Excerpt source = tokens.excerpt();
        Excerpt.Builder builder = Excerpt.builder();
        int copied = tokens.start(tokens.significant(first));
        for (int at = first; at < limit; at++) {
            int index = tokens.significant(at);
            if (tokens.text(index).equals(GAP)) {
                TextRange place = tokens.range(index);
                builder.append(source, copied, tokens.start(index)).append(value, place);
                copied = tokens.end(index);
            }
        }
        Tokens filled = Lexer.lexBody(builder.append(source, copied, tokens.end(tokens.significant(limit - 1)))
                .build());
        return Optional.of(StatementParser.parse(filled, 0, filled.significantCount()));
    }

    /** Whether nothing but values can hang on the strings of a statement, or on any expression in it. */
    private static boolean isRest(Statement statement, boolean anyExpression) {
        if (statement instanceof AlterTable alter) {
            return !anyExpression || alter.actions().stream().noneMatch(AddConstraint.class::isInstance);
        }
        return statement instanceof AlterSequence
                || statement instanceof CreateSequence
                || statement instanceof Comment
                || statement instanceof Insert
                || statement instanceof Update
                || statement instanceof Delete
                || statement instanceof CreateRole
                || statement instanceof AlterRole
                || statement instanceof CreateTable && !anyExpression;
    }
}
