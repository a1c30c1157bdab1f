package dev.stopover.benchmarks;

import dev.stopover.parser.LazyAnswers;
import dev.stopover.parser.Lexer;
import dev.stopover.parser.StatementParser;
import dev.stopover.source.SourceFile;
import dev.stopover.syntax.Excerpt;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** From text to tokens, statements and answers; one operation goes over every file once. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class ReadingBenchmark {

    /** Tokens. */
    @Benchmark
    public void lex(SqlFiles files, Blackhole blackhole) {
        for (SourceFile file : files.all()) {
            blackhole.consume(Lexer.lex(Excerpt.of(file)));
        }
    }

    /** Tokens, and statements made of them. */
    @Benchmark
    public void parse(SqlFiles files, Blackhole blackhole) {
        for (SourceFile file : files.all()) {
            blackhole.consume(StatementParser.parse(file));
        }
    }

    /** What JSqlParser says of every expression and query. */
    @Benchmark
    public void ask(Questions questions, Blackhole blackhole) {
        var answers = new LazyAnswers();
        questions.expressions().forEach(expression -> blackhole.consume(answers.ask(expression)));
        questions.queries().forEach(query -> blackhole.consume(answers.ask(query)));
    }
}
