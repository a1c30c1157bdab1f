package dev.stopover.rules.repeatability;

import dev.stopover.migration.Runner;
import dev.stopover.migration.Script;
import dev.stopover.rule.ScriptContext;
import dev.stopover.rule.ScriptRule;
import dev.stopover.syntax.Executed;
import dev.stopover.syntax.PsqlCommand;
import dev.stopover.syntax.UnreadStatement;
import java.util.List;

/** What is not understood is not judged, and that must not look like approval. */
public final class OpaqueStatement extends ScriptRule {

    public OpaqueStatement() {
        super(note("opaque-statement", "What a statement does cannot be known from files")
                .tags("dynamic-sql", "coverage"));
    }

    @Override
    protected void check(ScriptContext context) {
        Script script = context.script();
        List<Executed> opaque = script.executed().stream()
                .filter(executed -> executed.statement() instanceof UnreadStatement statement
                        && statement.error().isEmpty()
                        && !(executed.written() instanceof PsqlCommand && !runsPsql(script)))
                .toList();
        if (opaque.isEmpty() || !script.isRead()) {
            return;
        }
        Executed first = opaque.get(0);
        String others =
                opaque.size() == 1 ? "" : " (there are %d such statements in the file)".formatted(opaque.size());
        context.report(first.statement().keywords(), message(first).formatted(others))
                .help("Look at it yourself.");
    }

    /** Under other runners what psql alone understands fails, which another rule says. */
    private static boolean runsPsql(Script script) {
        Runner runner = script.delivery().runner();
        return runner == Runner.PSQL || runner == Runner.SQITCH;
    }

    private static String message(Executed opaque) {
        if (opaque.written() instanceof PsqlCommand psql) {
            return psql.command().equals("gexec")
                    ? "The rows of this query are run as SQL, so what they do is not judged%s."
                    : "The file that is included here is not followed, so what it does is not judged%s.";
        }
        return opaque.nesting().dynamic()
                ? "The text of this statement is put together when it runs, so what it does is not judged%s."
                : "This statement is not understood, so what it does is not judged%s.";
    }
}
