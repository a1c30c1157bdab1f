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
 * @param delivery how its runner brings it to the server
 * @param tokens the tokens of its range
 * @param statements its statements as written
 * @param executed what it executes, in order: statements as written, a DO block followed by what it runs
 * @param transactions the transaction that each executed statement meets, in the same order
 */
public record Script(
        SourceFile file,
        TextRange range,
        Direction direction,
        Delivery delivery,
        Tokens tokens,
        List<Statement> statements,
        List<Executed> executed,
        List<Transaction> transactions)
        implements Ranged {

    /** Keeps copies of the lists. */
    public Script {
        statements = List.copyOf(statements);
        executed = List.copyOf(executed);
        transactions = List.copyOf(transactions);
    }

    /** A script whose transactions follow from what it executes and how it is delivered. */
    public static Script of(
            SourceFile file,
            Direction direction,
            Delivery delivery,
            Tokens tokens,
            List<Statement> statements,
            List<Executed> executed) {
        Delivery seen = Transactions.seen(delivery, executed);
        return new Script(
                file,
                tokens.excerpt().range(),
                direction,
                seen,
                tokens,
                statements,
                executed,
                Transactions.of(file, tokens.excerpt(), seen, executed));
    }

    /** How its runner meets transactions. */
    public TransactionMode transaction() {
        return delivery.mode();
    }
}
