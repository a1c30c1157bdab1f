package dev.stopover.run;

import dev.stopover.config.Configuration;
import dev.stopover.engine.Analysis;
import dev.stopover.engine.Report;
import dev.stopover.migration.Project;
import dev.stopover.migration.ProjectProblem;
import dev.stopover.rule.Severity;
import java.util.List;
import java.util.Optional;

/**
 * What came of a run.
 *
 * @param root the real path of the project's root, to which all paths are relative; empty if it lies in memory
 * @param parts what each configuration applies to; at least one
 * @param kept what the next run over the same project may take over
 */
public record Outcome(String root, List<Part> parts, Kept kept) {

    /** Keeps a copy of the list. */
    public Outcome {
        parts = List.copyOf(parts);
    }

    /** The whole report. */
    public Report report() {
        return Report.joined(parts.stream().map(Part::report).toList());
    }

    /** What is wrong with files that could be read, apart from their SQL. */
    public List<ProjectProblem> problems() {
        return report().problems();
    }

    /** Whether something was found that each configuration says is grave enough, an error unless it says otherwise. */
    public boolean fails() {
        return parts.stream()
                .anyMatch(part -> part.configuration()
                        .failOn()
                        .orElse(Optional.of(Severity.ERROR))
                        .filter(part.report()::reaches)
                        .isPresent());
    }

    /**
     * What one configuration applies to.
     *
     * @param configuration the configuration
     * @param project the histories it applies to, and what lies beside them
     * @param report what was found in them
     * @param analyses how each of the histories was replayed
     */
    public record Part(Configuration configuration, Project project, Report report, List<Analysis> analyses) {

        /** Keeps a copy of the list. */
        public Part {
            analyses = List.copyOf(analyses);
        }
    }
}
