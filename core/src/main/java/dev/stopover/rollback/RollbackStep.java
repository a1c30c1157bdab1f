package dev.stopover.rollback;

import java.util.List;

/**
 * Statements that belong together, with what decides when they are tried.
 *
 * @param stage when: what makes way for others comes first
 * @param order when within its stage
 * @param statements the statements, without semicolons
 */
record RollbackStep(Stage stage, int order, List<String> statements) implements Comparable<RollbackStep> {

    /** The order in which a rollback goes about it. */
    enum Stage {
        REVOKE,
        DROP_GUARD,
        DROP_VIEW,
        DROP_FOREIGN_KEY,
        DROP_CONSTRAINT,
        DROP_INDEX,
        CREATE_SCHEMA,
        CREATE_TYPE,
        ALTER,
        DROP_COLUMN,
        DROP_TABLE,
        DROP_SEQUENCE,
        DROP_FUNCTION,
        DROP_TYPE,
        DROP_OTHER,
        DROP_SCHEMA,
        CREATE_SEQUENCE,
        CREATE_FUNCTION,
        CREATE_TABLE,
        ADD_COLUMN,
        CREATE_SQL_FUNCTION,
        ADD_CONSTRAINT,
        CREATE_INDEX,
        ADD_FOREIGN_KEY,
        CREATE_VIEW,
        CREATE_GUARD,
        OWN,
        GRANT,
        COMMENT
    }

    RollbackStep {
        statements = List.copyOf(statements);
    }

    static RollbackStep of(Stage stage, int order, String... statements) {
        return new RollbackStep(stage, order, List.of(statements));
    }

    @Override
    public int compareTo(RollbackStep other) {
        int first = stage.compareTo(other.stage);
        return first != 0 ? first : Integer.compare(order, other.order);
    }
}
