package dev.stopover.project.numbered;

import dev.stopover.migration.Layout;
import dev.stopover.project.layout.Surroundings;
import dev.stopover.project.walk.Folder;
import dev.stopover.project.walk.SourceTree;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What names golang-migrate. Other tools name their files as it does, so that the names of files alone are a guess: it is
 * named where a module of Go depends on it, or where what builds or starts the project calls it.
 */
final class GolangMigrateTraces {

    private static final Pattern MENTION =
            Pattern.compile("golang-migrate|mattes/migrate|migrate/migrate|\\bmigrate\\s+-(?:path|source|database)\\b");

    private static final List<String> FILES = List.of(
            "go.mod",
            "Makefile",
            "Taskfile.yml",
            "Taskfile.yaml",
            "justfile",
            "Dockerfile",
            "docker-compose.yml",
            "docker-compose.yaml",
            "compose.yml",
            "compose.yaml",
            "README.md");

    private GolangMigrateTraces() {}

    /** Whether something from a folder upwards names it. */
    static boolean isNamed(Folder folder, Surroundings surroundings) {
        if (surroundings.configuration().layout().equals(Optional.of(Layout.GOLANG_MIGRATE))) {
            return true;
        }
        for (String at = folder.path(); ; at = SourceTree.parent(at)) {
            for (String name : FILES) {
                if (surroundings
                        .files()
                        .optional(SourceTree.join(at, name))
                        .filter(file -> MENTION.matcher(file.text()).find())
                        .isPresent()) {
                    return true;
                }
            }
            if (at.isEmpty()) {
                return false;
            }
        }
    }
}
