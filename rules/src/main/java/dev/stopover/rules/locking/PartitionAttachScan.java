package dev.stopover.rules.locking;

import dev.stopover.catalog.effect.Effect;
import dev.stopover.catalog.effect.Touch;
import dev.stopover.rule.StatementContext;
import dev.stopover.rule.StatementRule;
import dev.stopover.source.Ranged;
import dev.stopover.syntax.AlterTable;
import dev.stopover.syntax.AttachPartition;
import dev.stopover.syntax.CreateTable;
import java.util.List;

/** A new partition has the default one read, and what is attached too, unless constraints say what they hold. */
public final class PartitionAttachScan extends StatementRule {

    public PartitionAttachScan() {
        super(warning("partition-attach-scan", "Attaching a partition reads a whole table under a lock")
                .underLock("partition"));
    }

    @Override
    public void visit(AlterTable alter, AttachPartition action, StatementContext context) {
        report(
                action.keywords(),
                "ATTACH PARTITION",
                context.effectOf(alter, action),
                "Before, add a CHECK that says what the bounds say, IS NOT NULL of the key included, NOT VALID, and"
                        + " validate it in a migration of its own; on a default partition, one that excludes the bounds.",
                context);
    }

    @Override
    public void visit(CreateTable create, StatementContext context) {
        if (create.partitionOf().isPresent()) {
            report(
                    create.keywords(),
                    "A new partition",
                    context.effect(),
                    "Before, add a CHECK to the default partition that excludes the bounds, NOT VALID, and validate it in a"
                            + " migration of its own.",
                    context);
        }
    }

    private static void report(Ranged place, String what, Effect effect, String help, StatementContext context) {
        List<Touch> read = effect.standing().stream()
                .filter(touch -> touch.kind().holdsRows() && touch.work().isYes())
                .filter(Touch::blocksReads)
                .toList();
        if (!read.isEmpty()) {
            String tables = Several.of(read.stream().map(Touch::name).toList());
            context.report(
                            place,
                            "%s reads all of %s under %s.",
                            what,
                            tables,
                            read.get(0).lockWords(tables).orElse("a lock"))
                    .help(help);
        }
    }
}
