package dev.stopover.run;

import dev.stopover.config.Configuration;
import dev.stopover.config.ConfigurationError;
import dev.stopover.config.ConfigurationException;
import dev.stopover.config.Nearest;
import dev.stopover.config.PathOverride;
import dev.stopover.migration.ChangeSet;
import dev.stopover.migration.History;
import dev.stopover.migration.Migration;
import dev.stopover.migration.Project;
import dev.stopover.source.SourceFile;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Whether what a configuration names is there, which only the project can tell. */
final class Meant {

    private static final int SHOWN = 3;

    private Meant() {}

    /** Throws if the configuration names a version or a path that is not there. */
    static void check(Configuration configuration, Project project) throws ConfigurationException {
        List<ConfigurationError> errors = new ArrayList<>();
        version(configuration, project).ifPresent(errors::add);
        if (project.reported().isOfAll()) {
            configuration
                    .overrides()
                    .forEach(override -> path(override, configuration, project).ifPresent(errors::add));
        }
        if (!errors.isEmpty()) {
            throw new ConfigurationException(errors);
        }
    }

    private static Optional<ConfigurationError> version(Configuration configuration, Project project) {
        Optional<String> applied = configuration.appliedThrough();
        List<String> versions = project.histories().stream()
                .flatMap(history -> history.migrations().stream())
                .map(Migration::version)
                .filter(version -> !version.isEmpty())
                .toList();
        if (applied.isEmpty()
                || versions.isEmpty()
                || versions.stream().anyMatch(version -> ChangeSet.compareVersions(version, applied.get()) == 0)) {
            return Optional.empty();
        }
        Set<String> nearest = nearest(applied.get(), versions);
        String message = "applied-through names %s, which is no version of the history; the nearest %s %s."
                .formatted(applied.get(), nearest.size() == 1 ? "is" : "are", String.join(", ", nearest));
        Pattern place = Pattern.compile(
                "(?m)^[ \\t]*(?:applied-through|\"applied-through\"|'applied-through')[ \\t]*=[ \\t]*[\"']?"
                        + Pattern.quote(applied.get()));
        // The command line may say it instead.
        boolean written = configuration
                .file()
                .filter(file -> place.matcher(file.text()).find())
                .isPresent();
        return Optional.of(written ? error(configuration, place, message) : ConfigurationError.of(message));
    }

    /** The version that differs least in writing, and those before and after in order. */
    private static Set<String> nearest(String written, List<String> versions) {
        Set<String> nearest = new LinkedHashSet<>();
        Nearest.of(written, versions).ifPresent(nearest::add);
        versions.stream()
                .filter(version -> ChangeSet.compareVersions(version, written) < 0)
                .max(ChangeSet::compareVersions)
                .ifPresent(nearest::add);
        versions.stream()
                .filter(version -> ChangeSet.compareVersions(version, written) > 0)
                .min(ChangeSet::compareVersions)
                .ifPresent(nearest::add);
        return nearest;
    }

    private static Optional<ConfigurationError> path(
            PathOverride override, Configuration configuration, Project project) {
        if (override.patterns().isEmpty()
                || project.histories().isEmpty()
                || paths(project).anyMatch(override::names)) {
            return Optional.empty();
        }
        String written = override.patterns().get(0).toString();
        Set<String> folders = new LinkedHashSet<>();
        paths(project).forEach(path -> folders.add(path.substring(0, Math.max(0, path.lastIndexOf('/')))));
        return Optional.of(error(
                configuration,
                Pattern.compile(Pattern.quote(written)),
                "No migration lies at %s, which an override names; there are migrations in %s."
                        .formatted(
                                written,
                                String.join(
                                        ", ",
                                        folders.stream()
                                                .map(folder -> folder.isEmpty() ? "." : folder)
                                                .sorted()
                                                .limit(SHOWN)
                                                .toList()))));
    }

    private static Stream<String> paths(Project project) {
        return Stream.concat(
                project.histories().stream().flatMap(Meant::paths),
                project.others().stream().map(other -> other.path()));
    }

    private static Stream<String> paths(History history) {
        return Stream.concat(
                ChangeSet.all(history).files().stream().sorted(),
                history.skipped().stream().map(skipped -> skipped.path()));
    }

    private static ConfigurationError error(Configuration configuration, Pattern place, String message) {
        Optional<SourceFile> file = configuration.file();
        if (file.isEmpty()) {
            return ConfigurationError.of(message);
        }
        Matcher found = place.matcher(file.get().text());
        return new ConfigurationError(
                file.get().path(),
                found.find()
                        ? Optional.of(file.get().positionOf(start(file.get().text(), found)))
                        : Optional.empty(),
                message);
    }

    private static int start(String text, Matcher found) {
        int start = found.start();
        while (text.charAt(start) == ' ' || text.charAt(start) == '\t') {
            start++;
        }
        return start;
    }
}
