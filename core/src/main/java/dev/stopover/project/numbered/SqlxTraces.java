package dev.stopover.project.numbered;

import dev.stopover.migration.Layout;
import dev.stopover.project.layout.Surroundings;
import dev.stopover.project.walk.Folder;
import dev.stopover.project.walk.SourceTree;
import dev.stopover.source.SourceFile;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What sqlx leaves behind. Its files are named as those of golang-migrate or of no tool at all, so nothing counts but
 * what sqlx alone writes or what names it among the dependencies of the nearest crate; a module of Go that lies nearer
 * speaks against it. Where only the folder of a workspace's crates is left, files with the timestamps that sqlx gives
 * them are its own: the other tools of that language name theirs differently.
 */
final class SqlxTraces {

    /** It must stand at the very beginning of a file. */
    private static final String NO_TRANSACTION = "-- no-transaction";

    private static final Pattern DEPENDENCY =
            Pattern.compile("(?m)^\\s*(?:\"?sqlx\"?\\s*[=.]|\\[(?:[^\\]]*\\.)?dependencies\\.\"?sqlx\"?\\s*\\])");

    private static final Pattern LOCKED = Pattern.compile("(?m)^name = \"sqlx\"\\s*$");

    private static final Pattern STAMPED = Pattern.compile("(?s)^[0-9]{14}_.*\\.sql$");

    private static final List<String> OWN = List.of("sqlx.toml", "sqlx-data.json");

    private SqlxTraces() {}

    /** Whether a file asks sqlx to run it without a transaction. */
    static boolean isWithoutTransaction(SourceFile file) {
        return file.text().startsWith(NO_TRANSACTION);
    }

    /** What says that a folder of migrations is run by sqlx, if anything does. */
    static Optional<String> in(Folder folder, Surroundings surroundings) {
        Optional<Layout> configured = surroundings.configuration().layout();
        if (configured.isPresent()) {
            return configured.filter(layout -> layout == Layout.SQLX).map(Layout::id);
        }
        return folder.sql().stream()
                .filter(name -> isWithoutTransaction(surroundings.file(folder.path(name))))
                .findFirst()
                .map(name -> NO_TRANSACTION + " in " + name)
                .or(() -> around(folder, surroundings));
    }

    private static Optional<String> around(Folder folder, Surroundings surroundings) {
        for (String at = folder.path(); ; at = SourceTree.parent(at)) {
            Optional<String> trace = at(at, surroundings);
            boolean go = surroundings.files().exists(SourceTree.join(at, "go.mod"));
            if (trace.isPresent() || go || at.isEmpty()) {
                return go ? Optional.empty() : trace.or(() -> amongCrates(folder));
            }
        }
    }

    private static Optional<String> amongCrates(Folder folder) {
        return List.of(folder.path().split("/")).contains("crates")
                        && folder.sql().stream()
                                .allMatch(name -> STAMPED.matcher(name).matches())
                ? Optional.of("files with timestamps in a folder crates")
                : Optional.empty();
    }

    private static Optional<String> at(String folder, Surroundings surroundings) {
        if (surroundings.files().tree().kind(SourceTree.join(folder, ".sqlx")) == SourceTree.Kind.FOLDER) {
            return Optional.of(SourceTree.join(folder, ".sqlx"));
        }
        for (String name : OWN) {
            if (surroundings.files().exists(SourceTree.join(folder, name))) {
                return Optional.of(SourceTree.join(folder, name));
            }
        }
        return named(SourceTree.join(folder, "Cargo.toml"), DEPENDENCY, surroundings)
                .or(() -> named(SourceTree.join(folder, "Cargo.lock"), LOCKED, surroundings));
    }

    private static Optional<String> named(String path, Pattern mention, Surroundings surroundings) {
        return surroundings
                .files()
                .optional(path)
                .filter(file -> mention.matcher(file.text()).find())
                .map(file -> "sqlx in " + path);
    }
}
