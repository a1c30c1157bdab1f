package dev.stopover.rules.security;

import dev.stopover.catalog.Aspect;
import dev.stopover.catalog.Catalog;
import dev.stopover.catalog.Knowledge;
import dev.stopover.catalog.State;
import dev.stopover.catalog.Table;
import dev.stopover.migration.ChangeSet;
import dev.stopover.migration.History;
import dev.stopover.rule.ChangeSetRule;
import dev.stopover.rule.RuleContext;
import dev.stopover.rule.RuleInfo;
import java.util.ArrayList;
import java.util.List;

/** With row level security on and no policy, every role but the owner sees an empty table. */
public final class RlsWithoutPolicy extends ChangeSetRule {

    public RlsWithoutPolicy() {
        super(RuleInfo.note("rls-without-policy", "Row level security is on and no policy lets a row through")
                .tags("rls", "policy", "supabase", "splinter:0008_rls_enabled_no_policy")
                .since("0.2"));
    }

    @Override
    public void check(ChangeSet changes, History history, State after, RuleContext context) {
        Catalog catalog = after.catalog();
        Exposure exposure = Exposure.of(history, catalog);
        if (exposure.basis() != Exposure.Basis.API) {
            return;
        }
        Making making = new Making(changes);
        List<Making.Made> made = new ArrayList<>();
        for (Table table : catalog.tables()) {
            if (isClosed(table) && exposure.exposes(table.name().schema()) && exposure.opens(table, catalog)) {
                making.of(table.origin(), table.name().toString()).ifPresent(made::add);
            }
        }
        for (List<Making.Made> group : Making.byMigration(made)) {
            Making.together(
                            group,
                            "Row level security is on and no policy lets a row through on %s: the roles of the API may use"
                                    + " it and see nothing.",
                            "table",
                            context)
                    .help(
                            "Write a policy for each role that needs rows; where only the server reads it, say so: REVOKE ALL"
                                    + " ON %s FROM anon, authenticated;",
                            group.get(0).name());
        }
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
