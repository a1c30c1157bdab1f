package dev.stopover.project.sqitch;

import dev.stopover.migration.ProjectProblem;
import dev.stopover.project.layout.Surroundings;
import dev.stopover.source.SourceFile;
import dev.stopover.source.TextRange;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code sqitch.plan}, which names changes in their order, with the tags between them. */
final class SqitchPlan {

    /** Who requires whom is followed so many steps in one plan; after that a cycle is not called one. */
    private static final int MOST_STEPS = 1_000_000;

    /**
     * A change.
     *
     * @param name its name, with folders if it has some
     * @param range where the plan names it
     * @param required the changes it requires
     * @param reworkedAfter the tags between it and the change of the same name that follows; empty if none follows
     * @param reworked whether a change of the same name follows
     */
    record Change(String name, TextRange range, List<String> required, List<String> reworkedAfter, boolean reworked) {}

    private static final Pattern CHANGE =
            Pattern.compile("^\\s*([+-]?)\\s*([^\\s\\[@%#+-][^\\s\\[@]*)\\s*(?:\\[([^\\]]*)\\])?\\s*(.*)$");

    private static final Pattern TAG = Pattern.compile("^\\s*@(\\S+).*$");

    private final SourceFile file;
    private final Surroundings surroundings;
    private final List<Change> changes = new ArrayList<>();
    private final List<Integer> tagPlaces = new ArrayList<>();
    private final List<String> tags = new ArrayList<>();

    private final Map<String, List<String>> requirements = new HashMap<>();
    private int steps;

    private SqitchPlan(SourceFile file, Surroundings surroundings) {
        this.file = file;
        this.surroundings = surroundings;
    }

    /** The changes in their order; what is wrong with them is noted. */
    static List<Change> read(SourceFile file, Surroundings surroundings) {
        var plan = new SqitchPlan(file, surroundings);
        for (int line = 1; line <= file.lineCount(); line++) {
            plan.line(file.line(line), file.lineRange(line));
        }
        plan.findReworks();
        plan.checkRequirements();
        return plan.changes;
    }

    private void line(String text, TextRange range) {
        String plain = text.strip();
        if (plain.isEmpty() || plain.startsWith("#") || plain.startsWith("%")) {
            return;
        }
        Matcher tag = TAG.matcher(text);
        Matcher change = CHANGE.matcher(text);
        if (tag.matches()) {
            tags.add(tag.group(1));
            tagPlaces.add(changes.size());
        } else if (change.matches() && !change.group(1).equals("-")) {
            String required = change.group(3) == null ? "" : change.group(3).strip();
            changes.add(new Change(
                    change.group(2),
                    new TextRange(range.start() + change.start(2), range.start() + change.end(2)),
                    required.isEmpty() ? List.of() : List.of(required.split("\\s+")),
                    List.of(),
                    false));
        } else if (!change.matches()) {
            surroundings.problem(
                    ProjectProblem.Kind.BROKEN_FILE,
                    file,
                    range,
                    "The line is neither a change nor a tag.",
                    "Write a change as its name, what it requires in brackets, the time and the planner.");
        }
    }

    private void findReworks() {
        Map<String, Integer> last = new HashMap<>();
        for (int i = 0; i < changes.size(); i++) {
            Integer before = last.put(changes.get(i).name(), i);
            if (before != null) {
                Change change = changes.get(before);
                if (tagsBetween(before, i).isEmpty()) {
                    surroundings.problem(
                            ProjectProblem.Kind.BROKEN_FILE,
                            file,
                            changes.get(i).range(),
                            "The plan already has %s on line %d, with no tag in between, so sqitch refuses the plan."
                                    .formatted(
                                            change.name(),
                                            file.lineOf(change.range().start())),
                            "Tag the plan before a change is reworked, or give this one another name.");
                }
                changes.set(
                        before,
                        new Change(change.name(), change.range(), change.required(), tagsBetween(before, i), true));
            }
        }
    }

    /** The tags between two changes; they stand in the order of the plan. */
    private List<String> tagsBetween(int from, int to) {
        int first = Collections.binarySearch(tagPlaces, from + 1);
        int at = first >= 0 ? first : -first - 1;
        while (at > 0 && tagPlaces.get(at - 1) > from) {
            at--;
        }
        List<String> between = new ArrayList<>();
        for (; at < tags.size() && tagPlaces.get(at) <= to; at++) {
            between.add(tags.get(at));
        }
        return between;
    }

    private void checkRequirements() {
        Set<String> all = new HashSet<>();
        for (Change change : changes) {
            all.add(change.name());
            requirements
                    .computeIfAbsent(change.name(), first -> new ArrayList<>())
                    .addAll(change.required());
        }
        Set<String> before = new HashSet<>();
        for (Change change : changes) {
            for (String required : change.required()) {
                String name = nameOf(required);
                if (!name.isEmpty() && !before.contains(name)) {
                    unmet(change, name, all.contains(name));
                }
            }
            before.add(change.name());
        }
    }

    /** The change of this project that a requirement names; empty for conflicts, tags and other projects. */
    private static String nameOf(String required) {
        if (required.startsWith("!") || required.startsWith("@") || required.contains(":")) {
            return "";
        }
        int tag = required.indexOf('@');
        return tag < 0 ? required : required.substring(0, tag);
    }

    private void unmet(Change change, String name, boolean exists) {
        boolean cycle = exists && requires(name, change.name());
        String message = cycle
                ? "%s and %s require each other, so sqitch can deploy neither.".formatted(change.name(), name)
                : exists
                        ? "%s requires %s, which comes after it.".formatted(change.name(), name)
                        : "%s requires %s, which the plan does not have.".formatted(change.name(), name);
        surroundings.problem(
                ProjectProblem.Kind.BROKEN_FILE,
                file,
                change.range(),
                message,
                exists
                        ? "Put what is required first, or take the requirement away."
                        : "Add it to the plan, or take the requirement away.");
    }

    /** Whether a change requires another, be it through others. */
    private boolean requires(String name, String wanted) {
        Set<String> seen = new HashSet<>();
        Deque<String> left = new ArrayDeque<>(List.of(name));
        while (!left.isEmpty() && steps < MOST_STEPS) {
            String next = left.pop();
            if (next.equals(wanted)) {
                return true;
            }
            if (seen.add(next)) {
                for (String required : requirements.getOrDefault(next, List.of())) {
                    left.push(nameOf(required));
                    steps++;
                }
            }
        }
        return false;
    }
}
