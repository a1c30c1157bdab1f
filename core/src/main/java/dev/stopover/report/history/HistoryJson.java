package dev.stopover.report.history;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.stopover.migration.History;
import dev.stopover.migration.Migration;
import dev.stopover.migration.Project;
import dev.stopover.migration.ProjectProblem;
import dev.stopover.migration.Script;
import dev.stopover.migration.SkippedFile;
import dev.stopover.report.Json;
import dev.stopover.report.JsonFields;
import dev.stopover.source.Position;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** Says as JSON what runs, in which order and in which transactions, and what does not run and why. */
public final class HistoryJson {

    private HistoryJson() {}

    /** Writes the histories of projects and what lies beside them, and leaves the stream open. */
    public static void write(List<Project> projects, OutputStream out) throws IOException {
        try (JsonGenerator json = Json.lines(out)) {
            json.writeStartObject();
            new JsonFields(json)
                    .array("histories", all(projects, Project::histories), HistoryJson::history)
                    .array("others", all(projects, Project::others), HistoryJson::file)
                    .array("problems", all(projects, Project::problems), HistoryJson::problem);
            json.writeEndObject();
            json.writeRaw('\n');
        }
    }

    private static <T> List<T> all(List<Project> projects, Function<Project, List<T>> part) {
        return projects.stream()
                .flatMap(project -> part.apply(project).stream())
                .toList();
    }

    private static void history(History history, JsonFields fields) {
        fields.text("root", history.root().isEmpty() ? "." : history.root())
                .text("layout", history.layout().id())
                .text("layoutFrom", history.choice().layout())
                .text("runner", history.runner().id())
                .text("runnerFrom", history.choice().runner())
                .flag("runnerGuessed", history.choice().guessed())
                .count("postgres", history.target().postgres().orElse(0))
                .texts("exposedSchemas", history.target().exposedSchemas().orElse(List.of()))
                .array("migrations", history.migrations(), HistoryJson::migration)
                .array("skipped", history.skipped(), HistoryJson::file);
    }

    private static void migration(Migration migration, JsonFields fields) {
        fields.text("version", migration.version())
                .text("name", migration.name())
                .flag("repeatable", migration.repeatable());
        script(migration.up(), fields);
        migration
                .down()
                .ifPresent(down -> fields.object("rollback", down, (script, inner) -> {
                    script(script, inner);
                    inner.flag("appliedAsMigration", migration.downApplied());
                }));
        migration.verify().ifPresent(verify -> fields.object("verify", verify, HistoryJson::script));
    }

    private static void script(Script script, JsonFields fields) {
        fields.text("file", script.file().path())
                .number("startLine", script.file().lineOf(script.range().start()))
                .number(
                        "endLine",
                        script.file()
                                .lineOf(Math.max(
                                        script.range().start(), script.range().end() - 1)))
                .text("transaction", script.transaction().id())
                .number("statements", script.statements().size());
    }

    private static void file(SkippedFile file, JsonFields fields) {
        fields.text("file", file.path()).text("reason", file.reason());
    }

    private static void problem(ProjectProblem problem, JsonFields fields) {
        Position position = problem.file().positionOf(problem.range().start());
        fields.text("kind", problem.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .text("file", problem.file().path())
                .number("line", position.line())
                .number("column", position.column())
                .text("message", problem.message())
                .text("help", problem.help());
    }
}
