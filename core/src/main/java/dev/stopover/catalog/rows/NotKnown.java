package dev.stopover.catalog.rows;

/** Ends the answer to a query that asks for what the replayed schema does not say. */
final class NotKnown extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NotKnown() {
        super(null, null, false, false);
    }
}
