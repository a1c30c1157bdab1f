package dev.stopover.rules.locking;

import dev.stopover.rule.RuleInfo;
import dev.stopover.rule.Severity;
import dev.stopover.rule.StatementContext;
import dev.stopover.rule.StatementRule;
import dev.stopover.syntax.CreateIndex;
import dev.stopover.syntax.Drop;
import dev.stopover.syntax.Executed;
import dev.stopover.syntax.Identifier;
import dev.stopover.syntax.ObjectKind;

/** A concurrent build that failed leaves an invalid index behind, which IF NOT EXISTS takes for the index. */
public final class InvalidIndexKept extends StatementRule {

    /** The rule. */
    public InvalidIndexKept() {
        super(RuleInfo.note("invalid-index-kept", "IF NOT EXISTS keeps the invalid index of a build that failed")
                .inRollback(Severity.NOTE)
                .tags("index", "repeatability"));
    }

    @Override
    public void visit(CreateIndex create, StatementContext context) {
        if (!create.concurrently() || !create.ifNotExists() || create.index().isEmpty()) {
            return;
        }
        Identifier index = create.index().get();
        if (!isDroppedBefore(index, context)) {
            context.report(
                            create.keywords(),
                            "If building %s fails, an invalid index of that name is left, and the next try takes it for the index."
                                    .formatted(index))
                    .help("Run DROP INDEX CONCURRENTLY IF EXISTS %s; first.".formatted(index));
        }
    }

    private static boolean isDroppedBefore(Identifier index, StatementContext context) {
        for (Executed executed : context.script().executed()) {
            if (executed == context.executed()) {
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
