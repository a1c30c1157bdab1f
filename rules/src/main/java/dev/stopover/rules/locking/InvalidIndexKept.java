package dev.stopover.rules.locking;

import dev.stopover.catalog.effect.Moment;
import dev.stopover.rule.RuleInfo;
import dev.stopover.rule.StatementContext;
import dev.stopover.rule.StatementRule;
import dev.stopover.syntax.CreateIndex;
import dev.stopover.syntax.Drop;
import dev.stopover.syntax.Executed;
import dev.stopover.syntax.Identifier;
import dev.stopover.syntax.ObjectKind;
import java.util.List;

/** A concurrent build that failed leaves an invalid index behind, which IF NOT EXISTS takes for the index. */
public final class InvalidIndexKept extends StatementRule {

    public InvalidIndexKept() {
        super(RuleInfo.note("invalid-index-kept", "IF NOT EXISTS keeps the invalid index of a build that failed")
                .noteInRollback()
                .tags("index", "repeatability"));
    }

    @Override
    public void visit(CreateIndex create, StatementContext context) {
        if (!keeps(create, context.executed(), context) || !isFirst(context)) {
            return;
        }
        List<Identifier> indexes = context.script().executed().stream()
                .filter(executed ->
                        executed.statement() instanceof CreateIndex other && keeps(other, executed, context))
                .map(executed -> ((CreateIndex) executed.statement()).index().orElseThrow())
                .toList();
        context.report(
                        create.keywords(),
                        "If building %s fails, an invalid index of that name is left, and the next try takes it for the index.",
                        Several.of(indexes))
                .help(
                        indexes.size() == 1
                                ? "Run DROP INDEX CONCURRENTLY IF EXISTS %s; first.".formatted(indexes.get(0))
                                : "Run DROP INDEX CONCURRENTLY IF EXISTS %s; first, and the like before each of the others."
                                        .formatted(indexes.get(0)));
    }

    /** One script is one thing to put right. */
    private static boolean isFirst(StatementContext context) {
        return context.moments().stream()
                .map(Moment::executed)
                .noneMatch(executed ->
                        executed.statement() instanceof CreateIndex other && keeps(other, executed, context));
    }

    private static boolean keeps(CreateIndex create, Executed executed, StatementContext context) {
        return create.concurrently()
                && create.ifNotExists()
                && create.index().isPresent()
                && !isDroppedBefore(create.index().get(), executed, context);
    }

    private static boolean isDroppedBefore(Identifier index, Executed create, StatementContext context) {
        for (Executed executed : context.script().executed()) {
            if (executed == create) {
                return false;
            }
            if (executed.statement() instanceof Drop drop
                    && drop.kind() == ObjectKind.INDEX
                    && drop.objects().stream()
                            .anyMatch(object -> object.name().name().equals(index.value()))) {
                return true;
            }
        }
        return false;
    }
}
