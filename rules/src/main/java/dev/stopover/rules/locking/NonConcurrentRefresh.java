package dev.stopover.rules.locking;

import dev.stopover.catalog.Index;
import dev.stopover.catalog.View;
import dev.stopover.rule.Draft;
import dev.stopover.rule.StatementContext;
import dev.stopover.rule.StatementRule;
import dev.stopover.source.Edit;
import dev.stopover.source.Fix;
import dev.stopover.syntax.RefreshMaterializedView;
import java.util.Optional;

/** REFRESH MATERIALIZED VIEW keeps readers out until its query is done. */
public final class NonConcurrentRefresh extends StatementRule {

    public NonConcurrentRefresh() {
        super(warning("non-concurrent-refresh", "A materialized view refreshed without CONCURRENTLY blocks reads")
                .underLock("materialized-view"));
    }

    @Override
    public void visit(RefreshMaterializedView refresh, StatementContext context) {
        Optional<View> view = context.state().view(refresh.view()).filter(View::isMaterialized);
        if (!refresh.withData() || !context.existedBefore(refresh.view())) {
            return;
        }
        boolean unique =
                view.isEmpty() || view.get().indexes().values().stream().anyMatch(Index::tellsAllRowsApart);
        if (refresh.concurrently()) {
            if (!unique && view.get().isKnown()) {
                context.report(
                                refresh.keywords(),
                                "%s has no unique index over columns, without which PostgreSQL refuses CONCURRENTLY.",
                                refresh.view())
                        .help("Run CREATE UNIQUE INDEX … ON %s (…); before.", refresh.view());
            }
            return;
        }
        if (view.isPresent() && !view.get().isPopulated()) {
            return;
        }
        Draft draft = context.report(
                        refresh.keywords(),
                        "REFRESH takes %s until the query is done.",
                        Live.of(refresh.view(), context).lock())
                .help(
                        unique
                                ? "Run REFRESH MATERIALIZED VIEW CONCURRENTLY %s;".formatted(refresh.view())
                                : "Run CREATE UNIQUE INDEX … ON %s (…); and refresh it CONCURRENTLY."
                                        .formatted(refresh.view()));
        if (unique && view.isPresent()) {
            draft.fix(Fix.unsafe("Add CONCURRENTLY", Edit.insertAfter(refresh.keywords(), " CONCURRENTLY")));
        }
    }
}
