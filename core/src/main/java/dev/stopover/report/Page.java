package dev.stopover.report;

import dev.stopover.rule.Rule;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The page of a rule, for a reader who has no browser: headings, code and links as a terminal or plain text shows them.
 */
public final class Page {

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

    /** As it was written. */
    public String markdown() {
        return markdown;
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
        return rendered(false);
    }

    /** As text for a terminal, with colors or without. */
    public String rendered(boolean colors) {
        var text = new StringBuilder(markdown.length());
        boolean code = false;
        for (String line : markdown.split("\\R")) {
            if (line.startsWith("```")) {
                code = !code;
                text.append(code ? label(line.substring(3).strip(), colors) : "");
            } else if (code) {
                text.append("    ").append(TerminalText.escaped(line)).append('\n');
            } else if (line.startsWith("#")) {
                String title = TerminalText.escaped(line.replaceFirst("^#+\\s*", ""));
                text.append(colors ? Style.STRONG.of(inline(title, false)) : inline(title, false))
                        .append('\n');
            } else {
                text.append(inline(TerminalText.escaped(line), colors)).append('\n');
            }
        }
        return text.toString();
    }

    /** What an example is there for: the words after the language that opens a fence. */
    private static String label(String info, boolean colors) {
        String[] words = info.split("\\s+", 2);
        if (words.length < 2) {
            return "";
        }
        String label = "  " + words[1].toLowerCase(Locale.ROOT) + ":";
        return (colors ? Style.FRAME.of(label) : label) + "\n";
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
