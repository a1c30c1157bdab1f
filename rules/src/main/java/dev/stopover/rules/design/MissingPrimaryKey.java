package dev.stopover.rules.design;

import dev.stopover.catalog.Aspect;
import dev.stopover.catalog.State;
import dev.stopover.catalog.Table;
import dev.stopover.migration.ChangeSet;
import dev.stopover.migration.History;
import dev.stopover.rule.ChangeSetRule;
import dev.stopover.rule.RuleContext;
import dev.stopover.rule.RuleInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Without a primary key nothing tells two rows of a table apart. */
public final class MissingPrimaryKey extends ChangeSetRule {

    /** The rule. */
    public MissingPrimaryKey() {
        super(RuleInfo.warning("missing-primary-key", "A table has no primary key")
                .tags("primary-key", "replication", "splinter:0004_no_primary_key")
                .since("0.1"));
    }

    @Override
    public void check(ChangeSet changes, History history, State after, RuleContext context) {
        List<Made> bare = Made.tables(changes, after).stream()
                .filter(made -> lacksKey(made.getValue()))
                .map(Map.Entry::getKey)
                .toList();
        Made.report(
                new ArrayList<>(bare),
                "Nothing tells two equal rows of %s apart: there is no primary key.",
                "Give it one: ALTER TABLE %s ADD COLUMN id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY;",
                context);
    }

    private static boolean lacksKey(Table table) {
        return table.primaryKey().isEmpty()
                && table.isKnown()
                && !table.isForeign()
                && !table.isUncertain(Aspect.DEFINITION)
                && table.parents().isEmpty();
    }
}
