package dev.stopover.rules.repeatability;

import dev.stopover.catalog.Failure;
import dev.stopover.rule.StatementContext;
import dev.stopover.rule.StatementRule;
import java.util.Set;

/** What is there already cannot be made again. */
public final class DuplicateObject extends StatementRule {

    /** The codes of duplicate_table, _object, _column, _function and _schema. */
    private static final Set<String> DUPLICATES = Set.of("42P07", "42710", "42701", "42723", "42P06");

    /** To PostgreSQL a table that becomes its own parent is a duplicate, too ({@code tablecmds.c}); a name is not to blame. */
    private static final String CIRCLE = "circular inheritance not allowed";

    public DuplicateObject() {
        super(error("duplicate-object", "An object is made that is there already"));
    }

    @Override
    public void visit(Failure failure, StatementContext context) {
        if (!context.goesDown() && reports(failure)) {
            CertainFailure.report(failure, "It is made here.", context)
                    .help("Give it another name, or drop the first one before.");
        }
    }

    static boolean reports(Failure failure) {
        return DUPLICATES.contains(failure.sqlState()) && !failure.message().equals(CIRCLE);
    }
}
