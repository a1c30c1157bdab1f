package dev.stopover.report;

import dev.stopover.engine.Report;
import dev.stopover.rule.Finding;
import dev.stopover.source.SourceFile;
import dev.stopover.source.TextRange;
import java.util.HashMap;
import java.util.Map;

/**
 * The text of the files that a report shows, with an asterisk for each character of a secret that any finding speaks
 * of, so that no excerpt gives it away and all offsets stay as they are.
 */
final class MaskedText {

    private final Map<SourceFile, String> masked = new HashMap<>();

    MaskedText(Report report) {
        Map<SourceFile, StringBuilder> texts = new HashMap<>();
        for (Finding finding : report.findings()) {
            for (TextRange secret : finding.secrets()) {
                mask(texts.computeIfAbsent(finding.file(), file -> new StringBuilder(file.text())), secret);
            }
        }
        texts.forEach((file, text) -> masked.put(file, text.toString()));
    }

    /** All of a file's text as it may be shown. */
    String of(SourceFile file) {
        return masked.getOrDefault(file, file.text());
    }

    private static void mask(StringBuilder text, TextRange secret) {
        for (int at = secret.start(); at < secret.end(); at++) {
            if (text.charAt(at) != '\n' && text.charAt(at) != '\r') {
                text.setCharAt(at, '*');
            }
        }
    }
}
