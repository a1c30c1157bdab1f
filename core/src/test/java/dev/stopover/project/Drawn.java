package dev.stopover.project;

import dev.stopover.config.ConfigurationException;
import dev.stopover.config.ConfigurationReader;
import dev.stopover.migration.History;
import dev.stopover.migration.Migration;
import dev.stopover.migration.Project;
import dev.stopover.migration.ProjectProblem;
import dev.stopover.migration.Script;
import dev.stopover.migration.SkippedFile;
import dev.stopover.project.walk.MemoryTree;
import dev.stopover.project.walk.SourceTree;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Projects in memory, and what was found in them as lines of text. */
final class Drawn {

    private Drawn() {}

    /** A file for each path, the text after its name where there is one. */
    static SourceTree tree(String... pathsAndTexts) {
        Map<String, String> files = new LinkedHashMap<>();
        for (String file : pathsAndTexts) {
            int line = file.indexOf('\n');
            files.put(line < 0 ? file : file.substring(0, line), line < 0 ? "SELECT 1;\n" : file.substring(line + 1));
        }
        return MemoryTree.of(files);
    }

    static Project read(SourceTree tree, String... paths) throws ConfigurationException {
        return reading(tree, paths).parts().get(0).project();
    }

    static Reading reading(SourceTree tree, String... paths) throws ConfigurationException {
        return new ProjectReader(new ConfigurationReader(List.of()), ReadOptions.DEFAULT).read(tree, List.of(paths));
    }

    /** All that was found, a line for each thing. */
    static String draw(SourceTree tree, String... paths) throws ConfigurationException {
        StringBuilder drawing = new StringBuilder();
        for (Reading.Part part : reading(tree, paths).parts()) {
            for (History history : part.project().histories()) {
                drawing.append("%s: %s, %s%n"
                        .formatted(
                                history.root(),
                                history.layout().id(),
                                history.runner().id()));
                history.migrations().forEach(migration -> draw(history, migration, drawing));
                history.skipped().forEach(file -> draw("  skipped", file, drawing));
            }
            part.project().others().forEach(file -> draw("other", file, drawing));
            part.project().problems().forEach(problem -> draw(problem, drawing));
        }
        return drawing.toString().replace(System.lineSeparator(), "\n");
    }

    private static void draw(History history, Migration migration, StringBuilder drawing) {
        drawing.append("  %s %s: %s%s%s%s%s%n"
                .formatted(
                        migration.version().isEmpty() ? "-" : migration.version(),
                        migration.name().isEmpty() ? "-" : migration.name(),
                        place(history, migration.up()),
                        migration
                                .down()
                                .map(down -> ", down " + place(history, down))
                                .orElse(""),
                        migration
                                .verify()
                                .map(verify -> ", verify " + place(history, verify))
                                .orElse(""),
                        migration.repeatable() ? ", repeatable" : "",
                        migration.downApplied() ? ", down applied" : ""));
    }

    private static String place(History history, Script script) {
        String path = script.file().path();
        String shown = !history.root().isEmpty() && path.startsWith(history.root() + "/")
                ? path.substring(history.root().length() + 1)
                : path;
        boolean whole = script.range().length() == script.file().text().length();
        return whole
                ? shown
                : "%s lines %d to %d"
                        .formatted(
                                shown,
                                script.file().lineOf(script.range().start()),
                                script.file()
                                        .lineOf(Math.max(
                                                script.range().start(),
                                                script.range().end() - 1)));
    }

    private static void draw(String what, SkippedFile file, StringBuilder drawing) {
        drawing.append("%s %s: %s%n".formatted(what, file.path(), file.reason()));
    }

    private static void draw(ProjectProblem problem, StringBuilder drawing) {
        drawing.append("problem %s:%s: %s%n"
                .formatted(
                        problem.file().path(),
                        problem.file().positionOf(problem.range().start()),
                        problem.message()));
    }
}
