package dev.stopover.run;

import dev.stopover.config.Configuration;
import dev.stopover.config.ConfigurationException;
import dev.stopover.engine.Report;
import dev.stopover.migration.ChangeSet;
import dev.stopover.migration.Project;
import dev.stopover.report.findings.Baseline;
import dev.stopover.source.SourceFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The files with findings that do not count. */
public final class Baselines {

    private Baselines() {}

    /** A report held against the baseline that is configured, if one is. */
    static Report applied(String root, Configuration configuration, Project project, Report report)
            throws ConfigurationException {
        Optional<Path> file = file(root, configuration);
        if (file.isEmpty()) {
            return report;
        }
        Set<String> files = project.histories().stream()
                .flatMap(history -> ChangeSet.all(history).files().stream())
                .filter(project.reported()::covers)
                .collect(Collectors.toSet());
        return read(file.get()).applyTo(report, files::contains);
    }

    /** Where the baseline lies that is configured; it need not be there yet. */
    public static Optional<Path> file(String root, Configuration configuration) {
        return configuration
                .baseline()
                .filter(path -> !root.isEmpty())
                .map(path -> Path.of(root).resolve(path));
    }

    /** What a baseline holds. */
    public static Baseline read(Path file) throws ConfigurationException {
        String name = file.getFileName().toString();
        try {
            return Baseline.read(SourceFile.of(name, Files.readString(file, StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new ConfigurationException(
                    "The baseline %s cannot be read; stopover baseline create writes it.".formatted(name));
        }
    }
}
