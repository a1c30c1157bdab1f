package dev.stopover.run;

import dev.stopover.engine.Report;
import dev.stopover.rule.Finding;
import dev.stopover.source.Applicability;
import dev.stopover.source.Edit;
import dev.stopover.source.Fix;
import dev.stopover.source.NewFile;
import dev.stopover.source.SourceFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiPredicate;

/** The fixes of a report that can be made together: those of which no two touch the same place. */
final class FixRound {

    private final Map<String, SourceFile> files = new TreeMap<>();
    private final Map<String, List<Edit>> edits = new HashMap<>();
    private final Map<String, Set<String>> rules = new HashMap<>();
    private final Map<String, String> made = new TreeMap<>();
    private int fixes;

    /**
     * The fixes of a report.
     *
     * @param unsafeToo whether those count too that change what runs
     * @param wanted whether, in the file of a path, the fixes of a rule are to be made
     */
    FixRound(Report report, boolean unsafeToo, BiPredicate<String, String> wanted) {
        for (Finding finding : report.open()) {
            SourceFile file = finding.file();
            if (file.name().endsWith(".sql")
                    && file.decoding().encoded("").isPresent()
                    && wanted.test(file.path(), finding.rule())) {
                finding.fixes().stream()
                        .filter(fix -> fix.applicability() == Applicability.SAFE
                                || unsafeToo && fix.applicability() == Applicability.UNSAFE)
                        .findFirst()
                        .ifPresent(fix -> take(finding, fix));
            }
        }
    }

    /** How many fixes it makes. */
    int fixes() {
        return fixes;
    }

    /** The rules whose findings it mends, by the paths of their files. */
    Map<String, Set<String>> rules() {
        return rules;
    }

    /** The files that are there before it and are changed by it, by their paths. */
    Map<String, SourceFile> changed() {
        Map<String, SourceFile> changed = new TreeMap<>(files);
        changed.keySet().retainAll(edits.keySet());
        return changed;
    }

    /** What becomes of the files, by their paths. */
    Map<String, String> texts() {
        Map<String, String> texts = new TreeMap<>(made);
        changed().forEach((path, file) -> texts.put(path, fixed(file, edits.get(path))));
        return texts;
    }

    private void take(Finding finding, Fix fix) {
        String path = finding.file().path();
        List<Edit> taken = edits.getOrDefault(path, List.of());
        List<Edit> fresh =
                fix.edits().stream().filter(edit -> !taken.contains(edit)).toList();
        boolean clashes = fresh.stream().anyMatch(edit -> taken.stream().anyMatch(other -> touch(edit, other)))
                || fix.files().stream().anyMatch(file -> made.containsKey(file.path()));
        if (clashes) {
            return;
        }
        files.put(path, finding.file());
        if (!fresh.isEmpty()) {
            edits.computeIfAbsent(path, first -> new ArrayList<>()).addAll(fresh);
        }
        for (NewFile file : fix.files()) {
            made.put(file.path(), file.text());
        }
        rules.computeIfAbsent(path, first -> new TreeSet<>()).add(finding.rule());
        fixes++;
    }

    private static boolean touch(Edit one, Edit other) {
        return one.range().start() <= other.range().end()
                && other.range().start() <= one.range().end();
    }

    /** The text with the edits made, and with the line ends that the file has. */
    private static String fixed(SourceFile file, List<Edit> edits) {
        return new Fix("all", Applicability.SAFE, edits)
                .withLineEndsOf(file.text())
                .applyTo(file.text());
    }
}
