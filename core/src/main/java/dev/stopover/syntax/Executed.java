package dev.stopover.syntax;

import dev.stopover.source.Ranged;
import dev.stopover.source.TextRange;

/**
 * A statement in the place where it runs: as written, or as a DO block or an EXECUTE of constant text runs it.
 *
 * @param statement what runs; its ranges are the file's
 * @param written the statement of the script that runs it; the same statement at the top of a script
 * @param nesting where it stands
 */
public record Executed(Statement statement, Statement written, Nesting nesting) implements Ranged {

    /** A statement at the top of a script. */
    public static Executed top(Statement statement) {
        return new Executed(statement, statement, Nesting.TOP);
    }

    @Override
    public TextRange range() {
        return statement.range();
    }
}
