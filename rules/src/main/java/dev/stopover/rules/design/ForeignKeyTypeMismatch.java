package dev.stopover.rules.design;

import dev.stopover.catalog.Column;
import dev.stopover.catalog.ConstraintKind;
import dev.stopover.catalog.DataType;
import dev.stopover.catalog.State;
import dev.stopover.catalog.Table;
import dev.stopover.catalog.TableConstraint;
import dev.stopover.migration.ChangeSet;
import dev.stopover.rule.ChangeSetRule;
import dev.stopover.rule.RuleContext;
import java.util.Optional;
import java.util.Set;

/** A foreign key of another type than its key compares values that have to be converted, and may not hold all of them. */
public final class ForeignKeyTypeMismatch extends ChangeSetRule {

    private static final Set<String> STRINGS = Set.of("text", "character varying");

    public ForeignKeyTypeMismatch() {
        super(warning("foreign-key-type-mismatch", "A foreign key has another type than what it points at")
                .tags("foreign-key", "type"));
    }

    @Override
    public void check(ChangeSet changes, State after, RuleContext context) {
        for (Table table : after.catalog().tables()) {
            for (TableConstraint key : table.constraints().values()) {
                if (key.kind() == ConstraintKind.FOREIGN_KEY
                        && !key.inherited()
                        && key.origin().filter(made -> made.isJudgedIn(changes)).isPresent()) {
                    difference(table, key, after)
                            .ifPresent(words -> Shortcoming.at(key.origin(), key.name(), changes)
                                    .ifPresent(found -> context.in(
                                                    found.migration(),
                                                    found.migration().up())
                                            .report(found.place(), words)
                                            .help("Give both the same type.")));
                }
            }
        }
    }

    private static Optional<String> difference(Table table, TableConstraint key, State after) {
        Optional<Table> other = after.catalog().table(key.references());
        if (other.isEmpty() || key.columns().size() != key.referencedColumns().size()) {
            return Optional.empty();
        }
        for (int i = 0; i < key.columns().size(); i++) {
            Optional<Column> from = table.column(key.columns().get(i));
            Optional<Column> to = other.get().column(key.referencedColumns().get(i));
            if (from.isPresent()
                    && to.isPresent()
                    && differ(from.get().type(), to.get().type())) {
                return Optional.of("%s of %s is of type %s, and %s of %s, at which it points, of type %s."
                        .formatted(
                                from.get().name(),
                                table.name(),
                                from.get().type().canonical(),
                                to.get().name(),
                                other.get().name(),
                                to.get().type().canonical()));
            }
        }
        return Optional.empty();
    }

    /** Lengths do not matter, and text and varchar are stored and compared alike. */
    private static boolean differ(DataType one, DataType other) {
        return one.isKnown()
                && other.isKnown()
                && one.id() == 0
                && other.id() == 0
                && !one.name().equals(other.name())
                && !(STRINGS.contains(one.name()) && STRINGS.contains(other.name()));
    }
}
