package dev.stopover.report.findings;

import dev.stopover.engine.Report;
import dev.stopover.rule.Finding;
import dev.stopover.rule.Related;
import dev.stopover.secret.Secret;
import dev.stopover.secret.Secrets;
import dev.stopover.source.Fix;
import dev.stopover.source.SourceFile;
import dev.stopover.source.TextRange;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The text of the files that a report shows, with an asterisk for each character of a secret, so that no excerpt gives
 * one away and all offsets stay as they are. A secret is what any finding calls one, and what looks like one.
 */
final class MaskedText {

    private final Map<SourceFile, List<TextRange>> told = new HashMap<>();
    private final Map<SourceFile, String> masked = new HashMap<>();

    MaskedText(Report report) {
        for (Finding finding : report.findings()) {
            if (!finding.secrets().isEmpty()) {
                told.computeIfAbsent(finding.file(), file -> new ArrayList<>()).addAll(finding.secrets());
            }
        }
    }

    /** All of a file's text as it may be shown. */
    String of(SourceFile file) {
        return masked.computeIfAbsent(file, this::mask);
    }

    /** What a finding says, without the secrets; a fix that would write one is left out. */
    static Finding said(Finding finding) {
        return new Finding(
                finding.rule(),
                finding.severity(),
                finding.file(),
                finding.range(),
                finding.wholeFile(),
                Secrets.masked(finding.message()),
                finding.help().map(Secrets::masked),
                finding.related().stream()
                        .map(related -> new Related(related.file(), related.range(), Secrets.masked(related.message())))
                        .toList(),
                finding.fixes().stream().filter(MaskedText::givesNothingAway).toList(),
                finding.secrets(),
                finding.suppression());
    }

    private static boolean givesNothingAway(Fix fix) {
        return Secrets.in(fix.title()).isEmpty()
                && fix.edits().stream()
                        .allMatch(edit -> Secrets.in(edit.replacement()).isEmpty())
                && fix.files().stream().allMatch(file -> Secrets.in(file.text()).isEmpty());
    }

    private String mask(SourceFile file) {
        List<TextRange> ranges = new ArrayList<>(told.getOrDefault(file, List.of()));
        for (Secret secret : Secrets.in(file.text())) {
            ranges.add(secret.range());
        }
        if (ranges.isEmpty()) {
            return file.text();
        }
        var text = new StringBuilder(file.text());
        ranges.forEach(range -> Secrets.mask(text, range));
        return text.toString();
    }
}
