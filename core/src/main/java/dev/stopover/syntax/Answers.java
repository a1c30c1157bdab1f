package dev.stopover.syntax;

import dev.stopover.source.SourceFile;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What can be said of queries, expressions and bodies beyond their tokens. Answers are found on the first question and
 * kept; an empty one means that nothing can be said, and whoever asked stays silent.
 */
public interface Answers {

    /** What an expression mentions. */
    Mentions mentions(Expression expression);

    /** What a query or data change mentions. */
    Mentions mentions(Query query);

    /** What an expression calls, uses and stands for. */
    Optional<ExpressionAnswer> ask(Expression expression);

    /** What a query or data change reads, calls and writes. */
    Optional<QueryAnswer> ask(Query query);

    /** The data changes in the WITH clause of a query or data change, in order, each as a statement of its own. */
    List<Statement> changes(Query query);

    /**
     * What a body in SQL or PL/pgSQL executes when it runs, in order: its statements, and those of each EXECUTE of
     * constant text; empty for other languages.
     *
     * @param language the language of the body, folded
     * @param written the statement of the script that runs it
     * @param arguments the values of parameters that are known, by name and by position ({@code $1})
     */
    List<Executed> executed(Body body, String language, Statement written, Map<String, String> arguments);

    /** What the statements of a file execute, in order. */
    List<Executed> executed(SourceFile file);

    /** What a body in PL/pgSQL is made of; empty for other languages and where it is wrong. */
    Optional<PlpgsqlBlock> block(Body body, String language);

    /**
     * What is wrong with a body in SQL or PL/pgSQL, in the order in which it stands; the errors of SQL that is embedded
     * in a block of PL/pgSQL belong to its statements.
     *
     * @param parameters the names of the function's parameters
     */
    List<ParseError> errors(Body body, String language, Set<String> parameters);

    /** What is wrong with the body of a function. */
    default List<ParseError> errors(CreateFunction create) {
        Set<String> parameters = new HashSet<>();
        create.parameters().forEach(parameter -> parameter.name().ifPresent(name -> parameters.add(name.value())));
        return create.body()
                .map(body -> errors(body, create.language().orElse("sql"), parameters))
                .orElse(List.of());
    }

    /** What is wrong with the body of a DO block. */
    default List<ParseError> errors(DoBlock block) {
        return errors(block.body(), block.language().orElse("plpgsql"), Set.of());
    }
}
