package dev.stopover.report.findings;

import dev.stopover.engine.Report;
import dev.stopover.rule.Finding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The findings that a format shows: without secrets, and suppressed ones only where they are asked for. */
public final class ShownFindings {

    private ShownFindings() {}

    /** In the order of the report. */
    public static List<Finding> of(Report report, boolean suppressedToo) {
        List<Finding> findings = suppressedToo ? report.findings() : report.open();
        return findings.stream().map(MaskedText::said).toList();
    }

    /** Those that count, the gravest first: for readers that stop after a number of them. */
    static List<Finding> gravestFirst(Report report) {
        return of(report, false).stream()
                .sorted(Comparator.comparing(Finding::severity))
                .toList();
    }

    /** Those that count by the paths of their files. */
    static Map<String, List<Finding>> byFile(Report report) {
        Map<String, List<Finding>> byFile = new LinkedHashMap<>();
        for (Finding finding : of(report, false)) {
            byFile.computeIfAbsent(finding.file().path(), path -> new ArrayList<>())
                    .add(finding);
        }
        return byFile;
    }

    /** What is wrong and what to do, on lines. */
    public static String message(Finding finding) {
        return finding.message() + finding.help().map(help -> "\n" + help).orElse("");
    }
}
