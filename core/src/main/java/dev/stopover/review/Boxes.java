package dev.stopover.review;

import dev.stopover.catalog.ObjectName;
import dev.stopover.rollback.DataLoss;
import dev.stopover.rollback.Doubt;
import dev.stopover.rule.Finding;
import dev.stopover.rule.Severity;
import dev.stopover.syntax.Names;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** The boxes of a checklist, and how findings and doubts decide them. */
final class Boxes {

    private static final int SHOWN = 3;

    private final Review review;
    private final Predicate<String> asked;
    private final List<Box> all = new ArrayList<>();

    Boxes(Review review, Predicate<String> asked) {
        this.review = review;
        this.asked = asked;
    }

    List<Box> all() {
        return all;
    }

    /** A box that rules decide; where those that decide are switched off, it is not asked. */
    void rules(String title, String yes, Set<String> ids, String... deciding) {
        decide(title, yes, ids, Set.of(deciding), review.doubts().isEmpty());
    }

    /** The same about what no statement that cannot be followed changes, such as names and comments. */
    void plainly(String title, String yes, Set<String> ids, String... deciding) {
        decide(title, yes, ids, Set.of(deciding), true);
    }

    private void decide(String title, String yes, Set<String> ids, Set<String> deciding, boolean isSure) {
        List<Finding> found = of(ids);
        Set<String> needed = deciding.isEmpty() ? ids : deciding;
        List<String> off =
                needed.stream().filter(rule -> !asked.test(rule)).sorted().toList();
        String silent = off.isEmpty() ? "" : "Switched off here: " + String.join(", ", off) + ".";
        if (!found.isEmpty()) {
            found(title, found);
        } else if (off.size() == needed.size()) {
            add(title, Box.Answer.NOT_ASKED, silent);
        } else if (isSure) {
            add(title, Box.Answer.YES, (yes + " " + silent).strip());
        } else {
            unlessDoubted(title, Box.Answer.YES, yes);
        }
    }

    /** What weighs no more than a note is for a human to weigh. */
    void found(String title, List<Finding> found) {
        boolean notes = found.stream().allMatch(finding -> finding.severity() == Severity.NOTE);
        add(title, notes ? Box.Answer.HUMAN : Box.Answer.NO, (notes ? "Worth a look: " : "") + places(found));
    }

    /** What is not read is not approved of. */
    void unlessDoubted(String title, Box.Answer answer, String reason) {
        if (review.doubts().isEmpty()) {
            add(title, answer, reason);
            return;
        }
        Doubt first = review.doubts().get(0);
        int count = review.doubts().size();
        add(
                title,
                Box.Answer.HUMAN,
                "Nothing was found, but %s cannot be followed (%s)."
                        .formatted(
                                count == 1 ? "a statement" : count + " statements",
                                review.place(first.script().file(), first.line())));
    }

    void add(String title, Box.Answer answer, String reason) {
        all.add(new Box(title, answer, reason));
    }

    /** What rules of these ids found. */
    List<Finding> of(Set<String> ids) {
        return review.findings().stream()
                .filter(finding -> ids.contains(finding.rule()))
                .toList();
    }

    /** The rules that found something, each with its places. */
    private String places(List<Finding> found) {
        Map<String, List<String>> places = new LinkedHashMap<>();
        for (Finding finding : found) {
            List<String> all = places.computeIfAbsent(finding.rule(), rule -> new ArrayList<>());
            if (!finding.wholeFile()) {
                all.add(review.place(finding.file(), finding.start().line()));
            }
        }
        List<String> words = new ArrayList<>();
        places.forEach((rule, all) -> words.add(all.isEmpty() ? rule : rule + " (" + listed(all) + ")"));
        return String.join(", ", words) + ".";
    }

    /** How something is lost, and where. */
    String words(DataLoss loss) {
        return "%s of %s (%s)".formatted(loss.kind().words(), loss.what(), review.place(loss.script(), loss.place()));
    }

    /** The first of some words, and how many more there are. */
    static String listed(List<String> words) {
        List<String> distinct = words.stream().distinct().toList();
        String first = String.join(", ", distinct.subList(0, Math.min(SHOWN, distinct.size())));
        return distinct.size() > SHOWN ? first + " and %d more".formatted(distinct.size() - SHOWN) : first;
    }

    /** A name as people say it: without the schema public. */
    static String named(ObjectName name) {
        return name.schema().equals("public") ? Names.quoted(name.name()) : name.toString();
    }
}
