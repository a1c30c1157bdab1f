package dev.stopover.engine;

import dev.stopover.migration.History;
import dev.stopover.migration.Migration;
import dev.stopover.migration.Script;
import dev.stopover.rule.Finding;
import dev.stopover.rule.Related;
import dev.stopover.source.Edit;
import dev.stopover.source.Fix;
import dev.stopover.source.SourceFile;
import dev.stopover.source.TextRange;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Findings in the order in which the scripts run that they are about; those about a text that was put together of several
 * files are brought to the files they stand in, and many of one script that are one to whoever acts on them are one.
 */
final class Placement {

    private final Map<Script, Integer> order = new IdentityHashMap<>();
    private final List<Placed> all = new ArrayList<>();
    private final Set<Finding> moved = new HashSet<>();

    private record Placed(int script, Finding finding, int groupedFrom) {

        /** Whether another is one of those that are one with this. */
        boolean isOneWith(Placed other) {
            return script == other.script
                    && finding.rule().equals(other.finding.rule())
                    && finding.severity() == other.finding.severity()
                    && other.isFree();
        }

        /** What is suppressed, or has a fix of its own, stays by itself. */
        boolean isFree() {
            return !finding.suppressed() && finding.fixes().isEmpty() && !finding.wholeFile();
        }
    }

    Placement(History history) {
        for (Migration migration : history.migrations()) {
            order.put(migration.up(), order.size());
            migration.down().ifPresent(down -> order.put(down, order.size()));
        }
    }

    /** Adds a finding, unless it is the same about a file that several scripts include. */
    void add(FindingDraft draft, Finding finding) {
        Finding placed = of(finding);
        if (placed == finding || moved.add(placed)) {
            all.add(new Placed(
                    order.getOrDefault(draft.script(), order.size()),
                    placed,
                    draft.rule().info().groupedFrom()));
        }
    }

    List<Finding> inOrder() {
        all.sort(Comparator.comparingInt(Placed::script).thenComparing(Placed::finding));
        List<Finding> found = new ArrayList<>();
        Set<Placed> told = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Placed placed : all) {
            if (!told.contains(placed)) {
                List<Placed> group = placed.groupedFrom() > 0 && placed.isFree()
                        ? all.stream().filter(placed::isOneWith).toList()
                        : List.of();
                if (group.size() > 1 && group.size() >= placed.groupedFrom()) {
                    told.addAll(group);
                    found.add(joined(group));
                } else {
                    found.add(placed.finding());
                }
            }
        }
        return found;
    }

    /** The first of several that are one, which points at the others. */
    private static Finding joined(List<Placed> group) {
        Finding first = group.get(0).finding();
        List<Related> related = new ArrayList<>(first.related());
        group.stream()
                .skip(1)
                .map(Placed::finding)
                .forEach(other -> related.add(new Related(other.file(), other.range(), other.message())));
        String message = first.message();
        return new Finding(
                first.rule(),
                first.severity(),
                first.file(),
                first.range(),
                first.wholeFile(),
                "%s, and so it is with %d more here."
                        .formatted(message.substring(0, message.length() - 1), group.size() - 1),
                first.help(),
                related,
                first.fixes(),
                group.stream()
                        .flatMap(placed -> placed.finding().secrets().stream())
                        .toList(),
                first.suppression());
    }

    /** The finding in the file in which it stands. A fix that would change several files is left out. */
    private static Finding of(Finding finding) {
        SourceFile whole = finding.file();
        List<Related> related = finding.related();
        if (related.stream().anyMatch(other -> other.file().isComposed())) {
            related = related.stream().map(Placement::of).toList();
        } else if (!whole.isComposed()) {
            return finding;
        }
        boolean ofWhole = finding.wholeFile() && finding.range().isEmpty();
        SourceFile file = ofWhole ? whole.own() : whole.fileAt(finding.range().start());
        return new Finding(
                finding.rule(),
                finding.severity(),
                file,
                ofWhole ? finding.range() : whole.rangeInFile(finding.range()),
                finding.wholeFile(),
                finding.message(),
                finding.help(),
                related,
                finding.fixes().stream()
                        .filter(fix -> fix.edits().stream().allMatch(edit -> isIn(file, whole, edit.range())))
                        .map(fix -> of(fix, whole))
                        .toList(),
                finding.secrets().stream()
                        .filter(secret -> isIn(file, whole, secret))
                        .map(whole::rangeInFile)
                        .toList(),
                finding.suppression());
    }

    private static Related of(Related related) {
        SourceFile whole = related.file();
        return new Related(
                whole.fileAt(related.range().start()), whole.rangeInFile(related.range()), related.message());
    }

    private static Fix of(Fix fix, SourceFile whole) {
        List<Edit> edits = fix.edits().stream()
                .map(edit -> new Edit(whole.rangeInFile(edit.range()), edit.replacement()))
                .toList();
        return new Fix(fix.title(), fix.applicability(), edits, fix.files());
    }

    private static boolean isIn(SourceFile file, SourceFile whole, TextRange range) {
        return whole.fileAt(range.start()).equals(file)
                && whole.rangeInFile(range).length() == range.length();
    }
}
