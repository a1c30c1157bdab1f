package dev.stopover.report;

import dev.stopover.rule.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The page of a rule, for a reader who has no browser: headings, code and links as a terminal or plain text shows them.
 */
public final class Page {

    private static final int WIDTH = 80;
    private static final int WIDEST = 100;
    private static final String INDENT = "    ";
    private static final Pattern LIST_OR_TABLE = Pattern.compile("(?:[-*] |\\d+\\. |\\|)");
    private static final Pattern LINK =
            Pattern.compile("\\[([^\\]]*)]\\((https?:[^)\\s]*)\\)|\\[([^\\]]*)]\\([^)]*\\)");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final Pattern STRONG = Pattern.compile("\\*\\*([^*]+)\\*\\*");

    private final String markdown;

    private Page(String markdown) {
        this.markdown = markdown;
    }

    /** The page of a rule; one that has none is told by its summary. */
    public static Page of(Rule rule) {
        String page = rule.page();
        return new Page(
                page.isEmpty()
                        ? "# " + rule.info().summary() + "\n\n" + rule.info().summary() + ".\n"
                        : page);
    }

    /** As Markdown for a reader: above each example stands what it shows. */
    public String markdown() {
        var text = new StringBuilder(markdown.length());
        for (Object part : parts()) {
            text.append(part instanceof Example example ? example.markdown() : part + "\n");
        }
        return text.toString();
    }

    /** The first paragraph after the title, on one line. */
    public String introduction() {
        var paragraph = new StringBuilder();
        for (String line : markdown.split("\n")) {
            if (line.isBlank() ? paragraph.length() > 0 : line.startsWith("```")) {
                break;
            }
            if (!line.isBlank() && !line.startsWith("#")) {
                paragraph.append(paragraph.length() == 0 ? "" : " ").append(inline(line.strip(), false));
            }
        }
        return paragraph.toString();
    }

    /** As plain text. */
    public String plain() {
        return rendered(Screen.NONE);
    }

    /** As text for a screen; lines of more than 100 columns are not good to read. */
    public String rendered(Screen screen) {
        boolean colors = screen.colors();
        int width = Math.min(WIDEST, screen.width().orElse(WIDTH));
        var text = new StringBuilder(markdown.length());
        var paragraph = new StringBuilder();
        for (Object part : parts()) {
            String line = part instanceof String written ? written : "";
            if (!paragraph.isEmpty()
                    && (line.isBlank() || LIST_OR_TABLE.matcher(line).lookingAt())) {
                flush(paragraph, colors, width, text);
            }
            if (part instanceof Example example) {
                flush(paragraph, colors, width, text);
                example(example, colors, width, text);
            } else if (line.startsWith("#")) {
                String title = inline(TerminalText.escaped(line.replaceFirst("^#+\\s*", "")), false);
                Wrapped.lines(title, width, "")
                        .forEach(each -> text.append(colors ? Style.STRONG.of(each) : each)
                                .append('\n'));
            } else if (line.isBlank() || line.startsWith("|")) {
                text.append(inline(TerminalText.escaped(line), colors)).append('\n');
            } else {
                paragraph.append(paragraph.isEmpty() ? "" : " ").append(line.strip());
            }
        }
        flush(paragraph, colors, width, text);
        return text.toString();
    }

    private static void flush(StringBuilder paragraph, boolean colors, int width, StringBuilder text) {
        if (!paragraph.isEmpty()) {
            String said = inline(TerminalText.escaped(paragraph.toString()), colors);
            String next = LIST_OR_TABLE.matcher(said).lookingAt() ? "  " : "";
            Wrapped.lines(said, width, next).forEach(line -> text.append(line).append('\n'));
            paragraph.setLength(0);
        }
    }

    private static void example(Example example, boolean colors, int width, StringBuilder text) {
        if (!example.label().isEmpty()) {
            String label = "  " + example.label();
            text.append(colors ? Style.FRAME.of(label) : label).append('\n');
        }
        for (String line : example.lines(width - INDENT.length())) {
            text.append(INDENT).append(TerminalText.escaped(line)).append('\n');
        }
    }

    /** Lines as they were written, and examples. */
    private List<Object> parts() {
        List<Object> parts = new ArrayList<>();
        Example example = null;
        for (String line : markdown.split("\\R")) {
            if (line.startsWith("```")) {
                example = example == null ? new Example(line) : null;
                if (example != null) {
                    parts.add(example);
                }
            } else if (example != null) {
                example.add(line);
            } else {
                parts.add(line);
            }
        }
        return parts;
    }

    private static String inline(String line, boolean colors) {
        String linked = LINK.matcher(line)
                .replaceAll(link -> Matcher.quoteReplacement(
                        link.group(2) == null ? link.group(3) : link.group(1) + " <" + link.group(2) + ">"));
        String strong = STRONG.matcher(linked)
                .replaceAll(
                        match -> Matcher.quoteReplacement(colors ? Style.STRONG.of(match.group(1)) : match.group(1)));
        return CODE.matcher(strong)
                .replaceAll(match -> Matcher.quoteReplacement(colors ? Style.NOTE.of(match.group(1)) : match.group(1)));
    }
}
