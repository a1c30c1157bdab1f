package dev.stopover.rules.security;

import dev.stopover.catalog.Catalog;
import dev.stopover.catalog.ObjectName;
import dev.stopover.catalog.Relation;
import dev.stopover.catalog.State;
import dev.stopover.catalog.View;
import dev.stopover.migration.ChangeSet;
import dev.stopover.rule.ChangeSetRule;
import dev.stopover.rule.RuleContext;
import java.util.Optional;

/** A view over auth.users in an exposed schema gives addresses and password hashes to whoever may read it. */
public final class ExposedAuthUsers extends ChangeSetRule {

    public ExposedAuthUsers() {
        super(error("exposed-auth-users", "A view shows the accounts of all users")
                .tags("view", "supabase", "splinter:0002_auth_users_exposed")
                .since("0.2"));
    }

    private static final ObjectName USERS = new ObjectName("auth", "users");

    @Override
    public void check(ChangeSet changes, State after, RuleContext context) {
        Catalog catalog = after.catalog();
        Optional<Relation> users = catalog.relation(USERS);
        if (!context.history().isOnSupabase() || users.isEmpty()) {
            return;
        }
        Exposure exposure = Exposure.of(context.history(), catalog);
        Making making = new Making(changes);
        for (View view : catalog.viewsOf(users.get())) {
            if (exposure.shows(view) && !view.securityInvoker()) {
                making.add(view.origin(), view.name().toString());
            }
        }
        making.report(
                "Whoever can call the API reads what %s shows of auth.users: the accounts of everybody.",
                "view",
                "Keep what others may see in a table of your own, filled by a trigger; or take it out of the API's reach: REVOKE ALL ON %s FROM anon, authenticated;",
                context);
    }
}
