package dev.stopover.rules.locking;

import dev.stopover.catalog.PartitionSearch;
import dev.stopover.rule.Draft;
import dev.stopover.rule.StatementContext;
import dev.stopover.rule.StatementRule;
import dev.stopover.source.Edit;
import dev.stopover.source.Fix;
import dev.stopover.syntax.AlterTable;
import dev.stopover.syntax.DetachPartition;

/** Detaching a partition waits for every query of the whole partitioned table. */
public final class NonConcurrentDetach extends StatementRule {

    private static final int CONCURRENTLY = 14;

    public NonConcurrentDetach() {
        super(warning("non-concurrent-detach", "A partition detached without CONCURRENTLY blocks the whole table")
                .noteInRollback()
                .tags("partition", "lock"));
    }

    @Override
    public void visit(AlterTable alter, DetachPartition action, StatementContext context) {
        Live live = Live.of(alter, action, context);
        boolean locks = context.existedBefore(alter.table())
                && context.existedBefore(action.partition())
                && live.effect().refusal().isEmpty();
        if (action.concurrently() || action.finalizing() || !locks) {
            return;
        }
        Draft draft = context.report(action.keywords(), "DETACH PARTITION waits for, and then holds, %s.", live.lock());
        if (context.postgres() < CONCURRENTLY) {
            draft.help(
                    "Set lock_timeout before, and run it when hardly anybody uses %s: PostgreSQL 14 has CONCURRENTLY for it.",
                    alter.table());
        } else if (hasDefaultPartition(alter, context)) {
            draft.help(
                    "Set lock_timeout before: CONCURRENTLY is refused while %s has a default partition.",
                    alter.table());
        } else {
            draft.help(
                    "Run ALTER TABLE %s DETACH PARTITION %s CONCURRENTLY; %s.",
                    alter.table(), action.partition(), context.apart());
            if (context.canRunApart()) {
                draft.fix(Fix.unsafe("Add CONCURRENTLY", Edit.insertAfter(action.partition(), " CONCURRENTLY")));
            }
        }
    }

    private static boolean hasDefaultPartition(AlterTable alter, StatementContext context) {
        return context.state()
                .table(alter.table())
                .flatMap(table -> new PartitionSearch(context.catalog(), table).defaultPartition())
                .isPresent();
    }
}
