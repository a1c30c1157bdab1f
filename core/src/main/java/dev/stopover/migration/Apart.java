package dev.stopover.migration;

/** How a statement that PostgreSQL refuses inside a transaction is brought to run outside one where it stands. */
public final class Apart {

    private Apart() {}

    /**
     * Whether a statement that PostgreSQL refuses inside a transaction can run where another one stands: outside a
     * transaction, or in one that the runner ends around it.
     */
    public static boolean isPossible(Transaction here, Script script) {
        boolean runnerSteps = here.kind() == Transaction.Kind.RUNNER
                && script.transaction() == TransactionMode.SPLIT_AROUND_FORBIDDEN;
        return !here.block() && (here.kind() == Transaction.Kind.NONE || runnerSteps);
    }

    /** Where it is to be written, to follow a verb: "in a migration of its own that says -- +goose NO TRANSACTION". */
    public static String words(Transaction here, Script script) {
        return where(here, script)
                + (script.delivery().locked() ? " and with flyway.postgresql.transactional.lock=false" : "");
    }

    private static String where(Transaction here, Script script) {
        if (isPossible(here, script)) {
            return "outside a transaction";
        }
        if (here.block()) {
            return "outside the DO block, in a migration of its own";
        }
        return switch (here.kind()) {
            case AUTHOR -> "in a migration of its own, without BEGIN and COMMIT";
            case IMPLICIT ->
                isCutByLines(script)
                        ? "on lines of its own, outside StatementBegin and StatementEnd"
                        : "alone in a migration of its own";
            case RUN -> "by itself, outside the migrations that share a transaction";
            case NONE, RUNNER ->
                "in a migration of its own" + script.delivery().runner().outsideTransaction();
        };
    }

    private static boolean isCutByLines(Script script) {
        return script.delivery()
                .splitter()
                .filter(splitter -> splitter instanceof GooseSplitter || splitter instanceof SqlMigrateSplitter)
                .isPresent();
    }
}
