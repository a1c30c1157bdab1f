package dev.stopover.project.numbered;

import dev.stopover.migration.SkippedFile;
import dev.stopover.project.layout.FileNames;
import dev.stopover.project.layout.MigrationList;
import dev.stopover.project.layout.MigrationPlan;
import dev.stopover.project.walk.Folder;
import java.util.List;

/**
 * The files of a folder without a tool of its own. Where most have a number, those without one are no migrations and the
 * numbers say the order; else names do, in which {@code upgrade_10} comes after {@code upgrade_9}.
 *
 * @param migrations the names of the migrations
 * @param others the names of the others
 * @param byNumber whether the names begin with numbers
 */
record NumberedFiles(List<String> migrations, List<String> others, boolean byNumber) {

    /** Tells the files of a folder apart. */
    static NumberedFiles of(List<String> names) {
        List<String> numbered = names.stream()
                .filter(name -> FileNames.number(name).isPresent())
                .toList();
        if (numbered.isEmpty() || numbered.size() * 2 < names.size()) {
            return new NumberedFiles(names, List.of(), false);
        }
        return new NumberedFiles(
                numbered,
                names.stream().filter(name -> FileNames.number(name).isEmpty()).toList(),
                true);
    }

    /** The files that are no migrations. */
    List<SkippedFile> skipped(Folder folder) {
        return others.stream()
                .map(name -> SkippedFile.passedOver(
                        folder.path(name), "its name has no number, as those of the migrations have"))
                .toList();
    }

    /** Migrations in the order of their files. */
    List<MigrationPlan> order(MigrationList list) {
        return list.inNaturalOrder();
    }
}
