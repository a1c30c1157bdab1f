package dev.stopover.project.layout;

import dev.stopover.migration.Delivery;
import dev.stopover.migration.Direction;
import dev.stopover.migration.ProjectProblem;
import dev.stopover.project.walk.Folder;
import dev.stopover.source.Decoding;
import dev.stopover.source.SourceFile;
import dev.stopover.source.TextRange;
import dev.stopover.syntax.Excerpt;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Migrations beside those in SQL that are programs. They are steps of the history of which nothing is known, so that
 * what they may have changed is not spoken of.
 */
public final class OtherLanguages {

    private static final Pattern PROGRAM = Pattern.compile(
            "(?is)^([0-9]+)[_-](.+?)(?:[._](up|down))?\\.(go|ts|mts|cts|js|mjs|cjs|py|rb|java|kt|php|exs)$");

    private static final Pattern NONE =
            Pattern.compile("(?is).*(?:_test\\.go|\\.d\\.[mc]?ts|[._](?:test|spec)\\.[a-z]+)$");

    private static final int SHOWN = 3;

    private final Folder folder;
    private final Map<String, String> ups = new TreeMap<>();
    private final Map<String, String> downs = new TreeMap<>();

    private OtherLanguages(Folder folder) {
        this.folder = folder;
    }

    /** The programs in a folder, but for those that only send the SQL file of the same name. */
    public static OtherLanguages in(Folder folder) {
        var programs = new OtherLanguages(folder);
        Set<String> stems = new HashSet<>();
        folder.sql().forEach(name -> stems.add(FileNames.stem(name)));
        for (String name : folder.files()) {
            Matcher program = PROGRAM.matcher(name);
            if (!program.matches()
                    || NONE.matcher(name).matches()
                    || stems.contains(name.substring(0, name.lastIndexOf('.')))) {
                continue;
            }
            boolean down = "down".equalsIgnoreCase(program.group(3));
            (down ? programs.downs : programs.ups).put(program.group(1) + '_' + program.group(2), name);
        }
        return programs;
    }

    /** Adds those that go up, and says which they are. */
    public void addTo(MigrationList migrations, Surroundings surroundings, Delivery delivery) {
        List<String> names = new ArrayList<>(ups.values());
        for (String name : names) {
            Matcher program = PROGRAM.matcher(name);
            program.matches();
            migrations.add(MigrationPlan.of(
                    program.group(1),
                    program.group(2),
                    script(folder.path(name), Direction.UP, delivery),
                    down(program.group(1) + '_' + program.group(2), delivery)));
        }
        complain(folder, names, surroundings);
    }

    /** Says which migrations of a folder are programs. */
    public static void complain(Folder folder, List<String> names, Surroundings surroundings) {
        if (names.isEmpty()) {
            return;
        }
        int more = names.size() - SHOWN;
        surroundings.problem(
                ProjectProblem.Kind.UNJUDGED,
                SourceFile.of(folder.path(names.get(0)), ""),
                "%s not written in SQL and not judged: %s%s."
                        .formatted(
                                names.size() == 1 ? "A migration is" : names.size() + " migrations are",
                                String.join(", ", names.subList(0, Math.min(SHOWN, names.size()))),
                                more > 0 ? " and %d more".formatted(more) : ""),
                "Read what they do; what may rest on it is not reported.");
    }

    /** A program that takes back a migration, by its version and name with an underscore between them. */
    public Optional<ScriptPlan> down(String migration, Delivery delivery) {
        return Optional.ofNullable(downs.get(migration))
                .map(name -> script(folder.path(name), Direction.DOWN, delivery));
    }

    /** A script that is a program: nothing is known of what it does. */
    public static ScriptPlan script(String path, Direction direction, Delivery delivery) {
        return new ScriptPlan(
                new SourceFile(path, "", Decoding.FOREIGN), Excerpt.of("", TextRange.at(0)), direction, delivery);
    }
}
