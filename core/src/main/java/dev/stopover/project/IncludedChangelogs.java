package dev.stopover.project;

import dev.stopover.migration.Layout;
import dev.stopover.project.Discovery.Discovered;
import dev.stopover.project.layout.HistoryPlan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Changelogs of Liquibase that others include, from whatever folder: what they hold runs as part of those. */
final class IncludedChangelogs {

    private IncludedChangelogs() {}

    /** The histories but for those that run as part of another. */
    static List<Discovered> without(List<Discovered> histories) {
        Map<Discovered, Set<String>> changelogs = new LinkedHashMap<>();
        for (Discovered history : histories) {
            if (history.plan().layout() == Layout.LIQUIBASE) {
                changelogs.put(history, files(history.plan()));
            }
        }
        if (changelogs.size() < 2) {
            return histories;
        }
        List<Discovered> left = new ArrayList<>(histories);
        changelogs.forEach((inner, files) -> {
            boolean included = left.stream()
                    .filter(outer -> outer != inner && changelogs.containsKey(outer))
                    .anyMatch(outer -> isPart(inner, files, outer, changelogs.get(outer)));
            if (included) {
                left.remove(inner);
            }
        });
        return left;
    }

    /** Of two that hold the same the one that has the changesets itself is part of the one that includes it. */
    private static boolean isPart(Discovered inner, Set<String> files, Discovered outer, Set<String> around) {
        return around.containsAll(files)
                && (around.size() > files.size()
                        || files.contains(inner.plan().root())
                        || !files.contains(outer.plan().root()));
    }

    private static Set<String> files(HistoryPlan plan) {
        return plan.migrations().stream()
                .map(migration -> migration.up().file().path())
                .collect(Collectors.toSet());
    }
}
