package dev.stopover.rules;

import dev.stopover.rule.Rule;
import dev.stopover.rule.RuleProvider;
import dev.stopover.rules.data.ProductionData;
import dev.stopover.rules.locking.CheckValidatedAtOnce;
import dev.stopover.rules.locking.NonConcurrentIndex;
import dev.stopover.rules.locking.NotNullWithoutBackfill;
import dev.stopover.rules.locking.PrimaryKeyBuildsIndex;
import dev.stopover.rules.locking.SetNotNullScan;
import dev.stopover.rules.locking.UniqueConstraintBuildsIndex;
import dev.stopover.rules.locking.ValidatedInSameTransaction;
import dev.stopover.rules.repeatability.DuplicateObject;
import dev.stopover.rules.repeatability.MissingIfNotExists;
import dev.stopover.rules.repeatability.RefusedStatement;
import dev.stopover.rules.repeatability.SyntaxError;
import dev.stopover.rules.repeatability.UnknownObject;
import dev.stopover.rules.rewrites.ColumnTypeRewrite;
import dev.stopover.rules.security.MissingRls;
import dev.stopover.rules.transactions.ForbiddenInTransaction;
import dev.stopover.rules.transactions.MissingGooseStatementBlock;
import dev.stopover.rules.transactions.SplitterDivergence;
import dev.stopover.rules.workflow.DuplicateVersion;
import dev.stopover.rules.workflow.MissingRollback;
import dev.stopover.rules.workflow.RollbackAppliedAsMigration;
import java.util.List;

/** The rules that come with Stopover. */
public final class BuiltInRules implements RuleProvider {

    @Override
    public List<Rule> rules() {
        return List.of(
                new CheckValidatedAtOnce(),
                new ColumnTypeRewrite(),
                new DuplicateObject(),
                new DuplicateVersion(),
                new ForbiddenInTransaction(),
                new MissingGooseStatementBlock(),
                new MissingIfNotExists(),
                new MissingRls(),
                new MissingRollback(),
                new NonConcurrentIndex(),
                new NotNullWithoutBackfill(),
                new PrimaryKeyBuildsIndex(),
                new ProductionData(),
                new RefusedStatement(),
                new RollbackAppliedAsMigration(),
                new SetNotNullScan(),
                new SplitterDivergence(),
                new SyntaxError(),
                new UniqueConstraintBuildsIndex(),
                new UnknownObject(),
                new ValidatedInSameTransaction());
    }
}
