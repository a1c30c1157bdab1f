package dev.stopover.rules.security;

import dev.stopover.catalog.Aspect;
import dev.stopover.catalog.Catalog;
import dev.stopover.catalog.Relation;
import dev.stopover.catalog.State;
import dev.stopover.catalog.Table;
import dev.stopover.catalog.View;
import dev.stopover.migration.ChangeSet;
import dev.stopover.rule.ChangeSetRule;
import dev.stopover.rule.RuleContext;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A view reads its tables with the rights of its owner, whom their policies do not hold. */
public final class ViewBypassesRls extends ChangeSetRule {

    public ViewBypassesRls() {
        super(warning("view-bypasses-rls", "A view shows rows past the row level security of its tables")
                .tags("rls", "view", "supabase", "splinter:0010_security_definer_view")
                .since("0.2"));
    }

    private static final int KNOWS_SECURITY_INVOKER = 15;

    @Override
    public void check(ChangeSet changes, State after, RuleContext context) {
        Catalog catalog = after.catalog();
        Exposure exposure = Exposure.of(context.history(), catalog);
        if (!exposure.isOfAnApi()) {
            return;
        }
        Map<View, View> bypassing = new HashMap<>();
        for (Table table : catalog.tables()) {
            if (table.rowSecurity()) {
                follow(table, catalog, bypassing);
            }
        }
        Making making = new Making(changes);
        for (View view : catalog.views()) {
            View owner = bypassing.get(view);
            if (owner != null
                    && !view.isMaterialized()
                    && !owner.isUncertain(Aspect.DEFINITION)
                    && exposure.shows(view)
                    && (owner == view || !exposure.shows(owner))) {
                making.add(view.origin(), view.name().toString(), owner.name().toString());
            }
        }
        making.report(
                "The policies of the tables below do not hold for whoever reads %s: a view reads with the rights of"
                        + " its owner.",
                "view", first -> help(first, context), context);
    }

    /** The views over a table that read it with the rights of an owner, each with the view whose owner that is. */
    private static void follow(Table table, Catalog catalog, Map<View, View> bypassing) {
        Set<View> seen = new HashSet<>();
        Deque<Relation> open = new ArrayDeque<>(List.of(table));
        while (!open.isEmpty()) {
            Relation read = open.pop();
            for (View view : catalog.viewsOf(read)) {
                if (!view.securityInvoker()) {
                    bypassing.put(view, view);
                } else if (read instanceof View between && bypassing.containsKey(between)) {
                    bypassing.putIfAbsent(view, bypassing.get(between));
                }
                if (seen.add(view)) {
                    open.add(view);
                }
            }
        }
    }

    private static String help(Making.Made first, RuleContext context) {
        return context.postgres() >= KNOWS_SECURITY_INVOKER
                ? "Let it read with the rights of its reader: ALTER VIEW %s SET (security_invoker = true);"
                        .formatted(first.sql())
                : "Take it out of the API's reach: REVOKE ALL ON %s FROM anon, authenticated; from PostgreSQL 15 on a view can be a security_invoker."
                        .formatted(first.name());
    }
}
