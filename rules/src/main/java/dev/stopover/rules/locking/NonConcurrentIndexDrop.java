package dev.stopover.rules.locking;

import dev.stopover.catalog.ObjectName;
import dev.stopover.catalog.Relation;
import dev.stopover.catalog.Table;
import dev.stopover.catalog.effect.Touch;
import dev.stopover.migration.Transaction;
import dev.stopover.rule.Draft;
import dev.stopover.rule.StatementContext;
import dev.stopover.rule.StatementRule;
import dev.stopover.source.Edit;
import dev.stopover.source.Fix;
import dev.stopover.syntax.AddColumn;
import dev.stopover.syntax.AlterColumnType;
import dev.stopover.syntax.AlterTable;
import dev.stopover.syntax.AlterTableAction;
import dev.stopover.syntax.CreateIndex;
import dev.stopover.syntax.Drop;
import dev.stopover.syntax.DropColumn;
import dev.stopover.syntax.DropConstraint;
import dev.stopover.syntax.DropNotNull;
import dev.stopover.syntax.Executed;
import dev.stopover.syntax.ObjectKind;
import dev.stopover.syntax.SetNotNull;
import dev.stopover.syntax.Statement;
import java.util.List;
import java.util.Optional;

/** DROP INDEX waits for every query of its table, and lets every later one wait behind it. */
public final class NonConcurrentIndexDrop extends StatementRule {

    public NonConcurrentIndexDrop() {
        super(error("non-concurrent-index-drop", "An index dropped without CONCURRENTLY blocks its table")
                .noteInRollback()
                .tags("index", "lock"));
    }

    @Override
    public void visit(Drop drop, StatementContext context) {
        boolean partitioned =
                context.effect().touches().stream().anyMatch(touch -> isPartitioned(touch.name(), context));
        if (drop.kind() != ObjectKind.INDEX || drop.concurrently() || partitioned || isMadeOnOnly(drop, context)) {
            return;
        }
        List<Touch> locked = context.effect().standing().stream()
                .filter(touch -> touch.kind().holdsRows() && touch.blocks().isPresent())
                .filter(touch -> !isLocked(touch.name(), context) && !isLockedLater(touch.name(), context))
                .toList();
        boolean unknown = context.effect().touches().isEmpty()
                && !drop.ifExists()
                && context.effect().refusal().isEmpty()
                && drop.objects().stream().allMatch(context::existedBefore);
        if (locked.isEmpty() && !unknown) {
            return;
        }
        String lock = locked.isEmpty()
                ? "a lock on the table of this index that blocks reads and writes"
                : locked.get(0)
                        .lockWords(Several.of(locked.stream().map(Touch::name).toList()))
                        .orElse("a lock");
        Draft draft = context.report(drop.keywords(), "DROP INDEX waits for, and then holds, %s.", lock)
                .help("Drop it with DROP INDEX CONCURRENTLY, %s.", context.apart());
        if (context.canRunApart()
                && drop.objects().size() == 1
                && drop.cascade().isEmpty()) {
            draft.fix(Fix.unsafe("Add CONCURRENTLY", Edit.insertAfter(drop.keywords(), " CONCURRENTLY")));
        }
    }

    /** Whether its migration makes the index ON ONLY a table, which is written for partitioned ones alone. */
    private static boolean isMadeOnOnly(Drop drop, StatementContext context) {
        return context.migration().up().executed().stream()
                .anyMatch(executed -> executed.statement() instanceof CreateIndex create
                        && create.only()
                        && drop.objects().stream()
                                .anyMatch(object -> create.index()
                                        .filter(index -> index.value()
                                                .equals(object.name().name()))
                                        .isPresent()));
    }

    /** CONCURRENTLY is refused for the index of a partitioned table. */
    private static boolean isPartitioned(ObjectName name, StatementContext context) {
        Optional<Relation> relation = context.catalog().relation(name);
        return relation.filter(known -> known instanceof Table table && table.isPartitioned())
                .isPresent();
    }

    /** Whether a later statement of the same transaction alters or drops the table, and so locks it as strongly. */
    private static boolean isLockedLater(ObjectName name, StatementContext context) {
        List<Executed> executed = context.script().executed();
        for (int i = context.moments().size() + 1; i < executed.size(); i++) {
            Transaction transaction = context.script().transactions().get(i);
            if (transaction.kind() == Transaction.Kind.NONE || !transaction.sharedWith(context.transaction())) {
                continue;
            }
            Statement statement = executed.get(i).statement();
            if (statement instanceof AlterTable alter
                            && context.state().resolve(alter.table()).equals(name)
                            && alter.actions().stream().anyMatch(NonConcurrentIndexDrop::locksStrongly)
                    || statement instanceof Drop drop
                            && drop.kind() != ObjectKind.INDEX
                            && drop.objects().stream()
                                    .anyMatch(object -> context.state()
                                            .resolve(object.name())
                                            .equals(name))) {
                return true;
            }
        }
        return false;
    }

    /** Foreign keys, triggers, statistics and validation do with less than ACCESS EXCLUSIVE. */
    private static boolean locksStrongly(AlterTableAction action) {
        return action instanceof AddColumn
                || action instanceof DropColumn
                || action instanceof DropConstraint
                || action instanceof AlterColumnType
                || action instanceof SetNotNull
                || action instanceof DropNotNull;
    }

    /** Whether the transaction has locked the table so before: then the drop adds nothing. */
    private static boolean isLocked(ObjectName name, StatementContext context) {
        return context.moments().stream()
                .filter(moment -> moment.transaction().sharedWith(context.transaction()))
                .flatMap(moment -> moment.effect().on(name).stream())
                .flatMap(touch -> touch.lock().stream())
                .anyMatch(lock -> lock.blocksReads());
    }
}
