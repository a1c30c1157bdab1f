package dev.stopover.rules.rewrites;

import dev.stopover.rule.StatementContext;
import dev.stopover.rule.StatementRule;
import dev.stopover.rules.locking.Live;
import dev.stopover.syntax.AddColumn;
import dev.stopover.syntax.AlterTable;

/** A new column of a domain that checks values is checked in every row, which PostgreSQL does by writing them anew. */
public final class ConstrainedDomainColumn extends StatementRule {

    public ConstrainedDomainColumn() {
        super(warning("constrained-domain-column", "A new column of a domain with constraints writes every row anew")
                .underLock("rewrite", "domain"));
    }

    @Override
    public void visit(AlterTable alter, AddColumn action, StatementContext context) {
        NewColumns.constrainedDomain(action.column(), context).ifPresent(domain -> {
            Live live = Live.of(alter, action, context);
            if (live.rewrites().isYes()) {
                context.report(
                                action.column().type().orElseThrow(),
                                "The domain %s has constraints, so all of %s is written anew under %s.",
                                domain.name(),
                                alter.table(),
                                live.lock())
                        .help("Give the column the type below the domain, and a CHECK that is added NOT VALID.");
            }
        });
    }
}
