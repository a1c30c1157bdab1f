package dev.stopover.parser;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import com.code_intelligence.jazzer.mutation.annotation.WithUtf8Length;
import dev.stopover.parser.plpgsql.Execution;
import dev.stopover.source.SourceFile;
import dev.stopover.source.TextRange;
import dev.stopover.syntax.CreateFunction;
import dev.stopover.syntax.DoBlock;
import dev.stopover.syntax.Excerpt;
import dev.stopover.syntax.Executed;
import dev.stopover.syntax.Select;
import dev.stopover.syntax.Statement;
import dev.stopover.syntax.Tokens;
import java.util.List;

/** Whatever the input, reading it never fails, loses nothing and keeps the order of what is written. */
class ParserFuzzTest {

    @FuzzTest(maxDuration = "5m")
    void readsAnyText(@NotNull @WithUtf8Length(max = 4096) String text) {
        Tokens tokens = Lexer.lex(Excerpt.of(SourceFile.of("fuzzed.sql", text)));
        StringBuilder joined = new StringBuilder();
        for (int i = 0; i < tokens.size(); i++) {
            joined.append(tokens.text(i));
        }
        assertThat(joined.toString()).isEqualTo(text);

        List<Statement> statements = StatementParser.parse(tokens);
        TextRange before = TextRange.at(0);
        for (Statement statement : statements) {
            assertThat(statement.range().start()).isGreaterThanOrEqualTo(before.end());
            assertThat(statement.range().contains(statement.keywords())).isTrue();
            before = statement.range();
            ask(statement);
        }

        List<Executed> executed = Execution.of(statements);
        for (Executed each : executed) {
            assertThat(each.range().end()).isLessThanOrEqualTo(text.length());
        }
    }

    private static void ask(Statement statement) {
        LazyAnswers answers = new LazyAnswers();
        if (statement instanceof CreateFunction function && function.body().isPresent()) {
            answers.errors(function.body().get(), function.language().orElse("sql"));
        } else if (statement instanceof DoBlock block) {
            answers.errors(block.body(), block.language().orElse("plpgsql"));
        } else if (statement instanceof Select select) {
            answers.changes(select.query());
        }
    }
}
