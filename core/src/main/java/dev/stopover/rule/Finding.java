package dev.stopover.rule;

import dev.stopover.source.Fix;
import dev.stopover.source.Position;
import dev.stopover.source.Ranged;
import dev.stopover.source.SourceFile;
import dev.stopover.source.TextRange;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What a rule found, and where.
 *
 * @param rule the rule's id
 * @param severity how much it weighs here
 * @param file the file it was found in
 * @param range the smallest run of text that shows the fault; empty at the beginning of what is meant if it is a whole
 *     file or section
 * @param wholeFile whether it is about a whole file or section
 * @param message what is wrong, one sentence with a full stop
 * @param help what to do about it, in the imperative; paste-ready if it is SQL
 * @param related other places it speaks of
 * @param fixes changes of the file that mend it
 * @param secrets places of the file whose text nobody prints: reporters mask it in excerpts and fixes
 * @param suppression why it does not count, if it does not
 */
public record Finding(
        String rule,
        Severity severity,
        SourceFile file,
        TextRange range,
        boolean wholeFile,
        String message,
        Optional<String> help,
        List<Related> related,
        List<Fix> fixes,
        List<TextRange> secrets,
        Optional<Suppression> suppression)
        implements Ranged, Comparable<Finding> {

    private static final Comparator<Finding> ORDER = Comparator.comparing(
                    (Finding finding) -> finding.file().path())
            .thenComparing(Finding::range)
            .thenComparing(Finding::wholeFile, Comparator.reverseOrder())
            .thenComparing(Finding::rule)
            .thenComparing(Finding::message)
            .thenComparing(Finding::severity)
            .thenComparing(finding -> finding.help().orElse(""));

    /** Keeps copies of the lists. */
    public Finding {
        related = List.copyOf(related);
        fixes = List.copyOf(fixes);
        secrets = List.copyOf(secrets);
    }

    /** The place of its first character. */
    public Position start() {
        return file.positionOf(range.start());
    }

    /** The place after its last character. */
    public Position end() {
        return file.positionOf(range.end());
    }

    /** Whether it is suppressed. */
    public boolean suppressed() {
        return suppression.isPresent();
    }

    /** The same, suppressed. */
    public Finding suppressedBy(Suppression why) {
        return new Finding(
                rule, severity, file, range, wholeFile, message, help, related, fixes, secrets, Optional.of(why));
    }

    /** By path as text, place and rule. */
    @Override
    public int compareTo(Finding other) {
        return ORDER.compare(this, other);
    }
}
