package dev.stopover.migration;

import dev.stopover.source.Decoding;
import dev.stopover.source.Ranged;
import dev.stopover.source.SourceFile;
import dev.stopover.source.TextRange;
import dev.stopover.syntax.Executed;
import dev.stopover.syntax.Statement;
import dev.stopover.syntax.Tokens;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/**
 * One direction of a migration. Its text is parsed once, when somebody first asks for what is in it, on whatever thread.
 */
public final class Script implements Ranged {

    private final SourceFile file;
    private final TextRange range;
    private final Direction direction;
    private final FutureTask<Run> run;

    /**
     * What the text of a script says.
     *
     * @param tokens its tokens
     * @param statements its statements as written
     * @param executed what it executes, in order: statements as written, a DO block followed by what it runs
     */
    public record Contents(Tokens tokens, List<Statement> statements, List<Executed> executed) {

        /** Keeps copies of the lists. */
        public Contents {
            statements = List.copyOf(statements);
            executed = List.copyOf(executed);
        }
    }

    /** The contents, and what its runner makes of them. */
    private record Run(Contents contents, Delivery delivery, List<Transaction> transactions) {}

    /** What is only asked for where a statement names a table that nothing has made; null before. */
    private volatile Makings makings;

    private Script(SourceFile file, TextRange range, Direction direction, FutureTask<Run> run) {
        this.file = file;
        this.range = range;
        this.direction = direction;
        this.run = run;
    }

    /**
     * A script whose transactions follow from what it executes and how it is delivered.
     *
     * @param file the file it stands in
     * @param range the part of the file that it is: all of it, or a section
     * @param direction which way it goes
     * @param delivery how its runner brings it to the server
     * @param contents parses it; called once
     */
    public static Script of(
            SourceFile file, TextRange range, Direction direction, Delivery delivery, Supplier<Contents> contents) {
        return new Script(file, range, direction, new FutureTask<>(() -> {
            Contents read = contents.get();
            Delivery seen = Transactions.seen(delivery, read.executed());
            return new Run(
                    read, seen, List.copyOf(Transactions.of(file, read.tokens().excerpt(), seen, read.executed())));
        }));
    }

    /** The file it stands in. */
    public SourceFile file() {
        return file;
    }

    /** The part of the file that it is: all of it, or a section. */
    @Override
    public TextRange range() {
        return range;
    }

    /** Whether its text is SQL that could be read; nothing is known of what another does. */
    public boolean isRead() {
        return file.decoding() != Decoding.BINARY && file.decoding() != Decoding.FOREIGN;
    }

    /** Which way it goes. */
    public Direction direction() {
        return direction;
    }

    /** How its runner brings it to the server. */
    public Delivery delivery() {
        return run().delivery();
    }

    /** How its runner meets transactions. */
    public TransactionMode transaction() {
        return delivery().mode();
    }

    /** The tokens of its range. */
    public Tokens tokens() {
        return run().contents().tokens();
    }

    /** Its statements as written. */
    public List<Statement> statements() {
        return run().contents().statements();
    }

    /** What it executes, in order: statements as written, a DO block followed by what it runs. */
    public List<Executed> executed() {
        return run().contents().executed();
    }

    /** The tables that it makes. */
    public Makings makings() {
        Makings known = makings;
        if (known == null) {
            known = Makings.of(List.of(this));
            makings = known;
        }
        return known;
    }

    /** The transaction that each executed statement meets, in the same order. */
    public List<Transaction> transactions() {
        return run().transactions();
    }

    /** Parses it, unless that has been done or is under way on another thread. */
    private Run run() {
        run.run();
        boolean interrupted = false;
        while (true) {
            try {
                Run done = run.get();
                if (interrupted) {
                    Thread.currentThread().interrupt();
                }
                return done;
            } catch (InterruptedException e) {
                interrupted = true;
            } catch (ExecutionException e) {
                if (e.getCause() instanceof Error error) {
                    throw error;
                }
                throw new IllegalStateException(e.getCause());
            }
        }
    }
}
