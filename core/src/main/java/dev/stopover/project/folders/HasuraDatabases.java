package dev.stopover.project.folders;

import dev.stopover.project.layout.Surroundings;
import dev.stopover.project.walk.Folder;
import dev.stopover.project.walk.SourceTree;
import dev.stopover.source.SourceFile;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code metadata/databases/databases.yaml}, in which Hasura keeps what sort each of its databases is of. */
final class HasuraDatabases {

    private static final String FILE = "metadata/databases/databases.yaml";

    private static final Set<String> KINDS = Set.of("postgres", "pg", "citus", "alloy");

    private static final Pattern NAME = Pattern.compile("^- name: *[\"']?([^\"'#]+?)[\"']? *(?:#.*)?$");

    private static final Pattern KIND = Pattern.compile("^  kind: *[\"']?([a-z]+)[\"']? *(?:#.*)?$");

    private static final Pattern CONFIGURATION =
            Pattern.compile("(?m)^(?:metadata_directory|migrations_directory|endpoint|version)\\s*:\\s*\\S");

    private HasuraDatabases() {}

    /** Whether a folder lies in a project of Hasura, below the folder of its configuration or one database's. */
    static boolean isHasuras(Folder folder, Surroundings surroundings) {
        String above = SourceTree.parent(folder.path());
        for (String at : folder.path().contains("/") ? List.of(above, SourceTree.parent(above)) : List.of(above)) {
            if (surroundings
                    .files()
                    .optional(SourceTree.join(at, "config.yaml"))
                    .filter(file -> CONFIGURATION.matcher(file.text()).find())
                    .isPresent()) {
                return true;
            }
        }
        return false;
    }

    /** Whether a folder {@code migrations/<database>} is for a database of another kind. */
    static boolean isForAnotherDatabase(Folder folder, Surroundings surroundings) {
        String project = SourceTree.parent(SourceTree.parent(folder.path()));
        Optional<SourceFile> databases = surroundings.files().optional(SourceTree.join(project, FILE));
        return databases
                .flatMap(file -> kind(file, folder.name()))
                .filter(kind -> !KINDS.contains(kind))
                .isPresent();
    }

    private static Optional<String> kind(SourceFile file, String database) {
        boolean inside = false;
        for (int line = 1; line <= file.lineCount(); line++) {
            Matcher name = NAME.matcher(file.line(line));
            Matcher kind = KIND.matcher(file.line(line));
            if (name.matches()) {
                inside = name.group(1).equals(database);
            } else if (inside && kind.matches()) {
                return Optional.of(kind.group(1));
            }
        }
        return Optional.empty();
    }
}
