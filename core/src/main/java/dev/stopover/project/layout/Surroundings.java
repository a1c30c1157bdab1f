package dev.stopover.project.layout;

import dev.stopover.config.Configuration;
import dev.stopover.config.ConfigurationError;
import dev.stopover.config.ConfigurationException;
import dev.stopover.migration.Delivery;
import dev.stopover.migration.ProjectProblem;
import dev.stopover.migration.Runner;
import dev.stopover.migration.Target;
import dev.stopover.project.walk.SourceFiles;
import dev.stopover.source.Position;
import dev.stopover.source.SourceFile;
import dev.stopover.source.TextRange;
import java.util.Optional;

/**
 * What a layout may ask besides the names in its folder.
 *
 * @param files the files of the project
 * @param configuration what is configured for the folder
 */
public record Surroundings(SourceFiles files, Configuration configuration) {

    /** A file, with the text read and noted if that fails. */
    public SourceFile file(String path) {
        return files.file(path);
    }

    /** Notes something that is wrong with a whole file. */
    public void problem(ProjectProblem.Kind kind, SourceFile file, String message, String help) {
        files.problem(ProjectProblem.of(kind, file, message).help(help));
    }

    /** Notes something that is wrong in a place of a file. */
    public void problem(ProjectProblem.Kind kind, SourceFile file, TextRange range, String message, String help) {
        files.problem(new ProjectProblem(kind, file, range, message, Optional.of(help)));
    }

    /** Notes that two migrations have the same version, about the later one. */
    public void duplicate(SourceFile file, TextRange range, ProjectProblem.Place earlier, String message, String help) {
        files.problem(new ProjectProblem(
                ProjectProblem.Kind.DUPLICATE_VERSION, file, range, message, Optional.of(help), Optional.of(earlier)));
    }

    /** Notes what is wrong with a configuration of another tool, each fault in its place. */
    public void broken(SourceFile file, ConfigurationException faults, String help) {
        for (ConfigurationError fault : faults.errors()) {
            TextRange range =
                    fault.position().map(position -> rangeOf(file, position)).orElse(TextRange.at(0));
            problem(ProjectProblem.Kind.BROKEN_FILE, file, range, fault.message(), help);
        }
    }

    private static TextRange rangeOf(SourceFile file, Position position) {
        TextRange line = file.lineRange(Math.min(position.line(), file.lineCount()));
        int start = Math.min(line.start() + position.column() - 1, line.end());
        return new TextRange(start, Math.min(start + 1, line.end()));
    }

    /** The runner that is configured, or else a layout's own. */
    public Runner runner(Runner own) {
        return configuration.runner().orElse(own);
    }

    /** How a script is delivered: as configured, or else by the runner's own ways. */
    public Delivery delivery(Delivery own) {
        Delivery delivery = configuration
                .runner()
                .map(runner -> runner == own.runner()
                        ? own.guessed(false)
                        : Deliveries.usual(runner, own.unit(), configuration))
                .orElse(own);
        return configuration.transaction().map(delivery::with).orElse(delivery);
    }

    /** What is known of the database, besides what the configuration says. */
    public Target target(Target found) {
        return new Target(
                configuration.postgres().isPresent() ? configuration.postgres() : found.postgres(),
                configuration.exposedSchemas().or(found::exposedSchemas),
                found.exposesNewTables(),
                SessionSettings.of(files),
                configuration.statistics());
    }

    /** What is known of the database where a layout says nothing. */
    public Target target() {
        return target(Target.UNKNOWN);
    }
}
