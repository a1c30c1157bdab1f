package dev.stopover.rules.security;

import dev.stopover.catalog.Catalog;
import dev.stopover.catalog.Policy;
import dev.stopover.catalog.State;
import dev.stopover.catalog.Table;
import dev.stopover.migration.ChangeSet;
import dev.stopover.migration.History;
import dev.stopover.rule.ChangeSetRule;
import dev.stopover.rule.RuleContext;
import dev.stopover.rule.Severity;
import dev.stopover.rules.data.PersonalNames;
import dev.stopover.syntax.Expression;
import dev.stopover.syntax.ExpressionAnswer;
import dev.stopover.syntax.Names;
import dev.stopover.syntax.PolicyCommand;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A policy whose condition is always true lets everybody it is for at every row. */
public final class AlwaysTruePolicy extends ChangeSetRule {

    /** The role that Supabase's own servers use passes by all policies anyway. */
    private static final List<String> SERVERS = List.of("service_role");

    private static final Set<String> TEXTS = Set.of("text", "character varying", "citext", "date", "inet");

    private static final List<String> OWNERS = List.of(
            "user_id", "owner_id", "owner", "created_by", "creator_id", "author_id", "profile_id", "account_id");

    public AlwaysTruePolicy() {
        super(error("always-true-policy", "A policy lets everybody it is for at every row")
                .tags("rls", "policy", "splinter:0024_rls_policy_always_true"));
    }

    @Override
    public void check(ChangeSet changes, State after, RuleContext context) {
        Exposure exposure = Exposure.of(context.history(), after.catalog());
        Making making = new Making(changes);
        List<Making.Made> shown = new ArrayList<>();
        for (Table table : after.catalog().tables()) {
            for (Policy policy : table.policies().values()) {
                if (policy.permissive()
                        && !policy.roles().equals(SERVERS)
                        && making.made(policy)
                        && isOpen(policy, context)
                        && exposure.reaches(policy, table)) {
                    making.of(policy, table).ifPresent(made -> {
                        if (policy.command() == PolicyCommand.SELECT
                                && privateColumns(table).isEmpty()) {
                            shown.add(made);
                        } else {
                            report(made, table, policy, context.history(), context);
                        }
                    });
                }
            }
        }
        if (!shown.isEmpty()) {
            reportShown(making.newestFirst(shown), context.history(), after.catalog(), context);
        }
    }

    private static boolean isOpen(Policy policy, RuleContext context) {
        return isTrue(policy.using(), context) || isTrue(policy.withCheck(), context);
    }

    private static boolean isTrue(Optional<Expression> condition, RuleContext context) {
        return condition
                .flatMap(context::ask)
                .filter(ExpressionAnswer::alwaysTrue)
                .isPresent();
    }

    /** What nobody's rows are, or what says nothing of anybody, is often meant to be read by all. */
    private static void reportShown(List<Making.Made> group, History history, Catalog catalog, RuleContext context) {
        Making.Made first = group.get(0);
        Making.together(
                        group,
                        "Whoever it is for reads every row, for its condition is always true: %s.",
                        "policy",
                        context)
                .help("Leave it where everybody may know what stands there; else narrow it: "
                        + alter(first, tableOf(first, catalog), false, history))
                .atMost(Severity.NOTE);
    }

    private static void report(Making.Made made, Table table, Policy policy, History history, RuleContext context) {
        boolean checks = !isTrue(policy.using(), context);
        boolean reads = policy.command() == PolicyCommand.SELECT;
        String whose = reads ? ", %s among its columns".formatted(String.join(", ", privateColumns(table))) : "";
        context.in(made.migration(), made.migration().up())
                .report(
                        made.place(),
                        "The %s lets %s %s%s: its condition is always true.",
                        made.name(),
                        String.join(", ", policy.roles()),
                        doing(policy.command(), checks),
                        whose)
                .help("Narrow it: " + alter(made, Optional.of(table), checks, history))
                .atMost(Severity.WARNING, reads || policy.command() == PolicyCommand.UPDATE && checks);
    }

    private static String doing(PolicyCommand command, boolean checks) {
        return switch (command) {
            case SELECT -> "read any row";
            case INSERT -> "add any row";
            case UPDATE -> checks ? "leave a row that it may change as anybody's" : "change any row";
            case DELETE -> "delete any row";
            case ALL -> checks ? "add any row" : "read, change and delete any row";
        };
    }

    /** The statement that narrows a policy, by a column of the table that says whose a row is, if it has one. */
    private static String alter(Making.Made made, Optional<Table> table, boolean checks, History history) {
        String clause = checks ? "WITH CHECK" : "USING";
        return OWNERS.stream()
                .filter(name -> table.flatMap(known -> known.column(name)).isPresent())
                .findFirst()
                .map(owner -> "ALTER POLICY %s %s (%s = %s);"
                        .formatted(
                                made.sql(),
                                clause,
                                owner,
                                history.isOnSupabase() ? "(SELECT auth.uid())" : "current_user"))
                .orElse("with ALTER POLICY %s %s, by what says whose a row is.".formatted(made.sql(), clause));
    }

    private static Optional<Table> tableOf(Making.Made made, Catalog catalog) {
        return catalog.tables().stream()
                .filter(table -> made.sql().endsWith(" ON " + table.name()))
                .findFirst();
    }

    /** The columns that tell of people what not everybody is to know. */
    private static List<String> privateColumns(Table table) {
        return table.columns().stream()
                .filter(column -> TEXTS.contains(column.type().name()) && PersonalNames.isPrivateColumn(column.name()))
                .map(column -> Names.quoted(column.name()))
                .toList();
    }
}
