package dev.stopover.benchmarks;

import dev.stopover.parser.StatementParser;
import dev.stopover.source.SourceFile;
import dev.stopover.syntax.Statement;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What long, deep and broken text costs to read: one operation reads one such text. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
public class StressBenchmark {

    /** The shapes of text; those in megabytes are as long as they say. */
    public enum Shape {
        /** One INSERT of 5 MB. */
        INSERT_5_MB,
        /** A body of 5 MB between dollar quotes. */
        BODY_5_MB,
        /** A quote that is never closed, and 5 MB after it. */
        OPEN_QUOTE_5_MB,
        /** 100,000 parentheses within each other. */
        PARENTHESES,
        /** 1,000 array brackets within each other. */
        BRACKETS,
        /** 10,000 conditions joined by AND. */
        CONDITIONS,
        /** 1,000 queries joined by UNION. */
        UNIONS,
        /** 100,000 semicolons. */
        SEMICOLONS;

        String text() {
            int size = 5 << 20;
            return switch (this) {
                case INSERT_5_MB -> "INSERT INTO orders VALUES (1, 'a')" + ", (1, 'a')".repeat(size / 10) + ";";
                case BODY_5_MB -> "DO $$ BEGIN PERFORM 1; " + "-- a line\n".repeat(size / 10) + "END $$;";
                case OPEN_QUOTE_5_MB -> "SELECT 'a;\n" + "no statement;\n".repeat(size / 14);
                case PARENTHESES -> "SELECT " + "(".repeat(100_000) + "1" + ")".repeat(100_000) + ";";
                case BRACKETS -> "SELECT ARRAY" + "[".repeat(1_000) + "1" + "]".repeat(1_000) + ";";
                case CONDITIONS -> "SELECT a" + " AND a = 1".repeat(10_000) + ";";
                case UNIONS -> "SELECT 1" + " UNION SELECT 2".repeat(1_000) + ";";
                case SEMICOLONS -> ";".repeat(100_000);
            };
        }
    }

    /** The text that is read. */
    @Param
    public Shape shape;

    private SourceFile file;

    /** Makes the text. */
    @Setup
    public void write() {
        file = SourceFile.of("long.sql", shape.text());
    }

    /** Reads it. */
    @Benchmark
    public List<Statement> stress() {
        return StatementParser.parse(file);
    }
}
