package dev.stopover.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The example projects, copied out of this repository so that nothing around them counts. */
final class FixtureProjects {

    private static final Path PROJECTS = Path.of("../test-fixtures/projects");

    private FixtureProjects() {}

    /** Copies a project into a folder. */
    static void copy(String project, Path folder) throws IOException {
        Path source = PROJECTS.resolve(project);
        try (Stream<Path> all = Files.walk(source)) {
            for (Path file : all.toList()) {
                Path target = folder.resolve(source.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
    }
}
