package dev.stopover.rules.locking;

import dev.stopover.catalog.Relation;
import dev.stopover.catalog.Table;
import dev.stopover.catalog.View;
import dev.stopover.rule.Draft;
import dev.stopover.rule.RuleInfo;
import dev.stopover.rule.Severity;
import dev.stopover.rule.StatementContext;
import dev.stopover.rule.StatementRule;
import dev.stopover.source.Edit;
import dev.stopover.source.Fix;
import dev.stopover.syntax.CreateIndex;
import java.util.Optional;

/** An index built without CONCURRENTLY holds off every write to its table. */
public final class NonConcurrentIndex extends StatementRule {

    /** The rule. */
    public NonConcurrentIndex() {
        super(RuleInfo.error("non-concurrent-index", "An index built without CONCURRENTLY blocks writes to its table")
                .inRollback(Severity.NOTE)
                .tags("index", "lock")
                .since("0.1"));
    }

    @Override
    public void visit(CreateIndex create, StatementContext context) {
        Optional<Relation> relation = context.state().relation(create.table());
        if (create.concurrently()
                || !context.existedBefore(create.table())
                || relation.filter(View.class::isInstance).isPresent()
                || isThereAlready(create, relation)) {
            return;
        }
        if (relation.filter(known -> known instanceof Table table && table.isPartitioned())
                .isPresent()) {
            reportPartitioned(create, context);
            return;
        }
        Draft draft = context.report(
                        create.keywords(),
                        "Building this index takes %s until it is built."
                                .formatted(lock(create, context, create.table().toString())))
                .help("Build it with CREATE INDEX CONCURRENTLY, %s.".formatted(context.apart()));
        if (context.canRunApart()) {
            draft.fix(Fix.unsafe("Add CONCURRENTLY", Edit.insertAfter(create.keywords(), " CONCURRENTLY")));
        }
    }

    /** The lock in words, with what waits for it. */
    private static String lock(CreateIndex create, StatementContext context, String where) {
        return context.effectOn(create.table())
                .flatMap(touch -> touch.lockWords(where))
                .orElse("a lock on " + where);
    }

    /** CONCURRENTLY is refused on a partitioned table; ON ONLY builds nothing. */
    private static void reportPartitioned(CreateIndex create, StatementContext context) {
        if (!create.only()) {
            context.report(
                            create.keywords(),
                            "Building this index takes %s until all of them have it."
                                    .formatted(lock(create, context, create.table() + " and its partitions")))
                    .help(("Create it ON ONLY %s, build one on each partition with CREATE INDEX CONCURRENTLY,"
                                    + " then attach those with ALTER INDEX … ATTACH PARTITION.")
                            .formatted(create.table()));
        }
    }

    private static boolean isThereAlready(CreateIndex create, Optional<Relation> relation) {
        return create.ifNotExists()
                && create.index()
                        .flatMap(index ->
                                relation.flatMap(known -> known.indexes().find(index.value())))
                        .isPresent();
    }
}
