package dev.stopover.rules.locking;

import dev.stopover.migration.Script;
import dev.stopover.rule.StatementContext;
import dev.stopover.rule.StatementRule;
import dev.stopover.syntax.CreateIndex;
import dev.stopover.syntax.Drop;
import dev.stopover.syntax.Executed;
import dev.stopover.syntax.Identifier;
import dev.stopover.syntax.ObjectKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A concurrent build that failed leaves an invalid index behind, which IF NOT EXISTS takes for the index. */
public final class InvalidIndexKept extends StatementRule {

    public InvalidIndexKept() {
        super(note("invalid-index-kept", "IF NOT EXISTS keeps the invalid index of a build that failed")
                .noteInRollback()
                .tags("index", "repeatability"));
    }

    /** One script is one thing to put right. */
    @Override
    public void visit(CreateIndex create, StatementContext context) {
        List<CreateIndex> kept =
                create.concurrently() && create.ifNotExists() ? kept(context.script()) : List.<CreateIndex>of();
        if (kept.isEmpty() || kept.get(0) != create) {
            return;
        }
        List<Identifier> indexes =
                kept.stream().flatMap(other -> other.index().stream()).toList();
        context.report(
                        create.keywords(),
                        "If building %s fails, an invalid index of that name is left, and the next try takes it for the index.",
                        Several.of(indexes))
                .help(
                        "Run DROP INDEX CONCURRENTLY IF EXISTS %s; first%s.",
                        indexes.get(0), indexes.size() == 1 ? "" : ", and the like before each of the others");
    }

    /** What a script builds, and does not drop before, where it may be left from the try before. */
    private static List<CreateIndex> kept(Script script) {
        Set<String> dropped = new HashSet<>();
        List<CreateIndex> kept = new ArrayList<>();
        for (Executed executed : script.executed()) {
            if (executed.statement() instanceof Drop drop && drop.kind() == ObjectKind.INDEX) {
                drop.objects().forEach(object -> dropped.add(object.name().name()));
            } else if (executed.statement() instanceof CreateIndex create
                    && create.concurrently()
                    && create.ifNotExists()
                    && create.index()
                            .filter(index -> !dropped.contains(index.value()))
                            .isPresent()) {
                kept.add(create);
            }
        }
        return kept;
    }
}
