package dev.stopover.migration;

import java.util.Optional;

/**
 * How a script reaches the server.
 *
 * @param runner what runs it
 * @param mode how the runner meets transactions
 * @param together whether its statements are sent in one go, so that those that a COMMIT leaves over are one implicit
 *     transaction
 * @param splitter how the runner cuts it; empty if it sends it whole, or statement by statement as PostgreSQL ends them
 * @param locked whether the runner holds its lock in a transaction of its own meanwhile, for whose end a concurrent build
 *     of an index waits
 * @param unit what the runner runs at a time: a file, a section, a changeset
 * @param guessed whether nothing says that it is this runner, so that no message may name it
 */
public record Delivery(
        Runner runner,
        TransactionMode mode,
        boolean together,
        Optional<Splitter> splitter,
        boolean locked,
        String unit,
        boolean guessed) {

    private static final String SCRIPT = "script";

    /** A file that is no migration, as psql runs it. */
    public static Delivery ofScript() {
        return stepwise(Runner.PSQL, TransactionMode.AUTOCOMMIT, SCRIPT);
    }

    /** Whether it is one of a file that is no migration. */
    public boolean isOfScript() {
        return unit.equals(SCRIPT);
    }

    /** Statement after statement. */
    public static Delivery stepwise(Runner runner, TransactionMode mode, String unit) {
        return new Delivery(runner, mode, false, Optional.empty(), false, unit, false);
    }

    /** All statements in one go. */
    public static Delivery together(Runner runner, TransactionMode mode, String unit) {
        return new Delivery(runner, mode, true, Optional.empty(), false, unit, false);
    }

    /** The same in another mode. */
    public Delivery with(TransactionMode other) {
        return new Delivery(runner, other, together, splitter, locked, unit, guessed);
    }

    /** The same, cut by rules of the runner's own. */
    public Delivery cutBy(Splitter own) {
        return new Delivery(runner, mode, together, Optional.of(own), locked, unit, guessed);
    }

    /** The same while the runner holds its lock in a transaction of its own, or does not. */
    public Delivery locked(boolean holds) {
        return new Delivery(runner, mode, together, splitter, holds, unit, guessed);
    }

    /** The same by a runner of which nothing but the names of the files tells, or of which something does. */
    public Delivery guessed(boolean isGuess) {
        return new Delivery(runner, mode, together, splitter, locked, unit, isGuess);
    }

    /** What messages call the runner inside a sentence. */
    public String runnerTitle() {
        return guessed ? "the runner" : runner.title();
    }

    /** The runner's name for those who ask, and whether it is only guessed. */
    public String runnerShown() {
        return runner.title() + (guessed ? " (guessed)" : "");
    }

    /** What messages call the runner where a sentence begins. */
    public String runnerSubject() {
        return guessed ? "The runner" : runner.subject();
    }
}
