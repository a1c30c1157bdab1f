package dev.stopover.rules.security;

import dev.stopover.catalog.Catalog;
import dev.stopover.catalog.Relation;
import dev.stopover.catalog.State;
import dev.stopover.catalog.Table;
import dev.stopover.catalog.View;
import dev.stopover.migration.ChangeSet;
import dev.stopover.rule.ChangeSetRule;
import dev.stopover.rule.RuleContext;

/** Materialized views and foreign tables have no row level security. */
public final class MaterializedViewInApi extends ChangeSetRule {

    public MaterializedViewInApi() {
        super(warning("materialized-view-in-api", "The API can read what no row level security can protect")
                .tags(
                        "rls",
                        "view",
                        "supabase",
                        "splinter:0016_materialized_view_in_api",
                        "splinter:0017_foreign_table_in_api")
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
        for (Relation relation : catalog.relations()) {
            if (isUnprotected(relation) && relation.extension().isEmpty() && exposure.shows(relation)) {
                making.add(
                        relation.origin(),
                        relation.kindName() + " " + relation.name(),
                        relation.name().toString());
            }
        }
        making.report(
                "Whoever can call the API reads all of %s, for which there is no row level security.",
                "relation", "Take it out of the API's reach: REVOKE ALL ON %s FROM anon, authenticated;", context);
    }

    private static boolean isUnprotected(Relation relation) {
        return relation instanceof View view && view.isMaterialized()
                || relation instanceof Table table && table.isForeign();
    }
}
