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
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

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
                surroundings.delivery(Deliveries.usual(Runner.GOLANG_MIGRATE, "file", surroundings.configuration())
                        .guessed(!GolangMigrateTraces.isNamed(folder, surroundings)));
        Map<String, Map<String, String>> downs = new TreeMap<>(Versions.BY_VALUE);
        List<String> ups = new ArrayList<>();
        List<SkippedFile> skipped = new ArrayList<>();
        for (String name : folder.sql()) {
            Matcher down = DOWN.matcher(name);
            Matcher up = UP.matcher(name);
            if (up.matches() && isVersion(up.group(1))) {
                ups.add(name);
            } else if (down.matches() && isVersion(down.group(1))) {
                downs.computeIfAbsent(down.group(1), version -> new TreeMap<>()).put(down.group(2), name);
            } else {
                skipped.add(SkippedFile.passedOver(
                        folder.path(name),
                        (up.matches() || down.matches()
                                        ? "its version has more than 64 bits, so %s passes over it"
                                        : "its name does not match <version>_<name>.up.sql, so %s passes over it")
                                .formatted(delivery.runnerTitle())));
            }
        }
        surroundings.files().prefetch(folder.sql().stream().map(folder::path).toList());
        MigrationList migrations = new MigrationList(delivery, surroundings);
        OtherLanguages programs = OtherLanguages.in(folder);
        programs.addTo(migrations, surroundings, delivery);
        Set<String> named =
                ups.stream().map(name -> name.replaceFirst("\\.up\\.sql$", "")).collect(Collectors.toSet());
        for (String name : ups) {
            Matcher up = UP.matcher(name);
            up.matches();
            Optional<ScriptPlan> down = down(up, named, downs)
                    .map(file -> ScriptPlan.down(surroundings.file(folder.path(file)), delivery))
                    .or(() -> programs.down(up.group(1) + '_' + up.group(2), delivery));
            migrations.add(MigrationPlan.of(
                    up.group(1), up.group(2), ScriptPlan.up(surroundings.file(folder.path(name)), delivery), down));
        }
        leftOver(downs, folder, delivery, surroundings, skipped);
        return Found.flat(new HistoryPlan(
                folder.path(),
                Layout.GOLANG_MIGRATE,
                surroundings.runner(Runner.GOLANG_MIGRATE),
                surroundings.target(),
                migrations.inNumericOrder(),
                skipped));
    }

    /** golang-migrate refuses two rollbacks of a version; those of two migrations of a version are that fault already. */
    private static void leftOver(
            Map<String, Map<String, String>> downs,
            Folder folder,
            Delivery delivery,
            Surroundings surroundings,
            List<SkippedFile> skipped) {
        downs.forEach((version, left) -> left.values().forEach(name -> {
            Optional<String> other = folder.sql().stream()
                    .filter(each -> !each.equals(name))
                    .filter(each -> isRollbackOf(version, each))
                    .findFirst();
            if (other.isEmpty()) {
                skipped.add(SkippedFile.passedOver(
                        folder.path(name), "a rollback without the migration that it takes back"));
                return;
            }
            surroundings.duplicate(
                    surroundings.file(folder.path(name)),
                    TextRange.at(0),
                    new ProjectProblem.Place(surroundings.file(folder.path(other.get())), TextRange.at(0)),
                    "Version %s is already taken back by %s, and %s."
                            .formatted(version, folder.path(other.get()), Duplicates.words(delivery)),
                    "Give the file a version of its own.");
        }));
    }

    private static boolean isRollbackOf(String version, String name) {
        Matcher down = DOWN.matcher(name);
        return down.matches() && Versions.BY_VALUE.compare(down.group(1), version) == 0;
    }

    /** The rollback of the same name, or else one of the version that no other migration of that version has. */
    private static Optional<String> down(Matcher up, Set<String> named, Map<String, Map<String, String>> downs) {
        Map<String, String> ofVersion = downs.getOrDefault(up.group(1), new TreeMap<>());
        Optional<String> same = Optional.ofNullable(ofVersion.remove(up.group(2)));
        if (same.isPresent()) {
            return same;
        }
        Optional<String> left = ofVersion.entrySet().stream()
                .filter(down -> !named.contains(up.group(1) + '_' + down.getKey()))
                .map(Map.Entry::getKey)
                .findFirst();
        return left.map(ofVersion::remove);
    }

    private static boolean isVersion(String digits) {
        return Versions.NUMERIC.compare(digits, HIGHEST) <= 0;
    }
}
