package dev.stopover.project.drizzle;

import dev.stopover.migration.Delivery;
import dev.stopover.migration.Layout;
import dev.stopover.migration.ProjectProblem;
import dev.stopover.migration.Runner;
import dev.stopover.migration.SkippedFile;
import dev.stopover.project.layout.Deliveries;
import dev.stopover.project.layout.FileNames;
import dev.stopover.project.layout.Found;
import dev.stopover.project.layout.HistoryPlan;
import dev.stopover.project.layout.LayoutReader;
import dev.stopover.project.layout.MigrationPlan;
import dev.stopover.project.layout.OtherDatabases;
import dev.stopover.project.layout.ScriptPlan;
import dev.stopover.project.layout.Surroundings;
import dev.stopover.project.walk.Folder;
import dev.stopover.source.SourceFile;
import dev.stopover.source.TextRange;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Files that {@code meta/_journal.json} names. */
public final class DrizzleLayout implements LayoutReader {

    private static final String JOURNAL = "_journal.json";

    @Override
    public Optional<String> mark(Folder folder, Surroundings surroundings) {
        return folder.folder("meta").filter(meta -> meta.has(JOURNAL)).map(meta -> "meta/" + JOURNAL);
    }

    @Override
    public Found read(Folder folder, Surroundings surroundings) {
        SourceFile journal = surroundings.file(folder.path("meta/" + JOURNAL));
        if (OtherDatabases.isDialectOf(journal)) {
            return new Found(List.of(), OtherDatabases.files(folder), Set.of(folder.path("meta")));
        }
        Delivery delivery =
                surroundings.delivery(Deliveries.usual(Runner.DRIZZLE, "file", surroundings.configuration()));
        surroundings.files().prefetch(folder.sql().stream().map(folder::path).toList());
        List<MigrationPlan> migrations = new ArrayList<>();
        Set<String> used = new HashSet<>();
        Optional<List<DrizzleJournal.Entry>> entries = DrizzleJournal.read(journal, surroundings);
        long latest = Long.MIN_VALUE;
        for (DrizzleJournal.Entry entry : entries.orElseGet(() -> entriesOf(folder))) {
            // A tag is a name: one with a slash would lead elsewhere.
            String name = entry.tag() + ".sql";
            if (!folder.has(name)) {
                surroundings.problem(
                        ProjectProblem.Kind.MISSING_FILE,
                        journal,
                        entry.range(),
                        "The journal names %s, which is not there.".formatted(name),
                        "Restore the file, or let drizzle-kit drop the entry.");
                continue;
            }
            used.add(name);
            if (entries.isPresent() && entry.when() <= latest) {
                surroundings.problem(
                        ProjectProblem.Kind.REFUSED,
                        journal,
                        entry.range(),
                        "%s was made before a migration that comes before it, so Drizzle never runs it where that one is applied."
                                .formatted(name),
                        "Make it anew with drizzle-kit generate.");
            }
            latest = Math.max(latest, entry.when());
            String[] parts = FileNames.versionAndName(entry.tag());
            migrations.add(MigrationPlan.of(
                    parts[0],
                    parts[1],
                    ScriptPlan.up(surroundings.file(folder.path(name)), delivery),
                    Optional.empty()));
        }
        List<SkippedFile> skipped = folder.sql().stream()
                .filter(name -> !used.contains(name))
                .map(name -> SkippedFile.passedOver(folder.path(name), "not named in meta/_journal.json"))
                .toList();
        return new Found(
                List.of(new HistoryPlan(
                        folder.path(),
                        Layout.DRIZZLE,
                        surroundings.runner(Runner.DRIZZLE),
                        surroundings.target(),
                        migrations,
                        skipped)),
                List.of(),
                Set.of(folder.path("meta")));
    }

    /** What a journal would name that is broken: all files in the order of their names. */
    private static List<DrizzleJournal.Entry> entriesOf(Folder folder) {
        return folder.sql().stream()
                .map(name -> new DrizzleJournal.Entry(FileNames.stem(name), TextRange.at(0), 0))
                .toList();
    }
}
