package dev.stopover.catalog.typing;

import dev.stopover.syntax.Keyword;
import dev.stopover.syntax.MentionRole;
import dev.stopover.syntax.Mentions;
import java.util.function.IntPredicate;

/**
 * Where PostgreSQL takes no aggregates, no window functions and no functions that return sets ({@code
 * check_agglevels_and_constraints} and {@code transformWindowFuncCall} in {@code parse_agg.c}, {@code
 * check_srf_call_placement} in {@code parse_func.c}).
 */
final class CallPlacement {

    private static final int AGGREGATE = 1;
    private static final int FILTER = 2;
    private static final int WINDOW_FUNCTION = 4;
    private static final int WINDOW = 8;
    private static final int CASE = 16;
    private static final int COALESCE = 32;

    private static final String GROUPING = "42803";
    private static final String WINDOWING = "42P20";
    private static final String NOT_SUPPORTED = "0A000";

    private final Mentions mentions;
    private final TypeFailures failures;
    private final CallTypes calls;
    private final int[] contexts;

    CallPlacement(Mentions mentions, TypeFailures failures, CallTypes calls) {
        this.mentions = mentions;
        this.failures = failures;
        this.calls = calls;
        this.contexts = new int[mentions.size()];
    }

    /**
     * Looks at all calls of a part.
     *
     * @param own what the part holds but for what its subqueries hold, the last first
     * @param place what PostgreSQL calls the part, where it takes none there; empty where it does
     * @param local whether a column is one of the query that the part belongs to
     */
    void check(int[] own, String place, IntPredicate local) {
        for (int mention : own) {
            int context = contexts[mention];
            int inner = switch (mentions.role(mention)) {
                case CALL -> call(mention, context, place, local);
                case FILTER -> context & ~AGGREGATE | FILTER;
                case WINDOW -> context | WINDOW;
                case CASE -> context | CASE;
                case QUERY -> 0;
                default -> context;
            };
            if (inner != 0) {
                for (int child : mentions.children(mention)) {
                    contexts[child] = inner;
                }
            }
        }
    }

    private int call(int call, int context, String place, IntPredicate local) {
        if (mentions.keyword(mentions.from(call)) == Keyword.COALESCE) {
            return context | COALESCE;
        }
        char sort = calls.sort(call);
        if (isWindowed(call)) {
            window(call, context, place);
            return context | WINDOW_FUNCTION;
        }
        if (sort == 'n' || sort == 'o' || sort == 'h') {
            if (isLocal(call, local)) {
                aggregate(call, context, place.equals("HAVING") ? "" : place);
            }
            return context | AGGREGATE;
        }
        if (sort == 's') {
            set(call, context, place);
        }
        return context;
    }

    private boolean isWindowed(int call) {
        return mentions.child(call, MentionRole.WINDOW).isPresent()
                || mentions.child(call, MentionRole.WINDOW_NAME).isPresent();
    }

    /** Whether an aggregate is one of this query: it names a column of it, or none at all. */
    private boolean isLocal(int call, IntPredicate local) {
        boolean columns = false;
        for (int at = call; at >= mentions.from(call); at--) {
            if (mentions.is(at, MentionRole.QUERY)) {
                return false;
            }
            if (mentions.is(at, MentionRole.COLUMN)) {
                if (local.test(at)) {
                    return true;
                }
                columns = true;
            }
        }
        return !columns;
    }

    private void aggregate(int call, int context, String place) {
        if ((context & FILTER) != 0) {
            refuse(call, GROUPING, "aggregate functions are not allowed in FILTER");
        } else if ((context & AGGREGATE) != 0) {
            refuse(call, GROUPING, "aggregate function calls cannot be nested");
        } else if (!place.isEmpty()) {
            refuse(call, GROUPING, "aggregate functions are not allowed in " + place);
        }
    }

    private void window(int call, int context, String place) {
        if ((context & FILTER) != 0) {
            refuse(call, WINDOWING, "window functions are not allowed in FILTER");
        } else if ((context & AGGREGATE) != 0) {
            refuse(call, GROUPING, "aggregate function calls cannot contain window function calls");
        } else if ((context & WINDOW) != 0) {
            refuse(call, WINDOWING, "window functions are not allowed in window definitions");
        } else if ((context & WINDOW_FUNCTION) != 0) {
            refuse(call, WINDOWING, "window function calls cannot be nested");
        } else if (!place.isEmpty()) {
            refuse(call, WINDOWING, "window functions are not allowed in " + place);
        }
    }

    private void set(int call, int context, String place) {
        if ((context & AGGREGATE) != 0) {
            refuse(call, NOT_SUPPORTED, "aggregate function calls cannot contain set-returning function calls");
        } else if ((context & WINDOW_FUNCTION) != 0 && (context & WINDOW) == 0) {
            refuse(call, NOT_SUPPORTED, "window function calls cannot contain set-returning function calls");
        } else if ((context & CASE) != 0) {
            refuse(call, NOT_SUPPORTED, "set-returning functions are not allowed in CASE");
        } else if ((context & COALESCE) != 0) {
            refuse(call, NOT_SUPPORTED, "set-returning functions are not allowed in COALESCE");
        } else if (!place.isEmpty() && !place.equals("GROUP BY") && !place.equals("functions in FROM")) {
            refuse(call, NOT_SUPPORTED, "set-returning functions are not allowed in " + place);
        }
    }

    private void refuse(int call, String sqlState, String message) {
        failures.add(mentions.range(mentions.from(call)), sqlState, message);
    }
}
