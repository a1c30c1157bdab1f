package dev.stopover.rules.transactions;

import dev.stopover.migration.Apart;
import dev.stopover.migration.Script;
import dev.stopover.rule.ScriptContext;
import dev.stopover.rule.ScriptRule;
import dev.stopover.rule.Severity;
import dev.stopover.syntax.CreateIndex;
import dev.stopover.syntax.Drop;
import dev.stopover.syntax.ObjectKind;
import dev.stopover.syntax.Statement;
import java.util.List;
import java.util.Optional;

/** What runs outside a transaction cannot be undone together with the rest of its file. */
public final class NotAloneInFile extends ScriptRule {

    public NotAloneInFile() {
        super(warning("not-alone-in-file", "A statement that runs outside a transaction shares its file")
                .noteInRollback()
                .tags("transaction", "index"));
    }

    @Override
    protected void check(ScriptContext context) {
        Script script = context.script();
        List<Statement> changing =
                script.statements().stream().filter(Alone::changes).toList();
        Optional<Statement> apart = changing.stream()
                .filter(statement -> Alone.runsApart(statement) && !isTidying(statement, changing))
                .findFirst();
        if (apart.isEmpty() || isRefused(apart.get(), script)) {
            return;
        }
        List<Statement> others = changing.stream()
                .filter(statement -> statement != apart.get() && !isTidying(statement, changing))
                .toList();
        if (others.isEmpty()) {
            return;
        }
        context.report(
                        apart.get().keywords(),
                        "This runs outside a transaction, so a failure leaves the file half done: %s more in it %s something.",
                        others.size() == 1 ? "1 statement" : others.size() + " statements",
                        others.size() == 1 ? "changes" : "change")
                .help("Give it a migration of its own.")
                .atMost(Severity.NOTE, changing.stream().allMatch(Alone::isRepeatable));
    }

    /** DROP INDEX CONCURRENTLY IF EXISTS clears away what a failed attempt of the same file has left. */
    private static boolean isTidying(Statement statement, List<Statement> changing) {
        return statement instanceof Drop drop
                && drop.ifExists()
                && drop.kind() == ObjectKind.INDEX
                && changing.stream()
                        .anyMatch(other -> other instanceof CreateIndex create
                                && drop.objects().stream()
                                        .anyMatch(object -> create.index()
                                                .filter(index -> index.value()
                                                        .equals(object.name().name()))
                                                .isPresent()));
    }

    /** Where PostgreSQL refuses it because a transaction is open, that is what is wrong with it. */
    private static boolean isRefused(Statement statement, Script script) {
        for (int i = 0; i < script.executed().size(); i++) {
            if (script.executed().get(i).statement() == statement) {
                return !Apart.isPossible(script.transactions().get(i), script);
            }
        }
        return true;
    }
}
