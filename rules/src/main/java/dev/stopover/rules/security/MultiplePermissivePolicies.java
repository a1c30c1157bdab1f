package dev.stopover.rules.security;

import dev.stopover.catalog.Grants;
import dev.stopover.catalog.Policy;
import dev.stopover.catalog.State;
import dev.stopover.catalog.Table;
import dev.stopover.migration.ChangeSet;
import dev.stopover.rule.ChangeSetRule;
import dev.stopover.rule.RuleContext;
import dev.stopover.rules.Few;
import dev.stopover.syntax.Names;
import dev.stopover.syntax.PolicyCommand;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Each permissive policy for a role and a command is computed for each row that none before it let through. */
public final class MultiplePermissivePolicies extends ChangeSetRule {

    public MultiplePermissivePolicies() {
        super(note("multiple-permissive-policies", "Several policies let the same rows through")
                .tags("rls", "policy", "performance", "supabase", "splinter:0006_multiple_permissive_policies")
                .since("0.2"));
    }

    private static final int SHOWN = 3;

    /** Roles of Supabase for which no policy is computed. */
    private static final Set<String> BYPASSING = Set.of("postgres", "service_role", "supabase_admin");

    private static final List<PolicyCommand> COMMANDS =
            List.of(PolicyCommand.SELECT, PolicyCommand.INSERT, PolicyCommand.UPDATE, PolicyCommand.DELETE);

    @Override
    public void check(ChangeSet changes, State after, RuleContext context) {
        if (!context.history().isOnSupabase()) {
            return;
        }
        Making making = new Making(changes);
        Exposure exposure = Exposure.of(context.history(), after.catalog());
        for (Table table : after.catalog().tables()) {
            Set<Policy> sharing = sharing(table);
            if (!sharing.isEmpty() && sharing.stream().anyMatch(one -> exposure.computes(one, table))) {
                newest(sharing).ifPresent(policy -> making.add(policy.origin(), name(table, sharing)));
            }
        }
        making.report(
                "Several policies are computed for one role and one command on %s.",
                "table", "Write one policy for each command, with OR between what lets a row through.", context);
    }

    private static String name(Table table, Set<Policy> sharing) {
        List<String> names =
                sharing.stream().map(policy -> Names.quoted(policy.name())).toList();
        return "%s (%s)".formatted(table.name(), Few.of(names, SHOWN, "more"));
    }

    /** The one that came to the others. */
    private static Optional<Policy> newest(Set<Policy> policies) {
        return policies.stream()
                .filter(policy -> policy.origin().isPresent())
                .max(Comparator.comparingInt(
                                (Policy policy) -> policy.origin().get().migration())
                        .thenComparing(policy -> policy.origin().get().range()));
    }

    /** The policies that share a role and a command with another. */
    private static Set<Policy> sharing(Table table) {
        Map<String, List<Policy>> byUse = new LinkedHashMap<>();
        Set<String> roles = table.policies().values().stream()
                .flatMap(policy -> policy.roles().stream())
                .filter(role -> !BYPASSING.contains(role))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        for (Policy policy : table.policies().values()) {
            if (policy.permissive()) {
                boolean forAll = policy.roles().contains(Grants.PUBLIC);
                for (PolicyCommand command : COMMANDS) {
                    if (policy.command() == command || policy.command() == PolicyCommand.ALL) {
                        (forAll
                                        ? roles
                                        : policy.roles().stream()
                                                .filter(roles::contains)
                                                .toList())
                                .forEach(role -> byUse.computeIfAbsent(command + " " + role, first -> new ArrayList<>())
                                        .add(policy));
                    }
                }
            }
        }
        Set<Policy> sharing = new LinkedHashSet<>();
        byUse.values().stream().filter(policies -> policies.size() > 1).forEach(sharing::addAll);
        return sharing;
    }
}
