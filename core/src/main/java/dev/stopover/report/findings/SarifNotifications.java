package dev.stopover.report.findings;

import dev.stopover.engine.Report;
import dev.stopover.engine.Unjudged;
import dev.stopover.migration.ProjectProblem;
import dev.stopover.migration.SkippedFile;
import dev.stopover.report.JsonFields;
import dev.stopover.rule.ToolError;
import dev.stopover.secret.Secrets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** What SARIF says besides findings: what could not be done, and what is wrong with files apart from their SQL. */
final class SarifNotifications {

    /**
     * A sort of notification. GitHub wants all of its texts.
     *
     * @param id its id
     * @param name its name
     * @param level its level
     * @param summary what it means
     * @param description the same at more length
     * @param help what to do about it
     */
    private record Sort(String id, String name, String level, String summary, String description, String help) {}

    private static final Sort TOOL_ERROR = new Sort(
            "tool-error",
            "ToolError",
            "error",
            "Stopover could not do all of its work.",
            "A file could not be read, or a rule failed; all other findings stand.",
            "Mend what the message names and run again; where a rule failed, report it.");

    private static final Sort PROJECT_PROBLEM = new Sort(
            "project-problem",
            "ProjectProblem",
            "warning",
            "Something is wrong with the files themselves.",
            "Versions clash, a journal, plan or changelog is broken or names what is not there, or a runner refuses a"
                    + " file; what was found holds for the files as Stopover could put them in order.",
            "Mend what the message names.");

    private static final Sort NOT_JUDGED = new Sort(
            "not-judged",
            "NotJudged",
            "warning",
            "SQL that lies where migrations lie was not judged.",
            "Its runner passes over it, or it is configured as applied; nothing is known of what it would do.",
            "Rename or move the files, name them in the journal, plan or changelog, or delete them.");

    private static final List<Sort> SORTS = List.of(TOOL_ERROR, PROJECT_PROBLEM, NOT_JUDGED);

    private static final int SHOWN = 10;

    private SarifNotifications() {}

    /** The field that lists the sorts. */
    static void sorts(JsonFields driver) {
        driver.array(
                "notifications",
                SORTS,
                (sort, notification) -> notification
                        .text("id", sort.id())
                        .text("name", sort.name())
                        .object("shortDescription", text(sort.summary()))
                        .object("fullDescription", text(sort.description()))
                        .object("help", text(sort.help()))
                        .object("defaultConfiguration", configuration -> configuration.text("level", sort.level())));
    }

    /** The fields of the run itself. */
    static void invocation(Report report, JsonFields invocation) {
        List<Consumer<JsonFields>> notifications = new ArrayList<>();
        report.errors().forEach(error -> notifications.add(fields -> error(error, fields)));
        report.problems().forEach(problem -> notifications.add(fields -> problem(problem, fields)));
        UnjudgedWords.byReason(report.unjudged().files())
                .forEach((reason, files) ->
                        notifications.add(fields -> notJudged("not judged: " + reason, files, fields)));
        UnjudgedWords.byReason(report.unjudged().inPart())
                .forEach((reason, files) ->
                        notifications.add(fields -> notJudged(Unjudged.IN_PART + ": " + reason, files, fields)));
        if (report.unjudged().applied() > 0) {
            notifications.add(fields -> head(
                    NOT_JUDGED,
                    "note",
                    report.unjudged().applied() == 1
                            ? "1 migration was not judged: it is configured as applied."
                            : "%d migrations were not judged: they are configured as applied."
                                    .formatted(report.unjudged().applied()),
                    fields));
        }
        if (report.unjudged().excluded() > 0) {
            notifications.add(fields -> head(
                    NOT_JUDGED,
                    "note",
                    "%d files with migrations were not judged: they are configured as excluded."
                            .formatted(report.unjudged().excluded()),
                    fields));
        }
        invocation
                .truth("executionSuccessful", report.errors().isEmpty())
                .objects("toolExecutionNotifications", notifications, (write, fields) -> write.accept(fields));
    }

    private static void error(ToolError error, JsonFields notification) {
        head(TOOL_ERROR, TOOL_ERROR.level(), error.message(), notification);
        error.rule().ifPresent(rule -> notification.object("associatedRule", id -> id.text("id", rule)));
        error.path()
                .ifPresent(path -> notification.array(
                        "locations",
                        List.of(path),
                        (file, location) -> location.object(
                                "physicalLocation", physical -> SarifLocations.artifact(file, physical))));
    }

    private static void problem(ProjectProblem problem, JsonFields notification) {
        String level = problem.kind() == ProjectProblem.Kind.ENCODING || problem.kind() == ProjectProblem.Kind.UNJUDGED
                ? "note"
                : PROJECT_PROBLEM.level();
        String message =
                problem.message() + problem.help().map(help -> " " + help).orElse("");
        head(PROJECT_PROBLEM, level, message, notification);
        notification.array(
                "locations",
                List.of(problem),
                (place, location) -> location.object("physicalLocation", physical -> {
                    SarifLocations.artifact(place.file().path(), physical);
                    if (!place.range().isEmpty()) {
                        physical.object("region", region -> SarifLocations.region(place.file(), place.range(), region));
                    }
                }));
    }

    private static void notJudged(String what, List<SkippedFile> files, JsonFields notification) {
        head(
                NOT_JUDGED,
                NOT_JUDGED.level(),
                "%d SQL %s %s.".formatted(files.size(), files.size() == 1 ? "file was" : "files were", what),
                notification);
        notification.array(
                "locations",
                files.stream().limit(SHOWN).toList(),
                (file, location) -> location.object(
                        "physicalLocation", physical -> SarifLocations.artifact(file.path(), physical)));
    }

    private static void head(Sort sort, String level, String message, JsonFields notification) {
        notification
                .object(
                        "descriptor",
                        descriptor -> descriptor.text("id", sort.id()).number("index", SORTS.indexOf(sort)))
                .text("level", level)
                .object("message", text(Secrets.masked(message)));
    }

    private static Consumer<JsonFields> text(String text) {
        return message -> message.text("text", text);
    }
}
