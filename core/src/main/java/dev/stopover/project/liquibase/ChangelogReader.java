package dev.stopover.project.liquibase;

import dev.stopover.migration.ProjectProblem;
import dev.stopover.project.layout.Surroundings;
import dev.stopover.project.walk.Folder;
import dev.stopover.source.SourceFile;
import dev.stopover.source.TextRange;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Reads Liquibase's changelogs in XML, JSON and YAML. */
public final class ChangelogReader {

    private static final Pattern NAME =
            Pattern.compile("(?is).*(?:change-?log|change-?set|master|liquibase|migration).*\\.(?:xml|ya?ml|json)");

    /** Folders in which XML and YAML of any name may be a changelog. */
    private static final Pattern FOLDER =
            Pattern.compile("(?i)(?:db[._-]?)?(?:change-?(?:log|set)s?|liquibase|migrations?)|db|database");

    private static final Pattern ANY = Pattern.compile("(?is).*\\.(?:xml|ya?ml)");

    private ChangelogReader() {}

    /** The names of a folder's changelogs. */
    static List<String> in(Folder folder, Surroundings surroundings) {
        Pattern names = FOLDER.matcher(folder.name()).matches() ? ANY : NAME;
        return folder.files().stream()
                .filter(name ->
                        names.matcher(name).matches() || NAME.matcher(name).matches())
                .filter(name -> isChangelog(surroundings.file(folder.path(name))))
                .toList();
    }

    /** Whether a file is a changelog by what it holds. */
    public static boolean isChangelog(SourceFile file) {
        return !Folder.isSql(file.path()) && file.text().contains("databaseChangeLog");
    }

    /** The parts of a changelog in their order; a broken one is a problem and has what stands before its fault. */
    static List<Node> read(SourceFile file, Surroundings surroundings) {
        Node root = new Node("", TextRange.at(0));
        String name = file.path().toLowerCase(Locale.ROOT);
        try {
            if (name.endsWith(".xml")) {
                ChangelogXml.read(file, root);
            } else if (name.endsWith(".json")) {
                ChangelogJson.read(file, root);
            } else {
                ChangelogYaml.read(file, root);
            }
        } catch (ChangelogException e) {
            surroundings.problem(
                    ProjectProblem.Kind.BROKEN_FILE,
                    file,
                    e.range(),
                    "The changelog is no valid %s.".formatted(e.language()),
                    "Mend it: what it names after this place is not read.");
        }
        return root.child("databaseChangeLog").map(Node::children).orElseGet(root::children);
    }
}
