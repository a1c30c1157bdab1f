package dev.stopover.migration;

import dev.stopover.source.Ranged;
import dev.stopover.source.SourceFile;
import dev.stopover.source.TextRange;
import dev.stopover.syntax.Executed;
import dev.stopover.syntax.Statement;
import dev.stopover.syntax.Tokens;
import java.util.List;

/**
 * One direction of a migration.
 *
 * @param file the file it stands in
 * @param range the part of the file that it is: all of it, or a section
 * @param direction which way it goes
 * @param transaction how its runner meets transactions
 * @param tokens the tokens of its range
 * @param statements its statements as written
 * @param executed what it executes, in order: statements as written, a DO block followed by what it runs
 */
public record Script(
        SourceFile file,
        TextRange range,
        Direction direction,
        TransactionMode transaction,
        Tokens tokens,
        List<Statement> statements,
        List<Executed> executed)
        implements Ranged {

    /** Keeps copies of the lists. */
    public Script {
        statements = List.copyOf(statements);
        executed = List.copyOf(executed);
    }
}
