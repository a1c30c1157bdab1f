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
 */
public record Delivery(
        Runner runner,
        TransactionMode mode,
        boolean together,
        Optional<Splitter> splitter,
        boolean locked,
        String unit) {

    /** Statement after statement. */
    public static Delivery stepwise(Runner runner, TransactionMode mode, String unit) {
        return new Delivery(runner, mode, false, Optional.empty(), false, unit);
    }

    /** All statements in one go. */
    public static Delivery together(Runner runner, TransactionMode mode, String unit) {
        return new Delivery(runner, mode, true, Optional.empty(), false, unit);
    }

    /** The same in another mode. */
    public Delivery with(TransactionMode other) {
        return new Delivery(runner, other, together, splitter, locked, unit);
    }

    /** The same, cut by rules of the runner's own. */
    public Delivery cutBy(Splitter own) {
        return new Delivery(runner, mode, together, Optional.of(own), locked, unit);
    }

    /** The same while the runner holds its lock in a transaction of its own, or does not. */
    public Delivery locked(boolean holds) {
        return new Delivery(runner, mode, together, splitter, holds, unit);
    }
}
