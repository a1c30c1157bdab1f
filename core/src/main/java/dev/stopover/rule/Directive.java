package dev.stopover.rule;

import dev.stopover.source.Ranged;
import dev.stopover.source.TextRange;
import java.util.Set;

/**
 * A comment that suppresses findings.
 *
 * @param range where it stands
 * @param wholeFile whether it covers all of the script
 * @param rules the rules it names
 * @param reason the reason it gives; empty if none
 * @param covered the text that it covers: findings that begin there are suppressed
 */
public record Directive(TextRange range, boolean wholeFile, Set<String> rules, String reason, TextRange covered)
        implements Ranged {

    /** Keeps a copy of the set. */
    public Directive {
        rules = Set.copyOf(rules);
    }

    /** Whether it suppresses what a rule says of a place of its script. */
    public boolean covers(String rule, TextRange place, boolean ofTheWholeFile) {
        return rules.contains(rule)
                && (wholeFile || !ofTheWholeFile)
                && (covered.contains(place.start()) || place.start() == covered.end() && wholeFile);
    }

    /** Whether it suppresses a finding of its script. */
    public boolean covers(Finding finding) {
        return covers(finding.rule(), finding.range(), finding.wholeFile());
    }
}
