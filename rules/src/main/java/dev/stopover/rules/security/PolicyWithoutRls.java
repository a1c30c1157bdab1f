package dev.stopover.rules.security;

import dev.stopover.catalog.Policy;
import dev.stopover.catalog.State;
import dev.stopover.catalog.Table;
import dev.stopover.migration.ChangeSet;
import dev.stopover.rule.ChangeSetRule;
import dev.stopover.rule.Draft;
import dev.stopover.rule.RuleContext;
import dev.stopover.syntax.Names;
import java.util.ArrayList;
import java.util.List;

/** A policy does nothing on a table whose row level security is off, and looks as if it did. */
public final class PolicyWithoutRls extends ChangeSetRule {

    public PolicyWithoutRls() {
        super(error("policy-without-rls", "A policy stands on a table whose row level security is off")
                .tags("rls", "policy", "supabase", "splinter:0007_policy_exists_rls_disabled")
                .since("0.2"));
    }

    @Override
    public void check(ChangeSet changes, State after, RuleContext context) {
        Making making = new Making(changes);
        for (Table table : after.catalog().tables()) {
            if (table.rowSecurityKnown()
                    && !table.rowSecurity()
                    && table.policies().size() > 0) {
                report(table, making, context);
            }
        }
    }

    private static void report(Table table, Making making, RuleContext context) {
        List<Making.Made> made = new ArrayList<>();
        for (Policy policy : table.policies().values()) {
            making.of(policy.origin(), "policy " + Names.quoted(policy.name())).ifPresent(made::add);
        }
        if (made.isEmpty()) {
            return;
        }
        Draft draft = Making.together(
                        made,
                        "Row level security is off on " + table.name()
                                + ", so that every row is open to whoever may use" + " it, whatever is written in %s.",
                        "policy",
                        context)
                .help("Run ALTER TABLE %s ENABLE ROW LEVEL SECURITY;", table.name());
        Making.Made first = made.get(0);
        if (first.isWritten() && making.isNew(first.migration())) {
            draft.fix(OpenTables.enabling(first.executed(), table.name()));
        }
    }
}
