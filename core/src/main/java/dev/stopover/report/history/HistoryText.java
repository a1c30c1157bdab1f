package dev.stopover.report.history;

import dev.stopover.migration.Delivery;
import dev.stopover.migration.History;
import dev.stopover.migration.Migration;
import dev.stopover.migration.Project;
import dev.stopover.migration.ProjectProblem;
import dev.stopover.migration.Script;
import dev.stopover.migration.SkippedFile;
import dev.stopover.migration.Target;
import dev.stopover.migration.TransactionMode;
import dev.stopover.report.TerminalText;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Says what runs, in which order and in which transactions, and what does not run and why. */
public final class HistoryText {

    private final StringBuilder text = new StringBuilder();

    private HistoryText() {}

    /** The histories of a project and what lies beside them. */
    public static String of(Project project) {
        var history = new HistoryText();
        project.histories().forEach(history::history);
        history.files("Not migrations", project.others());
        history.problems(project.problems());
        return history.text.toString();
    }

    private void history(History history) {
        line(
                0,
                "%s: %s, run by %s"
                        .formatted(
                                history.root().isEmpty() ? "." : TerminalText.escaped(history.root()),
                                layout(history),
                                runner(history)));
        target(history.target()).ifPresent(target -> line(2, target));
        Optional<Delivery> common = common(history);
        common.ifPresent(delivery ->
                line(2, "each %s: %s".formatted(delivery.unit(), delivery.mode().words())));
        int numbers = String.valueOf(history.migrations().size()).length();
        int versions = history.migrations().stream()
                .mapToInt(migration -> TerminalText.width(shown(migration)))
                .max()
                .orElse(0);
        int number = 0;
        for (Migration migration : history.migrations()) {
            number++;
            migration(history, migration, number, numbers, Math.min(versions, 40), common);
        }
        if (history.migrations().isEmpty()) {
            line(2, "no migrations");
        }
        files("  Skipped", history.skipped());
        text.append('\n');
    }

    private static String layout(History history) {
        return "layout %s (%s)"
                .formatted(
                        history.layout().id(),
                        TerminalText.escaped(history.choice().layout()));
    }

    private static String runner(History history) {
        return history.runnerShown()
                + history.choice()
                        .runner()
                        .map(decisive -> " (" + decisive + ")")
                        .orElse("");
    }

    private static Optional<String> target(Target target) {
        List<String> parts = new ArrayList<>();
        target.postgres().ifPresent(major -> parts.add("PostgreSQL " + major));
        target.exposedSchemas()
                .ifPresent(schemas -> parts.add(
                        schemas.isEmpty() ? "no schema exposed" : "exposed schemas " + String.join(", ", schemas)));
        return parts.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", parts));
    }

    /** How most scripts are delivered; of equals the first. */
    private static Optional<Delivery> common(History history) {
        Map<TransactionMode, Integer> counts = new EnumMap<>(TransactionMode.class);
        history.migrations().forEach(migration -> counts.merge(migration.up().transaction(), 1, Integer::sum));
        int most = counts.values().stream().mapToInt(count -> count).max().orElse(0);
        return history.migrations().stream()
                .map(migration -> migration.up().delivery())
                .filter(delivery -> counts.get(delivery.mode()) == most)
                .findFirst();
    }

    private void migration(
            History history, Migration migration, int number, int numbers, int versions, Optional<Delivery> common) {
        String shown = shown(migration);
        StringBuilder line = new StringBuilder()
                .append(" ".repeat(numbers - String.valueOf(number).length()))
                .append(number)
                .append("  ")
                .append(shown)
                .append(" ".repeat(Math.max(0, versions - TerminalText.width(shown))))
                .append("  ")
                .append(place(history, migration.up()));
        if (common.filter(delivery -> delivery.mode() == migration.up().transaction())
                .isEmpty()) {
            line.append("; ").append(migration.up().transaction().words());
        }
        if (migration.repeatable()) {
            line.append("; runs again when it changes");
        }
        migration
                .down()
                .ifPresent(down -> line.append("; rollback ")
                        .append(place(history, down))
                        .append(migration.downApplied() ? ", which the runner would apply as a migration" : ""));
        migration.verify().ifPresent(verify -> line.append("; verified by ").append(place(history, verify)));
        line(2, line.toString());
    }

    private static String shown(Migration migration) {
        String name = migration.name();
        return TerminalText.escaped(
                name.isEmpty() || name.equals(migration.version())
                        ? migration.version()
                        : migration.version().isEmpty() ? name : migration.version() + " " + name);
    }

    private static String place(History history, Script script) {
        String path = script.file().path();
        String below = history.root() + "/";
        String shown = TerminalText.escaped(path.startsWith(below) ? path.substring(below.length()) : path);
        if (script.range().length() == script.file().text().length()) {
            return shown;
        }
        int first = script.file().lineOf(script.range().start());
        int last = script.file()
                .lineOf(Math.max(script.range().start(), script.range().end() - 1));
        return first == last ? "%s line %d".formatted(shown, first) : "%s lines %d to %d".formatted(shown, first, last);
    }

    private void files(String heading, List<SkippedFile> files) {
        if (files.isEmpty()) {
            return;
        }
        text.append(heading).append(":\n");
        int indent = heading.indexOf(heading.strip()) + 2;
        files.forEach(
                file -> line(indent, TerminalText.escaped(file.path()) + ": " + TerminalText.escaped(file.reason())));
    }

    private void problems(List<ProjectProblem> problems) {
        if (problems.isEmpty()) {
            return;
        }
        text.append("Problems:\n");
        for (ProjectProblem problem : problems) {
            line(
                    2,
                    "%s:%s: %s"
                            .formatted(
                                    TerminalText.escaped(problem.file().path()),
                                    problem.file().positionOf(problem.range().start()),
                                    TerminalText.escaped(problem.message())));
        }
    }

    private void line(int indent, String line) {
        text.append(" ".repeat(indent)).append(line).append('\n');
    }
}
