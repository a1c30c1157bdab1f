package dev.stopover.rules.security;

import dev.stopover.catalog.Aspect;
import dev.stopover.catalog.Catalog;
import dev.stopover.catalog.Knowledge;
import dev.stopover.catalog.Policy;
import dev.stopover.catalog.State;
import dev.stopover.catalog.Table;
import dev.stopover.migration.ChangeSet;
import dev.stopover.rule.ChangeSetRule;
import dev.stopover.rule.RuleContext;
import dev.stopover.syntax.Names;
import dev.stopover.syntax.PolicyCommand;
import java.util.List;

/** A policy lets rows through to a role; the privilege to ask for them is another thing. */
public final class MissingGrant extends ChangeSetRule {

    public MissingGrant() {
        super(warning("missing-grant", "A policy is for a role that may not use the table")
                .tags("rls", "policy", "grant", "supabase")
                .since("0.2"));
    }

    private static final List<String> ROLES = List.of("anon", "authenticated");
    private static final List<String> PRIVILEGES = List.of("SELECT", "INSERT", "UPDATE", "DELETE");

    @Override
    public void check(ChangeSet changes, State after, RuleContext context) {
        if (!context.history().isOnSupabase()) {
            return;
        }
        Catalog catalog = after.catalog();
        Exposure exposure = Exposure.of(context.history(), catalog);
        Making making = new Making(changes);
        for (Table table : catalog.tables()) {
            if (table.knowledge() == Knowledge.KNOWN
                    && exposure.exposes(table.name().schema())
                    && !table.isUncertain(Aspect.PRIVILEGES)) {
                for (Policy policy : table.policies().values()) {
                    ROLES.stream()
                            .filter(role ->
                                    policy.permissive() && policy.roles().contains(role))
                            .filter(role -> !mayAny(role, policy, table, catalog))
                            .findFirst()
                            .ifPresent(role -> making.add(
                                    policy.origin(),
                                    "policy %s of %s for %s".formatted(Names.quoted(policy.name()), table.name(), role),
                                    "GRANT %s ON %s TO %s;".formatted(privileges(policy), table.name(), role)));
                }
            }
        }
        making.report(
                "No privilege lets the role of %s use the table, and every request is answered with 42501.",
                "policy", "Grant what the policy is for: %s", context);
    }

    private static String privileges(Policy policy) {
        return policy.command() == PolicyCommand.ALL
                ? String.join(", ", PRIVILEGES)
                : policy.command().name();
    }

    private static boolean mayAny(String role, Policy policy, Table table, Catalog catalog) {
        return policy.command() == PolicyCommand.ALL
                ? PRIVILEGES.stream().anyMatch(privilege -> may(role, privilege, table, catalog))
                : may(role, policy.command().name(), table, catalog);
    }

    private static boolean may(String role, String privilege, Table table, Catalog catalog) {
        return catalog.hasPrivilege(role, privilege, table) || table.grants().allowsSome(role, privilege);
    }
}
