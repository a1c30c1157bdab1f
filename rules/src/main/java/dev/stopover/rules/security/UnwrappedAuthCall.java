package dev.stopover.rules.security;

import dev.stopover.catalog.State;
import dev.stopover.migration.ChangeSet;
import dev.stopover.rule.ChangeSetRule;
import dev.stopover.rule.Draft;
import dev.stopover.rule.RuleContext;
import dev.stopover.source.Edit;
import dev.stopover.source.Fix;
import dev.stopover.source.Ranged;
import dev.stopover.source.TextRange;
import dev.stopover.syntax.CreatePolicy;
import dev.stopover.syntax.Expression;
import dev.stopover.syntax.MentionRole;
import dev.stopover.syntax.Mentions;
import dev.stopover.syntax.QualifiedName;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** A call of auth.uid() in a policy runs for each row, unless it stands in a subquery of its own. */
public final class UnwrappedAuthCall extends ChangeSetRule {

    public UnwrappedAuthCall() {
        super(note("unwrapped-auth-call", "A policy asks for the user anew for each row")
                .tags("rls", "policy", "performance", "supabase", "splinter:0003_auth_rls_initplan")
                .since("0.2"));
    }

    /** Conditions longer than this are not repeated. */
    private static final int LONGEST = 300;

    private static final Set<MentionRole> ROWS = EnumSet.of(
            MentionRole.FROM_RELATION,
            MentionRole.FROM_QUERY,
            MentionRole.FROM_FUNCTION,
            MentionRole.FROM_JOIN,
            MentionRole.JOIN);

    private static final Set<String> OF_AUTH = Set.of("uid", "jwt", "role", "email");

    @Override
    public void check(ChangeSet changes, State after, RuleContext context) {
        Making making = new Making(changes);
        Exposure exposure = Exposure.of(context.history(), after.catalog());
        List<Making.Made> made = new ArrayList<>();
        for (Making.TablePolicy each : making.policies(after.catalog())) {
            if (calls(each.policy().conditions().stream(), context).findAny().isPresent()
                    && exposure.computes(each.policy(), each.table())) {
                making.of(each.policy(), each.table()).ifPresent(made::add);
            }
        }
        Making.byMigration(made).forEach(group -> report(group, making, context));
    }

    private static void report(List<Making.Made> group, Making making, RuleContext context) {
        Making.Made first = group.get(0);
        Draft draft = Making.together(
                        group,
                        "The user is asked for anew for each row, where once a query would do, by %s.",
                        "policy",
                        context)
                .help("Put the call into a subquery, which is computed once: " + alter(first, context));
        Edit[] edits = group.stream()
                .filter(Making.Made::isWritten)
                .filter(made -> made.executed().statement() instanceof CreatePolicy)
                .map(made -> (CreatePolicy) made.executed().statement())
                .flatMap(create -> calls(Stream.concat(create.using().stream(), create.withCheck().stream()), context))
                .flatMap(call -> Stream.of(Edit.insertBefore(call, "(SELECT "), Edit.insertAfter(call, ")")))
                .toArray(Edit[]::new);
        if (edits.length > 0 && making.isNew(first.migration())) {
            draft.fix(Fix.unsafe("Put the calls into subqueries", edits));
        }
    }

    /** The statement that gives a policy the same conditions with their calls in subqueries. */
    private static String alter(Making.Made made, RuleContext context) {
        String conditions = "";
        if (made.executed().statement() instanceof CreatePolicy create) {
            conditions = create.using()
                            .map(using -> " USING (%s)".formatted(wrapped(using, context)))
                            .orElse("")
                    + create.withCheck()
                            .map(check -> " WITH CHECK (%s)".formatted(wrapped(check, context)))
                            .orElse("");
        }
        return conditions.isEmpty() || conditions.length() > LONGEST || conditions.contains("\n")
                ? "(SELECT auth.uid()) for auth.uid(), with ALTER POLICY %s.".formatted(made.sql())
                : "ALTER POLICY %s%s;".formatted(made.sql(), conditions);
    }

    private static String wrapped(Expression expression, RuleContext context) {
        StringBuilder text = new StringBuilder();
        int done = expression.range().start();
        String written = expression.tokens().excerpt().text();
        for (Ranged call : calls(Stream.of(expression), context)
                .sorted(Comparator.comparing(Ranged::range))
                .toList()) {
            if (call.range().start() < done) {
                continue;
            }
            text.append(written, done, call.range().start())
                    .append("(SELECT ")
                    .append(written, call.range().start(), call.range().end())
                    .append(')');
            done = call.range().end();
        }
        return text.append(written, done, expression.range().end()).toString().strip();
    }

    /**
     * The calls that are made once a row: those outside of subqueries, and those inside of one that goes through rows. A
     * subquery without FROM is computed once.
     */
    private static Stream<Ranged> calls(Stream<Expression> expressions, RuleContext context) {
        return expressions.map(context.answers()::mentions).flatMap(UnwrappedAuthCall::calls);
    }

    private static Stream<Ranged> calls(Mentions mentions) {
        List<Ranged> calls = new ArrayList<>();
        int[] parents = mentions.parents();
        for (int i = 0; i < mentions.size(); i++) {
            if (mentions.is(i, MentionRole.FUNCTION)
                    && mentions.is(parents[i], MentionRole.CALL)
                    && isOfTheSession(mentions.name(i))
                    && !isWrapped(parents[i], mentions, parents)) {
                TextRange range = mentions.range(parents[i]);
                calls.add(() -> range);
            }
        }
        return calls.stream();
    }

    private static boolean isWrapped(int call, Mentions mentions, int[] parents) {
        for (int around = parents[call]; around >= 0; around = parents[around]) {
            if (mentions.is(around, MentionRole.SELECT)) {
                return Arrays.stream(mentions.children(around)).noneMatch(child -> ROWS.contains(mentions.role(child)));
            }
        }
        return false;
    }

    private static boolean isOfTheSession(QualifiedName function) {
        String schema = function.schema().orElse("pg_catalog");
        return schema.equals("auth") && OF_AUTH.contains(function.name())
                || schema.equals("pg_catalog") && function.name().equals("current_setting");
    }
}
