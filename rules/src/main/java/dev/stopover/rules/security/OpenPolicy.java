package dev.stopover.rules.security;

import dev.stopover.catalog.Catalog;
import dev.stopover.catalog.Policy;
import dev.stopover.catalog.Table;
import dev.stopover.migration.ChangeSet;
import dev.stopover.migration.History;
import dev.stopover.rule.RuleContext;
import dev.stopover.rules.data.PersonalNames;
import dev.stopover.syntax.Expression;
import dev.stopover.syntax.PolicyCommand;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A policy whose condition is true for every row.
 *
 * @param made where it was made
 * @param policy the policy
 * @param table its table
 * @param checks whether only the rows that are written pass whatever they are
 */
record OpenPolicy(Making.Made made, Policy policy, Table table, boolean checks) {

    /** The role that Supabase's own servers use passes by all policies anyway. */
    private static final List<String> SERVERS = List.of("service_role");

    private static final List<String> OWNERS = List.of(
            "user_id", "owner_id", "owner", "created_by", "creator_id", "author_id", "profile_id", "account_id");

    /** Those that scripts that are judged have made, and that let somebody come to rows. */
    static List<OpenPolicy> of(ChangeSet changes, Catalog catalog, RuleContext context) {
        Exposure exposure = Exposure.of(context.history(), catalog);
        Making making = new Making(changes);
        List<OpenPolicy> found = new ArrayList<>();
        for (Making.TablePolicy each : making.policies(catalog)) {
            Policy policy = each.policy();
            if (policy.permissive()
                    && !policy.roles().equals(SERVERS)
                    && isOpen(policy, context)
                    && exposure.reaches(policy, each.table())) {
                boolean checks = policy.using().isEmpty()
                        || !context.isAlwaysTrue(policy.using().get());
                Optional<Making.Made> made = making.of(policy, each.table());
                if (made.isPresent()) {
                    found.add(new OpenPolicy(made.get(), policy, each.table(), checks));
                }
            }
        }
        return found;
    }

    private static boolean isOpen(Policy policy, RuleContext context) {
        for (Expression condition : policy.conditions()) {
            if (context.isAlwaysTrue(condition)) {
                return true;
            }
        }
        return false;
    }

    /** Whether it is for nothing but reading. */
    boolean reads() {
        return policy.command() == PolicyCommand.SELECT;
    }

    /** What nobody's rows are, or what says nothing of anybody, is often meant to be read by all. */
    boolean mayBeMeant() {
        return reads() && PersonalNames.privateColumns(table).isEmpty();
    }

    /** Whether what passes is only what somebody may do to rows that are let through already. */
    boolean isBounded() {
        return reads() || policy.command() == PolicyCommand.UPDATE && checks;
    }

    /** What whoever it is for can do, to follow "can" or "lets somebody". */
    String deed() {
        return switch (policy.command()) {
            case SELECT ->
                "read any row, %s among its columns".formatted(String.join(", ", PersonalNames.privateColumns(table)));
            case INSERT -> "add any row";
            case UPDATE -> checks ? "leave a row that it may change as anybody's" : "change any row";
            case DELETE -> "delete any row";
            case ALL -> checks ? "add any row" : "read, change and delete any row";
        };
    }

    /** How to narrow it, by a column of the table that says whose a row is, if it has one; to follow a colon. */
    String narrowed(History history) {
        String clause = checks ? "WITH CHECK" : "USING";
        String user = history.isOnSupabase() ? "(SELECT auth.uid())" : "current_user";
        return OWNERS.stream()
                .filter(name -> table.column(name).isPresent())
                .findFirst()
                .map(owner -> "ALTER POLICY %s %s (%s = %s);".formatted(made.sql(), clause, owner, user))
                .orElse("with ALTER POLICY %s %s, by what says whose a row is.".formatted(made.sql(), clause));
    }
}
