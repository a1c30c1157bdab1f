package dev.stopover.project;

import dev.stopover.migration.Layout;
import dev.stopover.project.Discovery.Discovered;
import dev.stopover.project.layout.HistoryPlan;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Changelogs of Liquibase that others include, from whatever folder: what they hold runs as part of those. */
final class IncludedChangelogs {

    private IncludedChangelogs() {}

    /** The histories but for those that run as part of another. */
    static List<Discovered> without(List<Discovered> histories) {
        Set<String> included = new HashSet<>();
        Set<String> scripts = new HashSet<>();
        for (Discovered history : histories) {
            if (isOfChangelog(history.plan())) {
                included.addAll(history.plan().included());
                scripts.addAll(files(history.plan()));
            }
        }
        if (included.isEmpty() && scripts.isEmpty()) {
            return histories;
        }
        List<Discovered> left = new ArrayList<>(histories);
        left.removeIf(history -> history.plan().layout() == Layout.LIQUIBASE
                && (isOfChangelog(history.plan())
                        ? included.contains(history.plan().root())
                                && !history.plan()
                                        .included()
                                        .contains(history.plan().root())
                        : scripts.containsAll(files(history.plan()))));
        return left;
    }

    /** Formatted SQL that no changelog names lies in a folder and has none. */
    private static boolean isOfChangelog(HistoryPlan plan) {
        String root = plan.root().toLowerCase(Locale.ROOT);
        return plan.layout() == Layout.LIQUIBASE
                && List.of(".xml", ".yaml", ".yml", ".json").stream().anyMatch(root::endsWith);
    }

    private static Set<String> files(HistoryPlan plan) {
        Set<String> files = new HashSet<>();
        plan.migrations().forEach(migration -> files.add(migration.up().file().path()));
        return files;
    }
}
