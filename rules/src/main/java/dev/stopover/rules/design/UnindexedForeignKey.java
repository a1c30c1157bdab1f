package dev.stopover.rules.design;

import dev.stopover.catalog.Aspect;
import dev.stopover.catalog.ConstraintKind;
import dev.stopover.catalog.State;
import dev.stopover.catalog.Table;
import dev.stopover.catalog.TableConstraint;
import dev.stopover.migration.ChangeSet;
import dev.stopover.rule.ChangeSetRule;
import dev.stopover.rule.RuleContext;
import dev.stopover.syntax.ColumnReference;
import dev.stopover.syntax.Expression;
import dev.stopover.syntax.Literal;
import dev.stopover.syntax.Names;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Whoever deletes a row that foreign keys may point at has PostgreSQL look for those that do. */
public final class UnindexedForeignKey extends ChangeSetRule {

    public UnindexedForeignKey() {
        super(warning("unindexed-foreign-key", "A foreign key has no index on its columns")
                .tags("foreign-key", "index", "splinter:0001_unindexed_foreign_keys"));
    }

    @Override
    public void check(ChangeSet changes, State after, RuleContext context) {
        List<Shortcoming> found = new ArrayList<>();
        for (Table table : after.catalog().tables()) {
            if (table.isKnown() && !table.isUncertain(Aspect.INDEXES) && !table.isUncertain(Aspect.DEFINITION)) {
                for (TableConstraint constraint : table.constraints().values()) {
                    if (constraint.kind() == ConstraintKind.FOREIGN_KEY
                            && !constraint.inherited()
                            && constraint
                                    .origin()
                                    .filter(made -> made.isJudgedIn(changes))
                                    .isPresent()
                            && !isIndexed(table, constraint, context)) {
                        Shortcoming.at(constraint.origin(), name(table, constraint), changes)
                                .ifPresent(found::add);
                    }
                }
            }
        }
        Shortcoming.report(
                found,
                "No index begins with %s: each delete of a row that it may point at reads the whole table for it.",
                "Build one outside a transaction: CREATE INDEX CONCURRENTLY ON %s;",
                context);
    }

    private static String name(Table table, TableConstraint constraint) {
        return "%s (%s)"
                .formatted(
                        table.name(),
                        constraint.columns().stream().map(Names::quoted).collect(Collectors.joining(", ")));
    }

    /** The columns may stand in any order, but before all others. */
    private static boolean isIndexed(Table table, TableConstraint constraint, RuleContext context) {
        Set<String> columns = Set.copyOf(constraint.columns());
        return table.indexes().values().stream()
                .anyMatch(index -> index.predicate()
                                .filter(predicate -> !isOfRowsThatPoint(predicate, columns, context))
                                .isEmpty()
                        && index.method().equals("btree")
                        && index.keys().size() >= columns.size()
                        && index.keys().subList(0, columns.size()).stream()
                                .allMatch(key ->
                                        key.column().filter(columns::contains).isPresent()));
    }

    /** Rows with NULL there point nowhere, so an index that leaves them out has all that are looked for. */
    private static boolean isOfRowsThatPoint(Expression predicate, Set<String> columns, RuleContext context) {
        return context.ask(predicate).stream()
                .anyMatch(answer -> answer.calls().isEmpty()
                        && answer.literals().stream().allMatch(literal -> literal.kind() == Literal.Kind.NULL)
                        && answer.columns().stream()
                                .map(ColumnReference::column)
                                .allMatch(column -> columns.contains(column)
                                        && answer.nonNullColumns().contains(column)));
    }
}
