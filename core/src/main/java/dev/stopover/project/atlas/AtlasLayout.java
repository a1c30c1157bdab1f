package dev.stopover.project.atlas;

import dev.stopover.migration.Delivery;
import dev.stopover.migration.Direction;
import dev.stopover.migration.Layout;
import dev.stopover.migration.ProjectProblem;
import dev.stopover.migration.Runner;
import dev.stopover.migration.SkippedFile;
import dev.stopover.migration.TransactionMode;
import dev.stopover.project.layout.Deliveries;
import dev.stopover.project.layout.FileNames;
import dev.stopover.project.layout.Found;
import dev.stopover.project.layout.HistoryPlan;
import dev.stopover.project.layout.LayoutReader;
import dev.stopover.project.layout.MigrationList;
import dev.stopover.project.layout.MigrationPlan;
import dev.stopover.project.layout.OtherDatabases;
import dev.stopover.project.layout.Pairs;
import dev.stopover.project.layout.ScriptPlan;
import dev.stopover.project.layout.Sniffer;
import dev.stopover.project.layout.Surroundings;
import dev.stopover.project.walk.Folder;
import dev.stopover.source.SourceFile;
import dev.stopover.source.TextRange;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Files {@code <version>_<name>.sql} beside {@code atlas.sum} or in a folder that {@code atlas.hcl} names, unless they
 * are another tool's, which Atlas can read too.
 */
public final class AtlasLayout implements LayoutReader {

    private static final String SUM = "atlas.sum";
    private static final String ROLLBACKS = "rollbacks";

    private static final Pattern OTHERS = Pattern.compile("(?s)^(?:.*\\.(?:up|down)\\.sql|[VUR][0-9._]*__.*\\.sql)$");

    private static final Pattern OTHERS_LINE = Pattern.compile(
            "(?i)^--\\s*(?:\\+goose\\s.*|migrate:(?:up|down).*|liquibase\\s+formatted.*|changeset\\s.*)$");

    private static final Pattern DIRECTIVE = Pattern.compile("^[ -~]*?atlas:(\\w+)(?: +(.*?))?\\s*$");

    @Override
    public Optional<String> mark(Folder folder, Surroundings surroundings) {
        boolean others = folder.sql().stream()
                        .anyMatch(name -> OTHERS.matcher(name).matches())
                || Sniffer.anyComment(
                        folder, surroundings, line -> OTHERS_LINE.matcher(line).matches());
        if (others || folder.has(SUM)) {
            return others ? Optional.empty() : Optional.of(SUM);
        }
        return named(folder, surroundings)
                .filter(directory -> directory.format().equals("atlas"))
                .map(directory -> AtlasProject.NAME);
    }

    private static Optional<AtlasProject.Directory> named(Folder folder, Surroundings surroundings) {
        return folder.sql().isEmpty() ? Optional.empty() : AtlasProject.around(folder.path(), surroundings);
    }

    @Override
    public Found read(Folder folder, Surroundings surroundings) {
        if (named(folder, surroundings).filter(AtlasProject.Directory::foreign).isPresent()) {
            return new Found(List.of(), OtherDatabases.files(folder), Set.of());
        }
        surroundings.files().prefetch(folder.sql().stream().map(folder::path).toList());
        MigrationList migrations = new MigrationList(Runner.ATLAS, surroundings);
        List<SkippedFile> skipped = new ArrayList<>();
        boolean first = true;
        for (String name : Pairs.of(folder.sql()).ups()) {
            SourceFile file = surroundings.file(folder.path(name));
            List<String> directives = directives(file);
            if (!first && directives.stream().anyMatch(text -> text.startsWith("checkpoint"))) {
                skipped.add(
                        new SkippedFile(folder.path(name), "a checkpoint, which stands for the migrations before it"));
            } else {
                migrations.add(migration(folder, name, file, directives, surroundings));
                first = false;
            }
        }
        if (folder.has(SUM)) {
            compare(folder, surroundings.file(folder.path(SUM)), surroundings);
        }
        HistoryPlan history = new HistoryPlan(
                folder.path(),
                Layout.ATLAS,
                surroundings.runner(Runner.ATLAS),
                surroundings.target(),
                migrations.inTextOrder(),
                skipped);
        return new Found(
                List.of(history),
                List.of(),
                folder.folder(ROLLBACKS).map(Folder::path).map(Set::of).orElse(Set.of()));
    }

    /**
     * The rollback of a file: beside it, where Atlas applies it too, or in a folder below, into which Atlas does not
     * look.
     */
    private static Optional<String> down(String name, Folder folder) {
        return Pairs.of(folder.sql())
                .down(name)
                .map(folder::path)
                .or(() -> folder.folder(ROLLBACKS)
                        .flatMap(aside -> aside.sql().stream()
                                .filter(other -> FileNames.takenBack(other)
                                        .map(stem -> stem + ".sql")
                                        .orElse(other)
                                        .equals(name))
                                .findFirst()
                                .map(aside::path)));
    }

    private static MigrationPlan migration(
            Folder folder, String name, SourceFile file, List<String> directives, Surroundings surroundings) {
        Delivery usual = Deliveries.usual(Runner.ATLAS, "file", surroundings.configuration());
        Delivery delivery = surroundings.delivery(
                directives.contains("txmode none") ? usual.with(TransactionMode.AUTOCOMMIT) : usual);
        String stem = FileNames.stem(name);
        int separator = stem.indexOf('_');
        return new MigrationPlan(
                separator < 0 ? stem : stem.substring(0, separator),
                separator < 0 ? "" : stem.substring(separator + 1),
                new ScriptPlan(file, AtlasDelimiter.applied(file), Direction.UP, delivery),
                down(name, folder)
                        .map(surroundings::file)
                        .map(other -> new ScriptPlan(other, AtlasDelimiter.applied(other), Direction.DOWN, delivery)),
                Optional.empty(),
                false,
                Pairs.of(folder.sql()).down(name).isPresent());
    }

    /** The directives for the whole file: comments at its beginning, which an empty line parts from the rest. */
    private static List<String> directives(SourceFile file) {
        List<String> directives = new ArrayList<>();
        int line = 1;
        while (line <= file.lineCount() && isComment(file.line(line))) {
            directive(file.line(line)).ifPresent(directives::add);
            line++;
        }
        boolean onlyComments = line > file.lineCount();
        return onlyComments || file.line(line).isEmpty() ? directives : List.of();
    }

    private static boolean isComment(String line) {
        return line.startsWith("--") || line.startsWith("#");
    }

    private static Optional<String> directive(String line) {
        Matcher matcher = DIRECTIVE.matcher(line);
        return matcher.matches()
                ? Optional.of((matcher.group(1) + " "
                                + Optional.ofNullable(matcher.group(2)).orElse(""))
                        .strip())
                : Optional.empty();
    }

    /** Whether Atlas leaves a file out of its sums, as its first line says. It runs it all the same. */
    private static boolean isLeftOut(SourceFile file) {
        return directive(file.line(1)).filter("sum ignore"::equals).isPresent();
    }

    private static void compare(Folder folder, SourceFile sum, Surroundings surroundings) {
        Set<String> named = new HashSet<>();
        int start = sum.text().indexOf('\n') + 1;
        while (start > 0 && start < sum.text().length()) {
            int end = sum.text().indexOf('\n', start);
            int hash = sum.text().indexOf(" h1:", start);
            if (hash > start && (end < 0 || hash < end)) {
                String name = sum.text().substring(start, hash);
                named.add(name);
                if (!folder.has(name)) {
                    surroundings.problem(
                            ProjectProblem.Kind.MISSING_FILE,
                            sum,
                            new TextRange(start, hash),
                            "atlas.sum names %s, which is not there.".formatted(name),
                            "Restore the file, or run atlas migrate hash.");
                }
            }
            start = end < 0 ? 0 : end + 1;
        }
        for (String name : folder.sql()) {
            if (!named.contains(name) && !isLeftOut(surroundings.file(folder.path(name)))) {
                surroundings.problem(
                        ProjectProblem.Kind.REFUSED,
                        surroundings.file(folder.path(name)),
                        "atlas.sum does not name the file, so Atlas refuses the whole folder.",
                        "Run atlas migrate hash.");
            }
        }
    }
}
