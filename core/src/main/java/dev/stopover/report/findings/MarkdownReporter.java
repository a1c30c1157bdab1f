package dev.stopover.report.findings;

import dev.stopover.engine.Report;
import dev.stopover.report.Markdown;
import dev.stopover.rule.Finding;
import dev.stopover.rule.ToolError;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;

/**
 * Markdown for a comment on a change or the summary of a step. The first line is a comment by which a bot finds its own
 * again; what goes beyond the length that GitHub takes is counted and left out.
 */
public final class MarkdownReporter implements Reporter {

    /** By what the comment is known. */
    public static final String MARK = "<!-- stopover-report -->";

    /** GitHub takes 65,536 characters; the last lines need some of them. */
    private static final int LONGEST = 64_000;

    private final StringBuilder text = new StringBuilder();

    @Override
    public void write(Report report, OutputStream out) throws IOException {
        text.setLength(0);
        text.append(MARK).append("\n### Stopover\n\n").append(Markdown.text(TextReporter.summary(report)));
        text.append('\n');
        for (ToolError error : report.errors()) {
            String path = error.path().map(file -> Markdown.code(file) + ": ").orElse("");
            add("\n> **Not done:** " + path + Markdown.text(error.message()) + "\n");
        }
        int left = 0;
        for (Map.Entry<String, List<Finding>> file :
                ShownFindings.byFile(report).entrySet()) {
            left += file(file.getKey(), file.getValue());
        }
        if (left > 0) {
            text.append("\n").append(left).append(left == 1 ? " more finding.\n" : " more findings.\n");
        }
        Utf8.write(text, out);
    }

    /** Writes the findings of a file, and says how many of them there was no room for. */
    private int file(String path, List<Finding> findings) {
        String head = "\n<details open><summary>" + html(path) + "</summary>\n\n"
                + "| Line | Severity | Rule | Finding |\n|---:|---|---|---|\n";
        if (!add(head)) {
            return findings.size();
        }
        int written = 0;
        while (written < findings.size() && add(row(findings.get(written)))) {
            written++;
        }
        text.append("\n</details>\n");
        return findings.size() - written;
    }

    private boolean add(String part) {
        if (text.length() + part.length() > LONGEST) {
            return false;
        }
        text.append(part);
        return true;
    }

    private static String row(Finding finding) {
        StringBuilder said = new StringBuilder(Markdown.text(finding.message()));
        finding.help()
                .ifPresent(
                        help -> help.lines().forEach(line -> said.append("<br>").append(Markdown.text(line))));
        return "| %d | %s | %s | %s |\n"
                .formatted(
                        finding.start().line(),
                        finding.severity().id(),
                        Markdown.code(finding.rule()),
                        said.toString().replace("|", "\\|"));
    }

    private static String html(String path) {
        return "<code>" + Xml.line(path).replace("#", "&#35;").replace("@", "&#64;") + "</code>";
    }
}
