package dev.stopover.rules.security;

import dev.stopover.catalog.Policy;
import dev.stopover.catalog.State;
import dev.stopover.catalog.Table;
import dev.stopover.migration.ChangeSet;
import dev.stopover.rule.ChangeSetRule;
import dev.stopover.rule.RuleContext;
import dev.stopover.syntax.ColumnReference;
import dev.stopover.syntax.Literal;
import dev.stopover.syntax.PolicyCommand;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The files of a public bucket are had by their addresses; a policy that lets all of them be read lets them be listed. */
public final class ListableBucket extends ChangeSetRule {

    private static final Set<String> OF_THE_API = Set.of("public", "anon", "authenticated");

    public ListableBucket() {
        super(warning("listable-bucket", "A policy lets everybody list the files of a public bucket")
                .tags("policy", "supabase", "storage", "splinter:0025_public_bucket_allows_listing"));
    }

    @Override
    public void check(ChangeSet changes, State after, RuleContext context) {
        if (!context.history().isOnSupabase()) {
            return;
        }
        Making making = new Making(changes);
        List<Making.TablePolicy> reading = making.policies(after.catalog()).stream()
                .filter(found -> isOfObjects(found.table()) && letsRead(found.policy()))
                .toList();
        Set<String> open = reading.isEmpty() ? Set.of() : PublicBuckets.in(context);
        for (Making.TablePolicy found : reading) {
            if (!Collections.disjoint(open, bucketsOf(found.policy(), context))) {
                making.add(found.policy(), found.table());
            }
        }
        making.report(
                "Whoever it is for may list all files of a public bucket, by %s.",
                "policy",
                "A public bucket gives its files by their addresses without a policy: DROP POLICY %s; or let each user list what is theirs, as by adding AND owner_id = (SELECT auth.uid()::text) to its condition.",
                context);
    }

    private static boolean isOfObjects(Table table) {
        return table.name().schema().equals("storage") && table.name().name().equals("objects");
    }

    private static boolean letsRead(Policy policy) {
        return policy.permissive()
                && (policy.command() == PolicyCommand.SELECT || policy.command() == PolicyCommand.ALL)
                && policy.roles().stream().anyMatch(OF_THE_API::contains);
    }

    /** The buckets of which the policy lets every file be read: it asks for nothing else. */
    private static Set<String> bucketsOf(Policy policy, RuleContext context) {
        return policy.using().flatMap(context::ask).stream()
                .filter(answer -> answer.calls().isEmpty() && answer.relations().isEmpty())
                .filter(answer -> answer.equatedColumns().contains("bucket_id"))
                .filter(answer ->
                        answer.columns().stream().map(ColumnReference::column).allMatch("bucket_id"::equals))
                .flatMap(answer -> answer.literals().stream())
                .map(Literal::value)
                .collect(Collectors.toSet());
    }
}
