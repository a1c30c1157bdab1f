package dev.stopover.rules.locking;

import dev.stopover.catalog.effect.RelationKind;
import dev.stopover.catalog.effect.Touch;
import dev.stopover.rule.Draft;
import dev.stopover.rule.StatementContext;
import dev.stopover.rule.StatementRule;
import dev.stopover.source.Edit;
import dev.stopover.source.Fix;
import dev.stopover.syntax.Reindex;
import dev.stopover.syntax.ReindexTarget;
import java.util.List;

/** REINDEX keeps every query out of the index that it builds anew, and writes out of the table. */
public final class NonConcurrentReindex extends StatementRule {

    private static final int CONCURRENTLY = 12;

    public NonConcurrentReindex() {
        super(warning("non-concurrent-reindex", "An index rebuilt without CONCURRENTLY blocks reads and writes")
                .underLock("index"));
    }

    @Override
    public void visit(Reindex reindex, StatementContext context) {
        List<Touch> tables = context.effect().standing().stream()
                .filter(touch -> touch.kind() != RelationKind.INDEX)
                .filter(touch -> touch.blocksWrites())
                .toList();
        if (reindex.concurrently() || tables.isEmpty()) {
            return;
        }
        Draft draft = context.report(
                reindex.keywords(),
                "REINDEX holds %s, and keeps queries waiting that plan to use an index of it.",
                tables.get(0)
                        .lockWords(Several.of(tables.stream().map(Touch::name).toList()))
                        .orElse("a lock"));
        if (context.postgres() < CONCURRENTLY || reindex.target() == ReindexTarget.SYSTEM) {
            draft.help(
                    "Build another index with CREATE INDEX CONCURRENTLY, and drop this one with DROP INDEX CONCURRENTLY.");
            return;
        }
        draft.help("Run it as REINDEX … CONCURRENTLY, %s.", context.apart());
        if (context.canRunApart() && reindex.options().isEmpty()) {
            draft.fix(Fix.unsafe("Add CONCURRENTLY", Edit.insertAfter(reindex.keywords(), " CONCURRENTLY")));
        }
    }
}
