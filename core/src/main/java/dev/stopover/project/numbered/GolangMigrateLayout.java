package dev.stopover.project.numbered;

import dev.stopover.migration.Delivery;
import dev.stopover.migration.Layout;
import dev.stopover.migration.ProjectProblem;
import dev.stopover.migration.Runner;
import dev.stopover.migration.SkippedFile;
import dev.stopover.project.layout.Deliveries;
import dev.stopover.project.layout.Duplicates;
import dev.stopover.project.layout.Found;
import dev.stopover.project.layout.HistoryPlan;
import dev.stopover.project.layout.LayoutReader;
import dev.stopover.project.layout.MigrationList;
import dev.stopover.project.layout.MigrationPlan;
import dev.stopover.project.layout.OtherLanguages;
import dev.stopover.project.layout.ScriptPlan;
import dev.stopover.project.layout.Surroundings;
import dev.stopover.project.layout.Versions;
import dev.stopover.project.walk.Folder;
import dev.stopover.source.TextRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Files {@code <digits>_<name>.up.sql} and {@code .down.sql}. */
public final class GolangMigrateLayout implements LayoutReader {

    private static final Pattern UP = Pattern.compile("(?s)^([0-9]+)_(.*)\\.up\\.sql$");
    private static final Pattern DOWN = Pattern.compile("(?s)^([0-9]+)_(.*)\\.down\\.sql$");

    /** The highest version there is: golang-migrate reads versions as unsigned numbers of 64 bits. */
    private static final String HIGHEST = "18446744073709551615";

    @Override
    public Optional<String> mark(Folder folder, Surroundings surroundings) {
        return folder.files().stream()
                .filter(name -> UP.matcher(name).matches())
                .findFirst()
                .filter(name -> SqlxTraces.in(folder, surroundings).isEmpty());
    }

    @Override
    public Found read(Folder folder, Surroundings surroundings) {
        Delivery delivery =
                surroundings.delivery(Deliveries.usual(Runner.GOLANG_MIGRATE, "file", surroundings.configuration()));
        Map<String, String> downs = new TreeMap<>(Versions.BY_VALUE);
        List<String> ups = new ArrayList<>();
        List<SkippedFile> skipped = new ArrayList<>();
        for (String name : folder.sql()) {
            Matcher down = DOWN.matcher(name);
            Matcher up = UP.matcher(name);
            if (up.matches() && isVersion(up.group(1))) {
                ups.add(name);
            } else if (down.matches() && isVersion(down.group(1))) {
                String before = downs.put(down.group(1), name);
                if (before != null) {
                    surroundings.duplicate(
                            surroundings.file(folder.path(name)),
                            TextRange.at(0),
                            new ProjectProblem.Place(surroundings.file(folder.path(before)), TextRange.at(0)),
                            "Version %s is already taken back by %s, and %s."
                                    .formatted(
                                            down.group(1),
                                            folder.path(before),
                                            Duplicates.words(Runner.GOLANG_MIGRATE)),
                            "Give the file a version of its own.");
                }
            } else {
                skipped.add(SkippedFile.passedOver(
                        folder.path(name),
                        "its name does not match <version>_<name>.up.sql, so golang-migrate passes over it"));
            }
        }
        surroundings.files().prefetch(folder.sql().stream().map(folder::path).toList());
        MigrationList migrations = new MigrationList(Runner.GOLANG_MIGRATE, surroundings);
        OtherLanguages programs = OtherLanguages.in(folder);
        programs.addTo(migrations, surroundings, delivery);
        for (String name : ups) {
            Matcher up = UP.matcher(name);
            up.matches();
            Optional<ScriptPlan> down = Optional.ofNullable(downs.remove(up.group(1)))
                    .map(file -> ScriptPlan.down(surroundings.file(folder.path(file)), delivery))
                    .or(() -> programs.down(up.group(1) + '_' + up.group(2), delivery));
            migrations.add(MigrationPlan.of(
                    up.group(1), up.group(2), ScriptPlan.up(surroundings.file(folder.path(name)), delivery), down));
        }
        downs.values()
                .forEach(name -> skipped.add(SkippedFile.passedOver(
                        folder.path(name), "a rollback without the migration that it takes back")));
        return Found.flat(new HistoryPlan(
                folder.path(),
                Layout.GOLANG_MIGRATE,
                surroundings.runner(Runner.GOLANG_MIGRATE),
                surroundings.target(),
                migrations.inNumericOrder(),
                skipped));
    }

    private static boolean isVersion(String digits) {
        return Versions.NUMERIC.compare(digits, HIGHEST) <= 0;
    }
}
