package dev.stopover.maven;

import dev.stopover.migration.ProjectProblem;
import dev.stopover.migration.SkippedFile;
import dev.stopover.report.TerminalText;
import dev.stopover.rule.Finding;
import dev.stopover.rule.Severity;
import dev.stopover.rule.ToolError;
import dev.stopover.run.Outcome;
import dev.stopover.secret.Secrets;
import dev.stopover.source.Position;
import dev.stopover.source.SourceFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugin.logging.Log;

/** Findings in Maven's log, as its compiler plugin writes: {@code path:[line,column] rule: message}. */
final class FindingsLog {

    private final Log log;
    private final Outcome outcome;

    FindingsLog(Log log, Outcome outcome) {
        this.log = log;
        this.outcome = outcome;
    }

    /** Prints everything that was found and everything that could not be done. */
    void print() {
        for (ProjectProblem problem : outcome.problems()) {
            log.warn(shown(place(problem.file(), problem.range().start()) + " " + problem.message()));
        }
        for (Finding finding : outcome.report().open()) {
            print(finding);
        }
        for (ToolError error : outcome.report().errors()) {
            log.error(shown(error.path().map(path -> path(path) + " ").orElse("") + error.message()));
        }
        for (SkippedFile left : outcome.report().unjudged().files()) {
            log.warn(shown(path(left.path()) + " is not judged: " + left.reason() + "."));
        }
        log.info("Stopover: " + outcome.report().files() + " files, "
                + outcome.report().statements() + " statements judged, " + summary() + ".");
    }

    /** What was found, counted. */
    String summary() {
        List<String> counts = new ArrayList<>();
        for (Severity severity : Severity.values()) {
            long count = outcome.report().count(severity);
            if (count > 0) {
                counts.add(count + " " + severity.id() + (count == 1 ? "" : "s"));
            }
        }
        return counts.isEmpty() ? "no findings" : String.join(", ", counts);
    }

    private void print(Finding finding) {
        List<String> lines = new ArrayList<>();
        lines.add(place(finding.file(), finding.range().start()) + " " + finding.rule() + ": " + finding.message());
        finding.help().ifPresent(help -> help.lines().forEach(line -> lines.add("    " + line)));
        for (String line : lines) {
            switch (finding.severity()) {
                case ERROR -> log.error(shown(line));
                case WARNING -> log.warn(shown(line));
                case NOTE -> log.info(shown(line));
            }
        }
    }

    private String place(SourceFile file, int offset) {
        Position position = file.positionOf(offset);
        return path(file.path()) + ":[" + position.line() + "," + position.column() + "]";
    }

    private String path(String path) {
        return Path.of(outcome.root()).resolve(path).toString();
    }

    private static String shown(String line) {
        return TerminalText.escaped(Secrets.masked(line));
    }
}
