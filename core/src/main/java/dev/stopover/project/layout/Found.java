package dev.stopover.project.layout;

import dev.stopover.migration.SkippedFile;
import java.util.List;
import java.util.Set;

/**
 * What a layout makes of a folder.
 *
 * @param histories the histories in it
 * @param others the SQL files in it that belong to no history
 * @param folders the paths of the folders below it that are its own, with all that is in them
 */
public record Found(List<HistoryPlan> histories, List<SkippedFile> others, Set<String> folders) {

    /** One history that lies in the folder itself and in no folder below it. */
    public static Found flat(HistoryPlan history) {
        return new Found(List.of(history), List.of(), Set.of());
    }
}
