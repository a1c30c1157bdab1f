package dev.stopover.rules.security;

import dev.stopover.catalog.Grants;
import dev.stopover.catalog.ObjectName;
import dev.stopover.catalog.Policy;
import dev.stopover.catalog.State;
import dev.stopover.catalog.Table;
import dev.stopover.migration.ChangeSet;
import dev.stopover.rule.ChangeSetRule;
import dev.stopover.rule.RuleContext;
import dev.stopover.syntax.Names;
import dev.stopover.syntax.PolicyCommand;
import dev.stopover.syntax.QualifiedName;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** A policy for reading that reads its own table asks itself, and PostgreSQL refuses the query. */
public final class RecursivePolicy extends ChangeSetRule {

    public RecursivePolicy() {
        super(error("recursive-policy", "A policy reads the table that it protects")
                .tags("rls", "policy", "supabase")
                .since("0.2"));
    }

    @Override
    public void check(ChangeSet changes, State after, RuleContext context) {
        List<Table> tables =
                after.catalog().tables().stream().filter(Table::rowSecurity).toList();
        Making making = new Making(changes);
        if (making.policies(tables).isEmpty()) {
            return;
        }
        Set<String> roles = new TreeSet<>(List.of(Grants.PUBLIC));
        for (Table table : tables) {
            for (Policy policy : table.policies().values()) {
                roles.addAll(policy.roles());
            }
        }
        Set<ObjectName> circular = new HashSet<>();
        for (String role : roles) {
            Map<ObjectName, Set<ObjectName>> reads = new HashMap<>();
            tables.forEach(table -> reads.put(table.name(), readBy(table, role, after, context)));
            tables.stream()
                    .map(Table::name)
                    .filter(name -> reaches(name, reads))
                    .forEach(circular::add);
        }
        tables.stream()
                .filter(table -> circular.contains(table.name()))
                .forEach(table -> report(table, making, after, context));
    }

    /** What is read for a role that queries a table. */
    private static Set<ObjectName> readBy(Table table, String role, State after, RuleContext context) {
        Set<ObjectName> found = new HashSet<>();
        for (Policy policy : table.policies().values()) {
            boolean meant = policy.roles().contains(role) || policy.roles().contains(Grants.PUBLIC);
            if (meant && isForReading(policy)) {
                found.addAll(readBy(policy, after, context));
            }
        }
        return found;
    }

    private static Set<ObjectName> readBy(Policy policy, State after, RuleContext context) {
        Set<ObjectName> found = new HashSet<>();
        policy.using().flatMap(context::ask).ifPresent(answer -> {
            for (QualifiedName relation : answer.relations()) {
                found.add(after.resolve(relation));
            }
        });
        return found;
    }

    /** The rows that a subquery reads pass the policies for reading, whatever the policy it stands in is for. */
    private static boolean isForReading(Policy policy) {
        return policy.command() == PolicyCommand.SELECT || policy.command() == PolicyCommand.ALL;
    }

    private static boolean reaches(ObjectName table, Map<ObjectName, Set<ObjectName>> reads) {
        Set<ObjectName> seen = new HashSet<>();
        Deque<ObjectName> open = new ArrayDeque<>(reads.getOrDefault(table, Set.of()));
        while (!open.isEmpty()) {
            ObjectName next = open.pop();
            if (next.equals(table)) {
                return true;
            }
            if (seen.add(next)) {
                open.addAll(reads.getOrDefault(next, Set.of()));
            }
        }
        return false;
    }

    private static void report(Table table, Making making, State after, RuleContext context) {
        List<Making.Made> made = new ArrayList<>();
        for (Policy policy : table.policies().values()) {
            if (isForReading(policy) && !readBy(policy, after, context).isEmpty()) {
                making.of(policy.origin(), "policy " + Names.quoted(policy.name()))
                        .ifPresent(made::add);
            }
        }
        if (!made.isEmpty()) {
            Making.together(
                            made,
                            "Every query of " + table.name()
                                    + " by a role that the policies hold for fails: to answer it,"
                                    + " the table is read again by %s.",
                            "policy",
                            context)
                    .help(
                            "Put the subquery into a function with SECURITY DEFINER and a search_path of its own, and call that.");
        }
    }
}
