package dev.stopover.project.numbered;

import dev.stopover.migration.Delivery;
import dev.stopover.migration.Layout;
import dev.stopover.migration.Runner;
import dev.stopover.project.layout.Deliveries;
import dev.stopover.project.layout.FileNames;
import dev.stopover.project.layout.Found;
import dev.stopover.project.layout.HistoryPlan;
import dev.stopover.project.layout.LayoutReader;
import dev.stopover.project.layout.MigrationList;
import dev.stopover.project.layout.MigrationPlan;
import dev.stopover.project.layout.OtherLanguages;
import dev.stopover.project.layout.Pairs;
import dev.stopover.project.layout.ScriptPlan;
import dev.stopover.project.layout.Surroundings;
import dev.stopover.project.walk.Folder;
import dev.stopover.source.SourceFile;
import java.util.Optional;

/** SQL files in one folder, in the order of their numbers or names, with or without rollbacks beside them. */
public final class PlainLayout implements LayoutReader {

    @Override
    public Optional<String> mark(Folder folder, Surroundings surroundings) {
        return folder.sql().stream().findFirst();
    }

    @Override
    public Found read(Folder folder, Surroundings surroundings) {
        Delivery delivery = surroundings.delivery(Deliveries.usual(Runner.PSQL, "file", surroundings.configuration())
                .guessed(true));
        surroundings.files().prefetch(folder.sql().stream().map(folder::path).toList());
        Pairs pairs = Pairs.of(folder.sql());
        NumberedFiles numbered = NumberedFiles.of(pairs.ups());
        MigrationList migrations = new MigrationList(delivery, surroundings);
        OtherLanguages programs = OtherLanguages.in(folder);
        if (numbered.byNumber()) {
            programs.addTo(migrations, surroundings, delivery);
        }
        for (String name : numbered.migrations()) {
            String[] parts = FileNames.versionAndName(FileNames.upStem(name));
            SourceFile file = surroundings.file(folder.path(name));
            migrations.add(MigrationPlan.of(
                    parts[0],
                    parts[1],
                    ScriptPlan.up(file, delivery),
                    pairs.down(name)
                            .map(down -> ScriptPlan.down(surroundings.file(folder.path(down)), delivery))
                            .or(() -> programs.down(parts[0] + '_' + parts[1], delivery))));
        }
        return Found.flat(new HistoryPlan(
                folder.path(),
                pairs.downs().isEmpty() ? Layout.PLAIN : Layout.SUFFIX_PAIR,
                surroundings.runner(Runner.PSQL),
                surroundings.target(),
                numbered.order(migrations),
                numbered.skipped(folder)));
    }
}
