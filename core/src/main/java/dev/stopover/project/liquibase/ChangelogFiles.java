package dev.stopover.project.liquibase;

import dev.stopover.migration.ProjectProblem;
import dev.stopover.project.layout.Surroundings;
import dev.stopover.project.walk.Folder;
import dev.stopover.project.walk.FolderWalk;
import dev.stopover.project.walk.Paths;
import dev.stopover.project.walk.SourceTree;
import dev.stopover.source.SourceFile;
import dev.stopover.source.TextRange;
import dev.stopover.syntax.Excerpt;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Follows what a changelog names, from changelog to changelog. */
final class ChangelogFiles {

    private static final int ALL_LEVELS = 64;

    private static final Pattern CHANGELOG = Pattern.compile("(?is).*\\.(?:xml|ya?ml|json)");

    /**
     * What runs: a changeset, or a file of SQL.
     *
     * @param file the file of SQL, or the changelog that the changeset stands in
     * @param changeSet the changeset, if it is one
     */
    record Item(SourceFile file, Optional<Node> changeSet) {}

    /** A changelog that is being read, or a folder that it includes, and what of it is left. */
    private record Open(SourceFile changelog, Iterator<Node> left, boolean whole) {}

    private final Surroundings surroundings;
    private final List<Item> items = new ArrayList<>();
    private final Set<String> sql = new LinkedHashSet<>();
    private final Set<String> included = new LinkedHashSet<>();
    private final Deque<Open> open = new ArrayDeque<>();
    private final Set<String> around = new LinkedHashSet<>();
    private final ChangelogProperties properties = new ChangelogProperties();

    private ChangelogFiles(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** What is named from a changelog on. */
    static ChangelogFiles of(SourceFile changelog, Surroundings surroundings) {
        var files = new ChangelogFiles(surroundings);
        files.open(changelog);
        files.follow();
        return files;
    }

    /** What runs, in its order. */
    List<Item> items() {
        return items;
    }

    /** The SQL files that are named anywhere. */
    Set<String> sql() {
        return sql;
    }

    /** The changelogs that others name. */
    Set<String> included() {
        return included;
    }

    /** The properties that the changelogs define. */
    ChangelogProperties properties() {
        return properties;
    }

    /** The file of SQL that a change names, if it is there. */
    Optional<String> sqlFile(SourceFile changelog, Node change) {
        Optional<String> path = change.value("path")
                .filter(written -> !written.toString().isBlank())
                .flatMap(written -> resolve(changelog, written, change.isTrue("relativeToChangelogFile"), false));
        path.ifPresent(sql::add);
        return path;
    }

    private void open(SourceFile changelog) {
        around.add(changelog.path());
        List<Node> parts = ChangelogReader.read(changelog, surroundings);
        for (Node part : parts) {
            if (part.name().equals("property")) {
                properties.define(part.texts());
            }
        }
        open.push(new Open(changelog, parts.iterator(), true));
    }

    /** Goes through the parts of the innermost changelog; one that it includes is gone through before what follows. */
    private void follow() {
        while (!open.isEmpty()) {
            Open now = open.element();
            if (!now.left().hasNext()) {
                open.pop();
                if (now.whole()) {
                    around.remove(now.changelog().path());
                }
                continue;
            }
            Node part = now.left().next();
            switch (part.name()) {
                case "changeSet" -> items.add(new Item(now.changelog(), Optional.of(part)));
                case "include" ->
                    named(now.changelog(), part, "file", false).ifPresent(path -> file(now.changelog(), part, path));
                case "found" -> file(now.changelog(), part, part.text("file"));
                case "includeAll" ->
                    named(now.changelog(), part, "path", true)
                            .ifPresent(folder -> folder(now.changelog(), part, folder));
                default -> {}
            }
        }
    }

    private Optional<String> named(SourceFile changelog, Node part, String key, boolean folder) {
        return part.value(key)
                .filter(written -> !written.toString().isBlank())
                .flatMap(written -> resolve(changelog, written, part.isTrue("relativeToChangelogFile"), folder));
    }

    /** All files of a folder, as if each were included. */
    private void folder(SourceFile changelog, Node part, String folder) {
        List<String> paths = new ArrayList<>();
        new FolderWalk(surroundings.files(), new ArrayList<>())
                .walk(folder, ALL_LEVELS)
                .each(inner -> inner.files().forEach(name -> paths.add(inner.path(name))));
        List<Node> includes = new ArrayList<>();
        for (String path : paths.stream().sorted().toList()) {
            if (Folder.isSql(path)) {
                includes.add(included(part, path));
            } else if (CHANGELOG.matcher(path).matches() && ChangelogReader.isChangelog(surroundings.file(path))) {
                includes.add(included(part, path));
            }
        }
        open.push(new Open(changelog, includes.iterator(), false));
    }

    /** An include of a file that is known to be there. */
    private static Node included(Node includeAll, String path) {
        Node include = new Node("found", includeAll.range());
        include.put("file", Excerpt.builder().append(path, includeAll.range()).build());
        return include;
    }

    private void file(SourceFile changelog, Node part, String path) {
        TextRange range = part.value("file").map(Excerpt::range).orElse(part.range());
        if (Folder.isSql(path)) {
            if (sql.add(path)) {
                items.add(new Item(surroundings.file(path), Optional.empty()));
            }
        } else if (around.contains(path)) {
            surroundings.problem(
                    ProjectProblem.Kind.BROKEN_FILE,
                    changelog,
                    range,
                    path.equals(changelog.path())
                            ? "The changelog includes itself."
                            : "The changelog includes %s, which includes it.".formatted(path),
                    "Take the include away.");
        } else if (CHANGELOG.matcher(path).matches()
                && ChangelogReader.isChangelog(surroundings.file(path))
                && included.add(path)) {
            // Liquibase runs each changeset once, however often its changelog is included.
            open(surroundings.file(path));
        }
    }

    private Optional<String> resolve(SourceFile changelog, Excerpt where, boolean relative, boolean folder) {
        String named = where.toString().strip();
        String written = named.replaceFirst("^classpath\\*?:", "");
        boolean inside = false;
        for (String at = SourceTree.parent(changelog.path()); ; at = SourceTree.parent(at)) {
            Optional<String> path = Paths.resolve(at, relative ? written : written.replaceFirst("^/+", ""));
            inside |= path.isPresent();
            if (path.isPresent() && isThere(path.get(), folder)) {
                return path;
            }
            if (relative || at.isEmpty()) {
                break;
            }
        }
        surroundings.problem(
                inside ? ProjectProblem.Kind.MISSING_FILE : ProjectProblem.Kind.OUTSIDE,
                changelog,
                where.range(),
                inside
                        ? "The changelog names %s, which is not there.".formatted(named)
                        : "The changelog names %s, which lies outside the project.".formatted(named),
                inside ? "Restore it, or take the line away." : "Put it into the project, or take the line away.");
        return Optional.empty();
    }

    private boolean isThere(String path, boolean folder) {
        return surroundings.files().tree().kind(path) == (folder ? SourceTree.Kind.FOLDER : SourceTree.Kind.FILE);
    }
}
