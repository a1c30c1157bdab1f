package dev.stopover.benchmarks;

import dev.stopover.source.SourceFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The SQL files under the folder that the system property {@code stopover.corpus} names, or else our own fixtures. */
@State(Scope.Benchmark)
public class SqlFiles {

    private List<SourceFile> files = List.of();

    /** Reads the files, once for each run. */
    @Setup
    public void read() throws IOException {
        Path root = root();
        try (Stream<Path> paths = Files.walk(root)) {
            files = paths.filter(path -> path.toString().endsWith(".sql") && Files.isRegularFile(path))
                    .sorted()
                    .map(path -> SourceFile.of(root.relativize(path).toString(), textOf(path)))
                    .toList();
        }
        if (files.isEmpty()) {
            throw new IllegalStateException("no SQL file under " + root.toAbsolutePath());
        }
        long characters = files.stream().mapToLong(file -> file.text().length()).sum();
        System.out.printf("%d files, %d characters%n", files.size(), characters);
    }

    /** The folder. */
    static Path root() {
        return Path.of(System.getProperty("stopover.corpus", "test-fixtures"));
    }

    List<SourceFile> all() {
        return files;
    }

    private static String textOf(Path path) {
        try {
            return new String(Files.readAllBytes(path), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
