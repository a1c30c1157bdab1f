package dev.stopover.rules.security;

import dev.stopover.catalog.Policy;
import dev.stopover.rule.Severity;
import dev.stopover.rule.StatementContext;
import dev.stopover.rule.StatementRule;
import dev.stopover.source.Ranged;
import dev.stopover.syntax.AlterPolicy;
import dev.stopover.syntax.CreatePolicy;
import dev.stopover.syntax.Expression;
import dev.stopover.syntax.PolicyCommand;
import java.util.Optional;

/** PostgreSQL refuses USING on a policy for INSERT, and WITH CHECK on one for SELECT or DELETE. */
public final class PolicyClauseMismatch extends StatementRule {

    public PolicyClauseMismatch() {
        super(error("policy-clause-mismatch", "A policy has an expression that its command cannot have, or none")
                .tags("rls", "policy")
                .since("0.2"));
    }

    @Override
    public void visit(CreatePolicy create, StatementContext context) {
        boolean held = create.roles().isEmpty()
                || create.roles().stream().anyMatch(role -> !role.name().equals("service_role"));
        if (create.using().isEmpty() && create.withCheck().isEmpty() && held) {
            boolean inserts = create.command() == PolicyCommand.INSERT;
            context.report(create.policy(), "A policy without a condition lets no row through.")
                    .help("Say which rows it is for: %s (…).", inserts ? "WITH CHECK" : "USING")
                    .atMost(Severity.NOTE, !inserts);
        }
        check(create.command(), create.using(), create.withCheck(), context);
    }

    @Override
    public void visit(AlterPolicy alter, StatementContext context) {
        Optional<Policy> policy = context.state()
                .table(alter.table())
                .flatMap(table -> table.policies().find(alter.policy().value()));
        policy.ifPresent(known -> check(known.command(), alter.using(), alter.withCheck(), context));
    }

    private static void check(
            PolicyCommand command, Optional<Expression> using, Optional<Expression> check, StatementContext context) {
        if (command == PolicyCommand.INSERT && using.isPresent()) {
            report(
                    using.get(),
                    "A policy for INSERT has no rows to look at before, so that USING is refused.",
                    "Write WITH CHECK (…): it looks at the rows that are written.",
                    context);
        } else if ((command == PolicyCommand.SELECT || command == PolicyCommand.DELETE) && check.isPresent()) {
            report(
                    check.get(),
                    "A policy for %s writes no rows, so that WITH CHECK is refused.".formatted(command),
                    "Write USING (…) alone: it looks at the rows that are there.",
                    context);
        }
    }

    private static void report(Ranged place, String message, String help, StatementContext context) {
        context.report(place, message).help(help);
    }
}
