package dev.stopover.rules.security;

import dev.stopover.catalog.Aspect;
import dev.stopover.catalog.Catalog;
import dev.stopover.catalog.Knowledge;
import dev.stopover.catalog.State;
import dev.stopover.catalog.Table;
import dev.stopover.migration.ChangeSet;
import dev.stopover.rule.ChangeSetRule;
import dev.stopover.rule.RuleContext;

/** With row level security on and no policy, every role but the owner sees an empty table. */
public final class RlsWithoutPolicy extends ChangeSetRule {

    public RlsWithoutPolicy() {
        super(note("rls-without-policy", "Row level security is on and no policy lets a row through")
                .tags("rls", "policy", "supabase", "splinter:0008_rls_enabled_no_policy")
                .since("0.2"));
    }

    @Override
    public void check(ChangeSet changes, State after, RuleContext context) {
        Catalog catalog = after.catalog();
        Exposure exposure = Exposure.of(context.history(), catalog);
        if (!exposure.isOfAnApi()) {
            return;
        }
        Making making = new Making(changes);
        for (Table table : catalog.tables()) {
            if (isClosed(table) && exposure.shows(table)) {
                making.add(table.origin(), table.name().toString());
            }
        }
        making.report(
                "Row level security is on and no policy lets a row through on %s: the roles of the API may use"
                        + " it and see nothing.",
                "table",
                "Write a policy for each role that needs rows; where only the server reads it, say so: REVOKE ALL"
                        + " ON %s FROM anon, authenticated;",
                context);
    }

    private static boolean isClosed(Table table) {
        return table.knowledge() == Knowledge.KNOWN
                && table.rowSecurity()
                && !table.isPartition()
                && table.rowSecurityKnown()
                && !table.isUncertain(Aspect.POLICIES)
                && table.policies().size() == 0;
    }
}
