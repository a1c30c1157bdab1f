package dev.stopover.catalog;

import dev.stopover.migration.Delivery;
import dev.stopover.migration.Direction;
import dev.stopover.migration.Runner;
import dev.stopover.migration.Script;
import dev.stopover.migration.TransactionMode;
import dev.stopover.parser.LazyAnswers;
import dev.stopover.parser.Lexer;
import dev.stopover.parser.StatementParser;
import dev.stopover.parser.plpgsql.Execution;
import dev.stopover.report.schema.SchemaText;
import dev.stopover.report.schema.ShownSchema;
import dev.stopover.source.SourceFile;
import dev.stopover.syntax.Answers;
import dev.stopover.syntax.Excerpt;
import dev.stopover.syntax.Executed;
import dev.stopover.syntax.Statement;
import dev.stopover.syntax.Tokens;
import java.util.ArrayList;
import java.util.List;

/** What SQL leaves behind: each text is a migration of its own, in a session of its own. */
final class Replayed {

    private final Answers answers = new LazyAnswers();
    private final List<String> failures = new ArrayList<>();
    private State state = State.empty();
    private int migrations;

    static Replayed of(String... migrations) {
        return of(TransactionMode.PER_SCRIPT, migrations);
    }

    static Replayed of(TransactionMode mode, String... migrations) {
        Replayed replayed = new Replayed();
        for (String sql : migrations) {
            replayed.run(sql, mode);
        }
        return replayed;
    }

    private void run(String sql, TransactionMode mode) {
        Script script = script(sql, mode);
        state = state.beforeScript(script, migrations++);
        for (Executed executed : script.executed()) {
            state = state.after(executed, answers);
            state.failures().forEach(failure -> failures.add(failure.sqlState() + " " + failure.message()));
        }
        state = state.afterScript();
    }

    static Script script(String sql, TransactionMode mode) {
        SourceFile file = SourceFile.of("migration.sql", sql);
        Tokens tokens = Lexer.lex(Excerpt.of(file));
        List<Statement> statements = StatementParser.parse(tokens);
        return Script.of(
                file,
                tokens.excerpt().range(),
                Direction.UP,
                Delivery.stepwise(Runner.PSQL, mode, "file"),
                () -> new Script.Contents(tokens, statements, Execution.of(statements)));
    }

    State state() {
        return state;
    }

    Catalog catalog() {
        return state.catalog();
    }

    Table table(String name) {
        return catalog().table(new ObjectName("public", name)).orElseThrow();
    }

    String schema() {
        return SchemaText.of(ShownSchema.of(catalog()));
    }

    List<String> failures() {
        return failures;
    }
}
