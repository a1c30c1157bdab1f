package dev.stopover.report.findings;

import dev.stopover.engine.Report;
import dev.stopover.report.Screen;
import dev.stopover.report.Style;
import dev.stopover.report.TerminalText;
import dev.stopover.report.Wrapped;
import dev.stopover.rule.Finding;
import dev.stopover.rule.Related;
import dev.stopover.rule.Rule;
import dev.stopover.rule.Severity;
import dev.stopover.rule.Suppression;
import dev.stopover.source.Fix;
import dev.stopover.source.NewFile;
import dev.stopover.source.Position;
import dev.stopover.source.SourceFile;
import dev.stopover.source.TextRange;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;

/** For people: each finding under its SQL with carets, in the manner of rustc, and a line that counts them. */
public final class TextReporter implements Reporter {

    private final Screen screen;
    private final Showing showing;

    /** A reporter of a screen that may show colors and lines of any width, and of paths as they are. */
    public TextReporter(boolean colors, boolean suppressedToo) {
        this(Screen.of(colors), new Showing(suppressedToo, false, OptionalInt.empty(), UnaryOperator.identity()));
    }

    /** A reporter for a screen. */
    public TextReporter(Screen screen, Showing showing) {
        this.screen = screen;
        this.showing = showing;
    }

    @Override
    public void write(Report report, OutputStream out) throws IOException {
        Writer text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        var masked = new MaskedText(report);
        Map<String, Rule> rules = new HashMap<>();
        report.rules().forEach(rule -> rules.put(rule.id(), rule));
        int shown = 0;
        int most = showing.most().orElse(Integer.MAX_VALUE);
        for (Finding finding : report.findings()) {
            if (showing.suppressedToo() || !finding.suppressed()) {
                if (shown++ < most) {
                    finding(
                            MaskedText.said(finding),
                            new SourceDrawing(text, screen, masked, gutter(finding)),
                            rules,
                            text);
                }
            }
        }
        if (shown > most) {
            text.write("%d more findings are not shown.\n\n".formatted(shown - most));
        }
        for (String left : UnjudgedWords.lines(report.unjudged(), showing.shownPath())) {
            text.write(left + "\n");
        }
        if (!showing.quiet()) {
            text.write(String.join("\n", wrapped(summary(report, screen.colors()), "  ")) + "\n");
        }
        text.flush();
    }

    /** The lines of a text, as wide as the screen. */
    private List<String> wrapped(String text, String next) {
        return screen.width().isPresent() ? Wrapped.lines(text, screen.width().getAsInt(), next) : List.of(text);
    }

    private void finding(Finding finding, SourceDrawing drawing, Map<String, Rule> rules, Writer text)
            throws IOException {
        String kind = finding.severity().id() + "[" + finding.rule() + "]";
        String reason = finding.suppression().map(TextReporter::why).orElse("");
        boolean first = true;
        for (String line :
                wrapped(screen.words(kind + ": " + TerminalText.escaped(finding.message() + reason)), "    ")) {
            if (first) {
                String styled = screen.styled(style(finding.severity()), kind);
                Rule rule = rules.get(finding.rule());
                text.write(rule == null ? styled : screen.linked(rule, styled));
                text.write(screen.styled(Style.STRONG, line.substring(kind.length())));
            } else {
                text.write(screen.styled(Style.STRONG, line));
            }
            text.write('\n');
            first = false;
        }
        drawing.place(placeOf(finding));
        if (!finding.wholeFile()) {
            drawing.excerpt(finding.file(), finding.range(), '^', style(finding.severity()));
        }
        if (finding.help().isPresent()) {
            drawing.help(finding.help().get());
        }
        for (Related related : finding.related()) {
            text.write(screen.styled(Style.NOTE, "note"));
            text.write(": " + TerminalText.escaped(related.message()) + "\n");
            drawing.place(place(related.file(), related.range()));
            drawing.excerpt(related.file(), related.range(), '-', Style.FRAME);
        }
        for (Fix fix : finding.fixes()) {
            text.write(screen.styled(Style.HELP, "help"));
            text.write(": " + TerminalText.escaped(fix.title()) + "\n");
            if (!fix.edits().isEmpty()) {
                drawing.change(finding.file(), fix);
            }
            for (NewFile file : fix.files()) {
                drawing.place(showing.shownPath().apply(file.path()));
                drawing.added(file);
            }
        }
        text.write('\n');
    }

    private static String why(Suppression why) {
        if (why.kind() == Suppression.Kind.BASELINE) {
            return " (in the baseline)";
        }
        return why.reason().isEmpty() ? " (suppressed)" : " (suppressed: " + why.reason() + ")";
    }

    private static long count(Report report, Suppression.Kind kind) {
        return report.findings().stream()
                .filter(finding ->
                        finding.suppression().filter(why -> why.kind() == kind).isPresent())
                .count();
    }

    private String placeOf(Finding finding) {
        return finding.wholeFile() && finding.range().start() == 0
                ? showing.shownPath().apply(finding.file().path())
                : place(finding.file(), finding.range());
    }

    private String place(SourceFile file, TextRange range) {
        Position start = file.positionOf(range.start());
        return showing.shownPath().apply(file.path()) + ":" + start.line() + ":" + start.column();
    }

    /** The width of the widest line number that is shown with a finding. */
    private static int gutter(Finding finding) {
        int last = finding.wholeFile() ? 1 : finding.end().line();
        for (Related related : finding.related()) {
            last = Math.max(last, related.file().lineOf(related.range().end()));
        }
        for (Fix fix : finding.fixes()) {
            if (!fix.edits().isEmpty()) {
                TextRange range = fix.edits().get(fix.edits().size() - 1).range();
                last = Math.max(last, finding.file().lineOf(range.end()));
            }
        }
        return Integer.toString(last).length();
    }

    /** The line that counts, without colors. */
    public static String summary(Report report) {
        return summary(report, false);
    }

    private static String summary(Report report, boolean colors) {
        List<String> counts = new ArrayList<>();
        for (Severity severity : Severity.values()) {
            long count = report.count(severity);
            if (count > 0) {
                String counted = TerminalText.counted(count, severity.id());
                counts.add(colors ? style(severity).of(counted) : counted);
            }
        }
        long suppressed = count(report, Suppression.Kind.IN_SOURCE);
        long old = count(report, Suppression.Kind.BASELINE);
        String none = colors ? Style.HELP.of("no findings") : "no findings";
        return TerminalText.counted(report.files(), "file") + ", "
                + TerminalText.counted(report.statements(), "statement") + " judged: "
                + (counts.isEmpty() ? none : String.join(", ", counts))
                + (suppressed > 0 ? ", " + suppressed + " suppressed" : "")
                + (old > 0 ? ", " + old + " in the baseline" : "")
                + UnjudgedWords.counted(report.unjudged()) + ".";
    }

    private static Style style(Severity severity) {
        return switch (severity) {
            case ERROR -> Style.ERROR;
            case WARNING -> Style.WARNING;
            case NOTE -> Style.NOTE;
        };
    }
}
