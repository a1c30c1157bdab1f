package dev.stopover.rule;

import dev.stopover.source.Ranged;
import dev.stopover.source.TextRange;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A comment that suppresses findings.
 *
 * @param range where it stands
 * @param reach how much it covers
 * @param names what it names, as written, with the ids of the rules that are meant; none where there is no such rule
 * @param reason the reason it gives; empty if none
 * @param until the last day on which it counts, as 2027-01-31, if it has one
 * @param expired whether that day is over
 * @param fault why it suppresses nothing, if something is wrong with it, one sentence with a full stop
 * @param foreign whether it is another tool's
 * @param covered the text that it covers: findings that begin there are suppressed
 */
public record Directive(
        TextRange range,
        Reach reach,
        Map<String, Set<String>> names,
        String reason,
        Optional<String> until,
        boolean expired,
        Optional<String> fault,
        boolean foreign,
        TextRange covered)
        implements Ranged {

    /** How much a comment covers. */
    public enum Reach {
        /** What begins next, or on its line. */
        NEXT,
        /** What stands between it and the comment that ends it. */
        BLOCK,
        /** All of its script. */
        FILE
    }

    /** Keeps a copy of the map, in its order. */
    public Directive {
        names = new LinkedHashMap<>(names);
    }

    /** Whether it suppresses what a rule says of a place of its script. */
    public boolean covers(String rule, TextRange place, boolean ofTheWholeFile) {
        return !expired
                && fault.isEmpty()
                && names.values().stream().flatMap(Collection::stream).anyMatch(rule::equals)
                && (reach == Reach.FILE || !ofTheWholeFile)
                && (covered.contains(place.start()) || place.start() == covered.end() && reach == Reach.FILE);
    }

    /** Whether it suppresses a finding of its script. */
    public boolean covers(Finding finding) {
        return covers(finding.rule(), finding.range(), finding.wholeFile());
    }
}
