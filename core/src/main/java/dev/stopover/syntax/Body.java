package dev.stopover.syntax;

import dev.stopover.source.Ranged;
import dev.stopover.source.TextRange;
import java.util.List;

/** The body of a function or a DO statement. */
public sealed interface Body extends Ranged {

    /**
     * A body written as a string: {@code AS $$ … $$}.
     *
     * @param range the literal, its quotes included
     * @param source the text of the body, to be lexed; for functions in C the name of the object file
     */
    record Source(TextRange range, Excerpt source) implements Body {}

    /**
     * A body written in SQL: {@code BEGIN ATOMIC … END}.
     *
     * @param range from BEGIN to END
     * @param statements its statements
     */
    record Statements(TextRange range, List<Statement> statements) implements Body {

        /** Keeps a copy of the list. */
        public Statements {
            statements = List.copyOf(statements);
        }
    }

    /**
     * A body written in SQL: {@code RETURN expression}.
     *
     * @param range from RETURN on
     * @param expression the expression
     */
    record Return(TextRange range, Expression expression) implements Body {}
}
