package dev.stopover.rule;

import dev.stopover.catalog.Failure;
import dev.stopover.syntax.AddedConstraint;
import dev.stopover.syntax.AlterTableAction;
import dev.stopover.syntax.Statement;
import dev.stopover.syntax.UnreadStatement;

/**
 * Looks at one executed statement at a time, knowing the state just before it. Override the visits of interest; all others are
 * empty.
 */
public abstract non-sealed class StatementRule extends LoadedRule
        implements Statement.Visitor<StatementContext>, AlterTableAction.Visitor<StatementContext> {

    /** A rule of which this is to be known. */
    protected StatementRule(RuleInfo info) {
        super(info);
    }

    /** Looks at one of the constraints that the statement adds, wherever it is written; asked after its other visits. */
    public void visit(AddedConstraint added, StatementContext context) {}

    /**
     * Looks at why PostgreSQL refuses the statement as the schema stands, wherever it runs; asked after its other visits.
     * What is refused inside a transaction, {@link StatementContext#moment} tells, and what cannot be read is an
     * {@link UnreadStatement}.
     */
    public void visit(Failure failure, StatementContext context) {}
}
