package dev.stopover.rules.security;

import dev.stopover.catalog.Catalog;
import dev.stopover.catalog.Relation;
import dev.stopover.catalog.State;
import dev.stopover.catalog.Table;
import dev.stopover.catalog.View;
import dev.stopover.migration.ChangeSet;
import dev.stopover.migration.History;
import dev.stopover.rule.ChangeSetRule;
import dev.stopover.rule.RuleContext;
import dev.stopover.rule.RuleInfo;
import java.util.ArrayList;
import java.util.List;

/** Materialized views and foreign tables have no row level security. */
public final class MaterializedViewInApi extends ChangeSetRule {

    public MaterializedViewInApi() {
        super(RuleInfo.warning("materialized-view-in-api", "The API can read what no row level security can protect")
                .tags(
                        "rls",
                        "view",
                        "supabase",
                        "splinter:0016_materialized_view_in_api",
                        "splinter:0017_foreign_table_in_api")
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
        for (Relation relation : catalog.relations()) {
            if (isUnprotected(relation)
                    && relation.extension().isEmpty()
                    && exposure.exposes(relation.name().schema())
                    && exposure.opens(relation, catalog)) {
                making.of(
                                relation.origin(),
                                relation.kindName() + " " + relation.name(),
                                relation.name().toString())
                        .ifPresent(made::add);
            }
        }
        for (List<Making.Made> group : Making.byMigration(made)) {
            Making.together(
                            group,
                            "Whoever can call the API reads all of %s, for which there is no row level security.",
                            "relation",
                            context)
                    .help(
                            "Take it out of the API's reach: REVOKE ALL ON %s FROM anon, authenticated;",
                            group.get(0).sql());
        }
    }

    private static boolean isUnprotected(Relation relation) {
        return relation instanceof View view && view.isMaterialized()
                || relation instanceof Table table && table.isForeign();
    }
}
