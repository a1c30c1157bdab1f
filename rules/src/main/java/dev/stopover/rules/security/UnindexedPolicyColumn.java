package dev.stopover.rules.security;

import dev.stopover.catalog.Aspect;
import dev.stopover.catalog.ConstraintKind;
import dev.stopover.catalog.Index;
import dev.stopover.catalog.Knowledge;
import dev.stopover.catalog.Policy;
import dev.stopover.catalog.State;
import dev.stopover.catalog.Table;
import dev.stopover.migration.ChangeSet;
import dev.stopover.rule.ChangeSetRule;
import dev.stopover.rule.RuleContext;
import dev.stopover.syntax.ColumnReference;
import dev.stopover.syntax.ExpressionAnswer;
import dev.stopover.syntax.Names;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A policy that compares a column without an index reads the whole table for each query. */
public final class UnindexedPolicyColumn extends ChangeSetRule {

    public UnindexedPolicyColumn() {
        super(note("unindexed-policy-column", "A policy compares a column that no index leads with")
                .tags("rls", "policy", "index", "performance", "supabase")
                .since("0.2"));
    }

    private static final Set<String> OF_AUTH = Set.of("uid", "jwt", "email");

    @Override
    public void check(ChangeSet changes, State after, RuleContext context) {
        Making making = new Making(changes);
        for (Table table : after.catalog().tables()) {
            if (table.knowledge() == Knowledge.KNOWN
                    && table.rowSecurity()
                    && table.origin().filter(origin -> origin.migration() >= 0).isPresent()
                    && !table.isUncertain(Aspect.INDEXES)) {
                unindexed(table, making, changes, context).ifPresent(making::add);
            }
        }
        making.report(
                "A query that names no other column reads the whole table to compare %s with the user: no index begins with it.",
                "column", "Build one in a migration of its own: CREATE INDEX CONCURRENTLY ON %s;", context);
    }

    /** The first column of a table that is compared with the user and has no index, at the policy that does so. */
    private static Optional<Making.Made> unindexed(Table table, Making making, ChangeSet changes, RuleContext context) {
        for (Policy policy : table.policies().values()) {
            Optional<ExpressionAnswer> answer = policy.using().flatMap(context::ask);
            boolean asksForTheUser = answer.stream()
                    .flatMap(found -> found.calls().stream())
                    .anyMatch(call ->
                            call.function().schema().filter("auth"::equals).isPresent()
                                    && OF_AUTH.contains(call.function().name()));
            if (asksForTheUser && answer.get().relations().isEmpty()) {
                List<String> columns = answer.get().columns().stream()
                        .map(ColumnReference::column)
                        .filter(column -> table.column(column).isPresent())
                        .distinct()
                        .toList();
                if (columns.size() == 1
                        && !isIndexed(table, columns.get(0))
                        && !isNewForeignKey(table, columns, changes)) {
                    return making.of(
                            policy.origin(),
                            "column %s of %s".formatted(Names.quoted(columns.get(0)), table.name()),
                            "%s (%s)".formatted(table.name(), Names.quoted(columns.get(0))));
                }
            }
        }
        return Optional.empty();
    }

    /** The index that a new foreign key lacks is asked for by the rule about foreign keys already. */
    private static boolean isNewForeignKey(Table table, List<String> columns, ChangeSet changes) {
        return table.constraints().values().stream()
                .anyMatch(constraint -> constraint.kind() == ConstraintKind.FOREIGN_KEY
                        && !constraint.inherited()
                        && constraint.columns().equals(columns)
                        && constraint
                                .origin()
                                .filter(origin -> origin.isJudgedIn(changes))
                                .isPresent());
    }

    private static boolean isIndexed(Table table, String column) {
        return table.indexes().values().stream()
                .map(Index::leadingColumns)
                .anyMatch(columns -> !columns.isEmpty() && columns.get(0).equals(column));
    }
}
