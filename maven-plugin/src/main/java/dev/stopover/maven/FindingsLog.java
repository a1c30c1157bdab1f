package dev.stopover.maven;

import dev.stopover.engine.Report;
import dev.stopover.engine.Unjudged;
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
    private final Modules modules;

    FindingsLog(Log log, Outcome outcome, Modules modules) {
        this.log = log;
        this.outcome = outcome;
        this.modules = modules;
    }

    /**
     * Prints everything that was found: as errors what fails the build, and nothing else.
     *
     * @param failing what fails it
     */
    void printFindings(Threshold failing) {
        for (Outcome.Part part : outcome.parts()) {
            for (Finding finding : part.report().open()) {
                print(finding, failing.isReached(part, finding));
            }
        }
    }

    /** Prints what is wrong with files apart from their SQL, and what could not be done. */
    void printTroubles() {
        for (ProjectProblem problem : outcome.problems()) {
            if (!isOfOthers(problem.file().path())) {
                log.warn(shown(place(problem.file(), problem.range().start()) + " " + problem.message()));
            }
        }
        for (ToolError error : outcome.report().errors()) {
            printTrouble(error);
        }
        for (SkippedFile left : outcome.report().unjudged().files()) {
            if (!isOfOthers(left.path())) {
                log.warn(shown(path(left.path()) + " is not judged: " + left.reason() + "."));
            }
        }
        int gone = outcome.report().outdated().orElse(0);
        if (gone > 0) {
            log.info((gone == 1 ? "1 finding of the baseline is gone." : gone + " findings of the baseline are gone."));
        }
    }

    /** Prints what could not be done. */
    void printTrouble(ToolError error) {
        log.error(shown(error.path().map(path -> path(path) + " ").orElse("") + error.message()));
    }

    /** Prints how much was judged, how much was not, and what came of it. */
    void printSummary() {
        Report report = outcome.report();
        Unjudged unjudged = report.unjudged();
        long excluded = excluded(outcome, modules);
        log.info(count(report.files(), "file") + ", " + count(report.statements(), "statement") + " judged"
                + (unjudged.applied() == 0 ? "" : "; not judged, as applied: " + unjudged.applied())
                + (excluded == 0 ? "" : "; not judged, as excluded: " + excluded)
                + ". Found: " + summary() + ".");
    }

    /** How many files are left out because that is configured, not because other modules judge them. */
    static long excluded(Outcome outcome, Modules modules) {
        return outcome.parts().stream()
                .flatMap(part -> part.project().reported().excluded().stream())
                .filter(path -> !modules.isOfOthers(Path.of(outcome.root()).resolve(path)))
                .count();
    }

    /** What was found, counted. */
    String summary() {
        List<String> counts = new ArrayList<>();
        for (Severity severity : Severity.values()) {
            long count = outcome.report().count(severity);
            if (count > 0) {
                counts.add(count(count, severity.id()));
            }
        }
        return counts.isEmpty() ? "nothing" : String.join(", ", counts);
    }

    private void print(Finding finding, boolean failing) {
        List<String> lines = new ArrayList<>();
        lines.add(place(finding.file(), finding.range().start()) + " " + finding.rule() + ": " + finding.message());
        finding.help().ifPresent(help -> help.lines().forEach(line -> lines.add("    " + line)));
        for (String line : lines) {
            if (failing) {
                log.error(shown(line));
            } else if (finding.severity() == Severity.NOTE) {
                log.info(shown(line));
            } else {
                log.warn(shown(line));
            }
        }
    }

    private boolean isOfOthers(String path) {
        return modules.isOfOthers(Path.of(outcome.root()).resolve(path));
    }

    private String place(SourceFile file, int offset) {
        Position position = file.positionOf(offset);
        return path(file.path()) + ":[" + position.line() + "," + position.column() + "]";
    }

    private String path(String path) {
        return Path.of(outcome.root()).resolve(path).toString();
    }

    private static String count(long number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }

    private static String shown(String line) {
        return TerminalText.escaped(Secrets.masked(line));
    }
}
