package dev.stopover.project.numbered;

import dev.stopover.migration.Delivery;
import dev.stopover.migration.Layout;
import dev.stopover.migration.ProjectProblem;
import dev.stopover.migration.Runner;
import dev.stopover.migration.SkippedFile;
import dev.stopover.migration.TransactionMode;
import dev.stopover.project.layout.Deliveries;
import dev.stopover.project.layout.Found;
import dev.stopover.project.layout.HistoryPlan;
import dev.stopover.project.layout.LayoutReader;
import dev.stopover.project.layout.MigrationList;
import dev.stopover.project.layout.MigrationPlan;
import dev.stopover.project.layout.Pairs;
import dev.stopover.project.layout.ScriptPlan;
import dev.stopover.project.layout.Surroundings;
import dev.stopover.project.layout.Versions;
import dev.stopover.project.walk.Folder;
import dev.stopover.source.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Files {@code <digits>_<name>.sql}, or with {@code .up.sql} and {@code .down.sql}, of a crate that uses sqlx. */
public final class SqlxLayout implements LayoutReader {

    private static final Pattern MIGRATION = Pattern.compile("(?s)^([0-9]+)_(.*)\\.sql$");

    /** The highest version there is: sqlx reads versions as signed numbers of 64 bits. */
    private static final String HIGHEST = String.valueOf(Long.MAX_VALUE);

    @Override
    public Optional<String> mark(Folder folder, Surroundings surroundings) {
        boolean some =
                folder.sql().stream().anyMatch(name -> MIGRATION.matcher(name).matches());
        return some ? SqlxTraces.in(folder, surroundings) : Optional.empty();
    }

    @Override
    public Found read(Folder folder, Surroundings surroundings) {
        Delivery usual = Deliveries.usual(Runner.SQLX, "file", surroundings.configuration());
        List<SkippedFile> skipped = new ArrayList<>();
        MigrationList migrations = new MigrationList(Runner.SQLX, surroundings);
        surroundings.files().prefetch(folder.sql().stream().map(folder::path).toList());
        Map<String, String> downs = downs(folder);
        Pairs pairs = Pairs.of(
                folder.sql().stream().filter(name -> !downs.containsValue(name)).toList());
        for (String name : pairs.ups()) {
            Matcher matcher = MIGRATION.matcher(name);
            SourceFile file = surroundings.file(folder.path(name));
            if (!matcher.matches() || Versions.NUMERIC.compare(matcher.group(1), HIGHEST) > 0) {
                skipped.add(SkippedFile.passedOver(folder.path(name), "its name does not match <version>_<name>.sql"));
                refuse(name, file, surroundings);
                continue;
            }
            Optional<String> beside = pairs.down(name);
            Optional<String> down =
                    Optional.ofNullable(downs.remove(matcher.group(1))).or(() -> beside);
            migrations.add(new MigrationPlan(
                    matcher.group(1),
                    matcher.group(2).replaceFirst("\\.up$", ""),
                    ScriptPlan.up(file, delivery(file, usual, surroundings)),
                    down.map(d -> surroundings.file(folder.path(d)))
                            .map(d -> ScriptPlan.down(d, delivery(d, usual, surroundings))),
                    Optional.empty(),
                    false,
                    beside.isPresent()));
        }
        downs.values()
                .forEach(name -> skipped.add(SkippedFile.passedOver(
                        folder.path(name), "a rollback without the migration that it takes back")));
        return Found.flat(new HistoryPlan(
                folder.path(),
                Layout.SQLX,
                surroundings.runner(Runner.SQLX),
                surroundings.target(),
                migrations.inNumericOrder(),
                skipped));
    }

    /** What takes back a version; sqlx pairs files by their versions alone. */
    private static Map<String, String> downs(Folder folder) {
        Map<String, String> downs = new TreeMap<>(Versions.NUMERIC);
        for (String name : folder.sql()) {
            Matcher matcher = MIGRATION.matcher(name);
            if (matcher.matches() && name.endsWith(".down.sql")) {
                downs.put(matcher.group(1), name);
            }
        }
        return downs;
    }

    private static void refuse(String name, SourceFile file, Surroundings surroundings) {
        if (name.contains("_")) {
            surroundings.problem(
                    ProjectProblem.Kind.REFUSED,
                    file,
                    "The name does not begin with a number of 64 bits, so sqlx refuses the whole folder.",
                    "Name it <version>_<name>.sql.");
        }
    }

    /** How a file is delivered: sqlx leaves out its transaction where the file says so. */
    private static Delivery delivery(SourceFile file, Delivery usual, Surroundings surroundings) {
        boolean without = usual.runner() == Runner.SQLX && SqlxTraces.isWithoutTransaction(file);
        return surroundings.delivery(without ? usual.with(TransactionMode.IMPLICIT_WHEN_SEVERAL) : usual);
    }
}
