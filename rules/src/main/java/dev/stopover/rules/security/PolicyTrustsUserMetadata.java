package dev.stopover.rules.security;

import dev.stopover.catalog.State;
import dev.stopover.migration.ChangeSet;
import dev.stopover.rule.ChangeSetRule;
import dev.stopover.rule.RuleContext;
import dev.stopover.syntax.ExpressionAnswer;
import java.util.Set;

/** What a policy reads in user_metadata the user has written, and can write anew. */
public final class PolicyTrustsUserMetadata extends ChangeSetRule {

    public PolicyTrustsUserMetadata() {
        super(error("policy-trusts-user-metadata", "A policy trusts what users write about themselves")
                .tags("rls", "policy", "supabase", "splinter:0015_rls_references_user_metadata")
                .since("0.2"));
    }

    private static final Set<String> WRITTEN_BY_USERS = Set.of("user_metadata", "raw_user_meta_data");

    @Override
    public void check(ChangeSet changes, State after, RuleContext context) {
        Making making = new Making(changes);
        for (Making.TablePolicy each : making.policies(after.catalog())) {
            if (each.policy().conditions().stream()
                    .flatMap(condition -> context.ask(condition).stream())
                    .anyMatch(PolicyTrustsUserMetadata::trusts)) {
                making.add(each.policy(), each.table());
            }
        }
        making.report(
                "Users choose for themselves what is read in user_metadata, which decides about rows by %s.",
                "policy",
                "Read auth.jwt() -> 'app_metadata', which only the server writes, or a table of your own.",
                context);
    }

    private static boolean trusts(ExpressionAnswer answer) {
        return answer.literals().stream()
                        .map(literal -> literal.value())
                        .anyMatch(text -> WRITTEN_BY_USERS.contains(text) || text.startsWith("{user_metadata,"))
                || answer.columns().stream().anyMatch(column -> WRITTEN_BY_USERS.contains(column.column()));
    }
}
