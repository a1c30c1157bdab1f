package dev.stopover.syntax;

import java.util.List;
import java.util.Optional;

/**
 * What can be said of queries, expressions and bodies beyond their tokens. Answers are found on the first question and
 * kept; an empty one means that nothing can be said, and whoever asked stays silent.
 */
public interface Answers {

    /** What an expression calls, uses and stands for. */
    Optional<ExpressionAnswer> ask(Expression expression);

    /** What a query or data change reads, calls and writes. */
    Optional<QueryAnswer> ask(Query query);

    /** What a body in SQL or PL/pgSQL is made of; empty for other languages and bodies that cannot be read. */
    Optional<PlpgsqlBlock> ask(Body body, String language);

    /**
     * What a body executes when it runs, in order: its statements, and those of each EXECUTE of constant text.
     *
     * @param arguments what stands for the body's parameters by name and position, where it is known
     */
    List<Executed> executed(Body body, String language, Statement written, Arguments arguments);
}
