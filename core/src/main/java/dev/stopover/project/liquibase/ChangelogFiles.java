package dev.stopover.project.liquibase;

import dev.stopover.migration.ProjectProblem;
import dev.stopover.project.layout.Surroundings;
import dev.stopover.project.walk.Folder;
import dev.stopover.project.walk.FolderWalk;
import dev.stopover.project.walk.Paths;
import dev.stopover.project.walk.SourceTree;
import dev.stopover.source.SourceFile;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Follows what a changelog names, from changelog to changelog. */
final class ChangelogFiles {

    private static final int ALL_LEVELS = 64;

    private final Surroundings surroundings;
    private final Set<String> sql = new LinkedHashSet<>();
    private final Map<String, String> rollbacks = new HashMap<>();
    private final Set<String> included = new LinkedHashSet<>();
    private final Deque<String> open = new ArrayDeque<>();
    private final ChangelogProperties properties = new ChangelogProperties();
    private int unread;
    private String last = "";

    private ChangelogFiles(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** What is named from a changelog on. */
    static ChangelogFiles of(SourceFile changelog, Surroundings surroundings) {
        var files = new ChangelogFiles(surroundings);
        files.follow(changelog);
        return files;
    }

    /** The SQL files in their order. */
    Set<String> sql() {
        return sql;
    }

    /** The SQL files that take back others, by those. */
    Map<String, String> rollbacks() {
        return rollbacks;
    }

    /** The changelogs that others name. */
    Set<String> included() {
        return included;
    }

    /** The properties that the changelogs define. */
    ChangelogProperties properties() {
        return properties;
    }

    /** How many changes are not written in files of SQL. */
    int unread() {
        return unread;
    }

    private void follow(SourceFile changelog) {
        open.push(changelog.path());
        Changelog read = ChangelogReader.read(changelog, surroundings);
        unread += read.unread();
        properties.defineAll(read.properties());
        for (Changelog.Entry entry : read.entries()) {
            Optional<String> path = resolve(changelog, entry);
            if (path.isEmpty()) {
                continue;
            }
            if (!entry.folder()) {
                file(changelog, entry, path.get());
                continue;
            }
            List<String> paths = new ArrayList<>();
            new FolderWalk(surroundings.files(), new ArrayList<>())
                    .walk(path.get(), ALL_LEVELS)
                    .each(folder -> folder.files().forEach(name -> paths.add(folder.path(name))));
            paths.stream().sorted().forEach(below -> file(changelog, entry, below));
        }
        open.pop();
    }

    private void file(SourceFile changelog, Changelog.Entry entry, String path) {
        if (entry.rollback()) {
            rollbacks.putIfAbsent(last, path);
        } else if (Folder.isSql(path)) {
            sql.add(path);
            last = path;
        } else if (open.contains(path)) {
            surroundings.problem(
                    ProjectProblem.Kind.BROKEN_FILE,
                    changelog,
                    entry.range(),
                    path.equals(changelog.path())
                            ? "The changelog includes itself."
                            : "The changelog includes %s, which includes it.".formatted(path),
                    "Take the include away.");
        } else if (path.matches("(?i).*\\.(?:xml|ya?ml|json)")
                && ChangelogReader.isChangelog(surroundings.file(path))) {
            included.add(path);
            follow(surroundings.file(path));
        }
    }

    private Optional<String> resolve(SourceFile changelog, Changelog.Entry entry) {
        String written = entry.path().replaceFirst("^classpath\\*?:", "");
        String folder = SourceTree.parent(changelog.path());
        boolean inside = false;
        for (String at = folder; ; at = SourceTree.parent(at)) {
            Optional<String> path = Paths.resolve(at, entry.relative() ? written : written.replaceFirst("^/+", ""));
            inside |= path.isPresent();
            if (path.isPresent() && isThere(path.get(), entry.folder())) {
                return path;
            }
            if (entry.relative() || at.isEmpty()) {
                break;
            }
        }
        surroundings.problem(
                inside ? ProjectProblem.Kind.MISSING_FILE : ProjectProblem.Kind.OUTSIDE,
                changelog,
                entry.range(),
                inside
                        ? "The changelog names %s, which is not there.".formatted(entry.path())
                        : "The changelog names %s, which lies outside the project.".formatted(entry.path()),
                inside ? "Restore it, or take the line away." : "Put it into the project, or take the line away.");
        return Optional.empty();
    }

    private boolean isThere(String path, boolean folder) {
        return surroundings.files().tree().kind(path) == (folder ? SourceTree.Kind.FOLDER : SourceTree.Kind.FILE);
    }
}
