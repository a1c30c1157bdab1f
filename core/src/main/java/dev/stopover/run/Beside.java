package dev.stopover.run;

import dev.stopover.config.Configuration;
import dev.stopover.engine.Report;
import dev.stopover.engine.Unjudged;
import dev.stopover.migration.ChangeSet;
import dev.stopover.migration.History;
import dev.stopover.migration.Project;
import dev.stopover.migration.ProjectProblem;
import dev.stopover.migration.SkippedFile;
import dev.stopover.rule.ToolError;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What a report says beside its findings: what could not be read, and what was left out. */
final class Beside {

    private Beside() {}

    /** A report with what else is to be said of its project. */
    static Report added(Report report, Project project, Configuration configuration) {
        return report.with(unreadable(project)).about(readable(project)).without(unjudged(project, configuration));
    }

    /** What lies where migrations lie and is not judged, and what is left out because it is applied. */
    private static Unjudged unjudged(Project project, Configuration configuration) {
        List<SkippedFile> files = new ArrayList<>();
        int applied = 0;
        for (History history : project.histories()) {
            files.addAll(history.skipped());
            ChangeSet all = ChangeSet.all(history);
            applied += all.on(project.reported()).migrations().size()
                    - Run.changes(history, configuration)
                            .on(project.reported())
                            .migrations()
                            .size();
        }
        files.addAll(project.others());
        files.removeIf(file -> !file.unjudged() || !project.reported().covers(file.path()));
        return new Unjudged(
                files,
                project.judgedInPart(),
                applied,
                project.reported().excluded().size());
    }

    /** What is said apart from findings: what could be read, and what no rule reports. */
    private static List<ProjectProblem> readable(Project project) {
        Set<ProjectProblem> reported = project.histories().stream()
                .flatMap(history -> history.duplicates().stream())
                .collect(Collectors.toSet());
        return project.problems().stream()
                .filter(problem -> problem.kind() != ProjectProblem.Kind.UNREADABLE && !reported.contains(problem))
                .toList();
    }

    private static List<ToolError> unreadable(Project project) {
        return project.problems().stream()
                .filter(problem -> problem.kind() == ProjectProblem.Kind.UNREADABLE)
                .map(problem -> new ToolError(Optional.of(problem.file().path()), Optional.empty(), problem.message()))
                .toList();
    }
}
