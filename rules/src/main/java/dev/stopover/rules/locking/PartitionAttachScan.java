package dev.stopover.rules.locking;

import dev.stopover.catalog.effect.Touch;
import dev.stopover.rule.StatementContext;
import dev.stopover.rule.StatementRule;
import dev.stopover.syntax.AlterTable;
import dev.stopover.syntax.AttachPartition;
import java.util.List;

/** ATTACH PARTITION reads what is attached, and the default partition, unless constraints say what they hold. */
public final class PartitionAttachScan extends StatementRule {

    public PartitionAttachScan() {
        super(warning("partition-attach-scan", "Attaching a partition reads a whole table under a lock")
                .underLock("partition"));
    }

    @Override
    public void visit(AlterTable alter, AttachPartition action, StatementContext context) {
        List<Touch> read = context.effectOf(alter, action).standing().stream()
                .filter(touch -> touch.kind().holdsRows() && touch.work().isYes())
                .filter(touch -> touch.blocksReads())
                .toList();
        if (!read.isEmpty()) {
            String tables = Several.of(read.stream().map(Touch::name).toList());
            context.report(
                            action.keywords(),
                            "ATTACH PARTITION reads all of %s under %s.",
                            tables,
                            read.get(0).lockWords(tables).orElse("a lock"))
                    .help(
                            "Before, add a CHECK that says what the bounds say, IS NOT NULL of the key included, NOT VALID, and"
                                    + " validate it in a migration of its own; on a default partition, one that excludes the bounds.");
        }
    }
}
