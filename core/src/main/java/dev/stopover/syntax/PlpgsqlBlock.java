package dev.stopover.syntax;

import dev.stopover.source.Ranged;
import dev.stopover.source.TextRange;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * {@code DECLARE … BEGIN … EXCEPTION … END}: the body of a function in PL/pgSQL or of DO, or a block inside one.
 *
 * @param range where it stands
 * @param variables what it declares
 * @param statements what it does
 * @param handlers what it does after errors
 */
public record PlpgsqlBlock(
        TextRange range, List<Variable> variables, List<PlpgsqlStatement> statements, List<Handler> handlers)
        implements PlpgsqlStatement {

    /** Keeps copies of the lists. */
    public PlpgsqlBlock {
        variables = List.copyOf(variables);
        statements = List.copyOf(statements);
        handlers = List.copyOf(handlers);
    }

    /**
     * A variable.
     *
     * @param range where it is declared
     * @param name its name
     * @param type its type as written; empty for aliases and cursors
     * @param value its first value
     */
    public record Variable(TextRange range, String name, String type, Optional<Expression> value) implements Ranged {}

    /**
     * What is done after an error.
     *
     * @param range its head, {@code WHEN condition THEN}
     * @param conditions the names of the errors, in lower case, and their SQLSTATEs
     * @param statements what is done
     */
    public record Handler(TextRange range, List<String> conditions, List<PlpgsqlStatement> statements)
            implements Ranged {

        /** Keeps copies of the lists. */
        public Handler {
            conditions = List.copyOf(conditions);
            statements = List.copyOf(statements);
        }
    }

    /** All statements in it at any depth, each before those inside it. */
    public Stream<PlpgsqlStatement> descendants() {
        return Stream.concat(statements.stream(), handlers.stream().flatMap(handler -> handler.statements().stream()))
                .flatMap(PlpgsqlBlock::withDescendants);
    }

    /**
     * Whether it only looks whether all is as it should be: it can fail by RAISE EXCEPTION or ASSERT, and neither
     * changes data nor defines anything.
     */
    public boolean isVerification() {
        return descendants().anyMatch(PlpgsqlBlock::canFail) && descendants().allMatch(PlpgsqlBlock::onlyReads);
    }

    private static boolean canFail(PlpgsqlStatement statement) {
        return statement instanceof PlpgsqlStatement.Assert
                || statement instanceof PlpgsqlStatement.Raise raise && raise.fails();
    }

    private static boolean onlyReads(PlpgsqlStatement statement) {
        if (statement instanceof PlpgsqlStatement.Sql sql) {
            return sql.statement() instanceof Select;
        }
        return !(statement instanceof PlpgsqlStatement.Dynamic);
    }

    private static Stream<PlpgsqlStatement> withDescendants(PlpgsqlStatement statement) {
        Stream<PlpgsqlStatement> inside = Stream.empty();
        if (statement instanceof PlpgsqlBlock block) {
            inside = block.descendants();
        } else if (statement instanceof PlpgsqlStatement.Loop loop) {
            inside = Stream.concat(loop.dynamic().stream(), loop.statements().stream())
                    .flatMap(PlpgsqlBlock::withDescendants);
        } else if (statement instanceof PlpgsqlStatement.Branches branches) {
            inside = branches.branches().stream()
                    .flatMap(branch -> branch.statements().stream())
                    .flatMap(PlpgsqlBlock::withDescendants);
        }
        return Stream.concat(Stream.of(statement), inside);
    }
}
