package dev.stopover.report.findings;

import dev.stopover.engine.Report;
import dev.stopover.rule.Finding;
import dev.stopover.rule.Severity;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How often each rule found something, the most frequent first. */
public final class Statistics implements Reporter {

    private static final int SEVERITY = "warning".length();

    @Override
    public void write(Report report, OutputStream out) throws IOException {
        Map<String, Integer> counts = new TreeMap<>();
        Map<String, Severity> severities = new TreeMap<>();
        for (Finding finding : report.open()) {
            counts.merge(finding.rule(), 1, Integer::sum);
            severities.merge(finding.rule(), finding.severity(), (one, other) -> one.atLeast(other) ? one : other);
        }
        List<String> rules = new ArrayList<>(counts.keySet());
        rules.sort(Comparator.comparing(counts::get, Comparator.reverseOrder()));
        int digits = rules.isEmpty() ? 1 : counts.get(rules.get(0)).toString().length();
        var text = new StringBuilder();
        for (String rule : rules) {
            String count = counts.get(rule).toString();
            String severity = severities.get(rule).id();
            text.append(" ".repeat(digits - count.length()))
                    .append(count)
                    .append("  ")
                    .append(severity)
                    .append(" ".repeat(SEVERITY - severity.length()))
                    .append("  ")
                    .append(rule)
                    .append('\n');
        }
        Utf8.write(text + TextReporter.summary(report) + "\n", out);
    }
}
