package dev.stopover.rules.workflow;

import dev.stopover.catalog.State;
import dev.stopover.migration.ChangeSet;
import dev.stopover.migration.History;
import dev.stopover.migration.Migration;
import dev.stopover.rule.ChangeSetRule;
import dev.stopover.rule.Property;
import dev.stopover.rule.RuleContext;
import dev.stopover.rule.RuleInfo;
import dev.stopover.rule.Severity;
import java.util.List;

/** A migration that nothing undoes leaves a bad release without a way back. */
public final class MissingRollback extends ChangeSetRule {

    static final Property<Demand> DEMAND = Property.choice(
            "demand",
            "Which migrations need a rollback: those of projects that have any, all, or none.",
            Demand.WHERE_USED);

    private static final int FEW = 20;

    /** Which migrations need a rollback. */
    enum Demand {
        /** Those of projects that have any, or whose layout has them. */
        WHERE_USED,
        /** All. */
        ALWAYS,
        /** None. */
        NEVER
    }

    /** The rule. */
    public MissingRollback() {
        super(RuleInfo.error("missing-rollback", "A migration has no rollback")
                .tags("rollback")
                .options(DEMAND)
                .since("0.1"));
    }

    @Override
    public void check(ChangeSet changes, History history, State after, RuleContext context) {
        Demand demand = context.option(DEMAND);
        List<Migration> missing = changes.migrations().stream()
                .filter(migration -> changes.judges(migration.up()) && needsRollback(migration))
                .toList();
        if (missing.isEmpty() || demand == Demand.NEVER) {
            return;
        }
        boolean byNature = history.layout().rollbacksByNature();
        if (demand == Demand.ALWAYS || history.hasRollbacks() || byNature && missing.size() <= FEW) {
            missing.forEach(migration -> report(migration, history, context));
        } else {
            reportTogether(missing, byNature ? Severity.ERROR : Severity.WARNING, context);
        }
    }

    private static boolean needsRollback(Migration migration) {
        return migration.down().isEmpty()
                && !migration.repeatable()
                && !migration.up().statements().isEmpty();
    }

    private static void report(Migration migration, History history, RuleContext context) {
        context.in(migration, migration.up())
                .reportScript(
                        "%s has no rollback.".formatted(migration.up().file().name()))
                .help("Write %s."
                        .formatted(history.layout()
                                .rollbackOf(migration.up().file().name())));
    }

    /** A project without any rollback has decided so, or has not thought of it: that is one finding, not hundreds. */
    private static void reportTogether(List<Migration> missing, Severity highest, RuleContext context) {
        Migration newest = missing.get(missing.size() - 1);
        int others = missing.size() - 1;
        String whole = others == 0
                ? "This migration has no rollback."
                : "This migration has no rollback, and neither %s %s before it."
                        .formatted(others == 1 ? "has the" : "have the", others);
        context.in(newest, newest.up())
                .reportScript(whole)
                .help("Write one for each new migration, or set demand = \"never\" under [rules.missing-rollback].")
                .atMost(highest);
    }
}
