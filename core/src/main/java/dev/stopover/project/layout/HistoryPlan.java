package dev.stopover.project.layout;

import dev.stopover.migration.Layout;
import dev.stopover.migration.Runner;
import dev.stopover.migration.SkippedFile;
import dev.stopover.migration.Target;
import java.util.List;
import java.util.Set;

/**
 * A history whose scripts are still to be parsed.
 *
 * @param root the folder it lies in
 * @param layout how files pair up and order
 * @param runner what runs them
 * @param target what is known of the database
 * @param migrations the migrations, oldest first
 * @param skipped the files of its folder that the runner does not run
 * @param included the files that it goes through on the way to its migrations, besides its root
 */
public record HistoryPlan(
        String root,
        Layout layout,
        Runner runner,
        Target target,
        List<MigrationPlan> migrations,
        List<SkippedFile> skipped,
        Set<String> included) {

    /** A history that names all of its migrations itself. */
    public HistoryPlan(
            String root,
            Layout layout,
            Runner runner,
            Target target,
            List<MigrationPlan> migrations,
            List<SkippedFile> skipped) {
        this(root, layout, runner, target, migrations, skipped, Set.of());
    }
}
