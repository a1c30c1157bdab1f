package dev.stopover.rules.locking;

import dev.stopover.catalog.effect.RelationKind;
import dev.stopover.catalog.effect.Touch;
import dev.stopover.rule.Draft;
import dev.stopover.rule.StatementContext;
import dev.stopover.rule.StatementRule;
import dev.stopover.source.Edit;
import dev.stopover.source.Fix;
import dev.stopover.syntax.CreateIndex;
import java.util.Optional;

/** An index built without CONCURRENTLY holds off every write to its table. */
public final class NonConcurrentIndex extends StatementRule {

    public NonConcurrentIndex() {
        super(error("non-concurrent-index", "An index built without CONCURRENTLY blocks writes to its table")
                .underLock("index"));
    }

    @Override
    public void visit(CreateIndex create, StatementContext context) {
        // Over a partitioned table, which ONLY is written for, nothing is built but over its partitions.
        Optional<Touch> build = context.effectOn(create.table()).filter(Touch::indexBuild);
        if (create.concurrently()
                || create.only()
                || build.filter(touch -> touch.kind() != RelationKind.MATERIALIZED_VIEW)
                        .isEmpty()
                || !context.existedBefore(create.table())
                || context.isEmpty(create.table())) {
            return;
        }
        String lock = Live.of(create.table(), context).lock();
        Draft draft = context.report(create.keywords(), "Building this index takes %s until it is built.", lock)
                .help("Build it with CREATE INDEX CONCURRENTLY, %s.", context.apart());
        if (context.canRunApart()) {
            draft.fix(Fix.unsafe("Add CONCURRENTLY", Edit.insertAfter(create.keywords(), " CONCURRENTLY")));
        }
    }
}
