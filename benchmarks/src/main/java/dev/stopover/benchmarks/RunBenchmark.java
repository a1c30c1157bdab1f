package dev.stopover.benchmarks;

import dev.stopover.config.ConfigurationException;
import dev.stopover.project.ReadOptions;
import dev.stopover.rules.BuiltInRules;
import dev.stopover.run.Outcome;
import dev.stopover.run.Run;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Warmup;

/** All that {@code stopover check} does but starting and writing the report: reading, replaying, asking every rule. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class RunBenchmark {

    /** One run over the folder. */
    @Benchmark
    public Outcome check() throws ConfigurationException {
        return new Run(new BuiltInRules().rules(), ReadOptions.DEFAULT).over(SqlFiles.root(), List.of());
    }
}
