package dev.stopover.migration;

/**
 * How a script reaches the server.
 *
 * @param runner what runs it
 * @param mode how the runner meets transactions
 * @param together whether its statements are sent as one string, so that those that a COMMIT leaves over are one
 *     implicit transaction
 * @param unit what the runner runs at a time: a file, a section, a changeset
 */
public record Delivery(Runner runner, TransactionMode mode, boolean together, String unit) {

    /** Statement after statement. */
    public static Delivery stepwise(Runner runner, TransactionMode mode, String unit) {
        return new Delivery(runner, mode, false, unit);
    }

    /** All statements in one string. */
    public static Delivery together(Runner runner, TransactionMode mode, String unit) {
        return new Delivery(runner, mode, true, unit);
    }

    /** The same in another mode. */
    public Delivery with(TransactionMode other) {
        return new Delivery(runner, other, together, unit);
    }
}
