package dev.stopover.project.numbered;

import dev.stopover.migration.Delivery;
import dev.stopover.migration.Layout;
import dev.stopover.migration.Runner;
import dev.stopover.migration.SkippedFile;
import dev.stopover.project.layout.Deliveries;
import dev.stopover.project.layout.FileNames;
import dev.stopover.project.layout.Found;
import dev.stopover.project.layout.HistoryPlan;
import dev.stopover.project.layout.LayoutReader;
import dev.stopover.project.layout.MigrationList;
import dev.stopover.project.layout.MigrationPlan;
import dev.stopover.project.layout.ScriptPlan;
import dev.stopover.project.layout.Surroundings;
import dev.stopover.project.walk.Folder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A folder {@code up} and a folder {@code down} with a file each for every migration. */
public final class UpDownFoldersLayout implements LayoutReader {

    @Override
    public Optional<String> mark(Folder folder, Surroundings surroundings) {
        boolean both = folder.folder("up").filter(up -> !up.sql().isEmpty()).isPresent()
                && folder.folder("down").isPresent();
        return both ? Optional.of("folders up and down") : Optional.empty();
    }

    @Override
    public Found read(Folder folder, Surroundings surroundings) {
        Folder up = folder.folder("up").orElse(new Folder(folder.path("up"), List.of(), List.of()));
        Folder down = folder.folder("down").orElse(new Folder(folder.path("down"), List.of(), List.of()));
        Delivery delivery = surroundings.delivery(Deliveries.usual(Runner.PSQL, "file", surroundings.configuration())
                .guessed(true));
        surroundings.files().prefetch(up.sql().stream().map(up::path).toList());
        surroundings.files().prefetch(down.sql().stream().map(down::path).toList());

        Map<String, String> downs = new HashMap<>();
        down.sql().forEach(name -> downs.putIfAbsent(key(name), name));
        Set<String> used = new HashSet<>();
        NumberedFiles numbered = NumberedFiles.of(up.sql());
        MigrationList migrations = new MigrationList(Runner.PSQL, surroundings);
        for (String name : numbered.migrations()) {
            Optional<String> partner = Optional.ofNullable(downs.get(key(name)));
            partner.ifPresent(used::add);
            String[] parts = FileNames.versionAndName(FileNames.upStem(name));
            migrations.add(MigrationPlan.of(
                    parts[0],
                    parts[1],
                    ScriptPlan.up(surroundings.file(up.path(name)), delivery),
                    partner.map(file -> ScriptPlan.down(surroundings.file(down.path(file)), delivery))));
        }
        List<SkippedFile> skipped = new ArrayList<>(numbered.skipped(up));
        down.sql().stream()
                .filter(name -> !used.contains(name))
                .forEach(name -> skipped.add(SkippedFile.passedOver(
                        down.path(name), "a rollback without the migration that it takes back")));
        return new Found(
                List.of(new HistoryPlan(
                        folder.path(),
                        Layout.UP_DOWN_FOLDERS,
                        surroundings.runner(Runner.PSQL),
                        surroundings.target(),
                        numbered.order(migrations),
                        skipped)),
                List.of(),
                Set.of(up.path(), down.path()));
    }

    /** What the two files of a migration have in common: their name without a suffix for the direction. */
    private static String key(String name) {
        return FileNames.takenBack(name).orElseGet(() -> FileNames.upStem(name));
    }
}
