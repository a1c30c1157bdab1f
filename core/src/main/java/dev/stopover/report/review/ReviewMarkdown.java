package dev.stopover.report.review;

import dev.stopover.report.Markdown;
import dev.stopover.report.TerminalText;
import dev.stopover.review.Review;
import dev.stopover.rule.ToolError;
import dev.stopover.secret.Secrets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A review as Markdown for a comment on a change or the summary of a job. The first line is a comment by which a bot finds
 * its own again; what goes beyond the length is counted and left out.
 */
public final class ReviewMarkdown {

    /** By what the comment is known. */
    public static final String MARK = "<!-- stopover-review -->";

    /** GitHub takes 65,536 characters in a comment. */
    private static final int LONGEST = 58_000;

    private static final int LONGEST_CELL = 1_200;

    private final StringBuilder text = new StringBuilder();
    private final int longest;

    private ReviewMarkdown(int longest) {
        this.longest = longest;
    }

    /**
     * The reviews, the migrations of each in order.
     *
     * @param errors what could not be done
     */
    public static String of(List<Review> reviews, List<ToolError> errors) {
        StringBuilder all = new StringBuilder(MARK).append("\n## Stopover's review\n");
        for (ToolError error : errors.subList(0, Math.min(20, errors.size()))) {
            all.append("\n> **Not done:** ")
                    .append(Markdown.text(cut(
                            Secrets.masked(error.path().map(path -> path + ": ").orElse("") + error.message()))))
                    .append('\n');
        }
        if (reviews.isEmpty()) {
            all.append("\nNo migration is changed.\n");
        }
        int left = 0;
        for (Review review : reviews) {
            int room = LONGEST - all.length();
            String page = room < 4_000 ? "" : new ReviewMarkdown(room).page(review);
            left += page.isEmpty() ? review.migrations().size() : 0;
            all.append(page);
        }
        if (left > 0) {
            all.append("\nThere is no room for %d more migration%s.\n".formatted(left, left == 1 ? "" : "s"));
        }
        return all.toString();
    }

    private String page(Review review) {
        ReviewSections sections = new ReviewSections(review);
        text.append("\n### ").append(Markdown.code(cut(sections.title()))).append("\n");
        return parts(sections.all());
    }

    /** Sections as one page of their own. */
    static String of(String title, List<Section> sections) {
        var page = new ReviewMarkdown(LONGEST);
        page.text.append("## ").append(title).append('\n');
        return page.parts(sections);
    }

    private String parts(List<Section> sections) {
        sections.forEach(this::section);
        return text.toString();
    }

    private void section(Section section) {
        if (!section.title().isEmpty()) {
            text.append("\n#### ").append(section.title()).append("\n");
        }
        if (section.rows().isEmpty()) {
            text.append(section.otherwise().isEmpty() ? "" : "\n" + section.otherwise() + "\n");
            return;
        }
        int end = Math.min(longest - 1_000, text.length() + section.share());
        text.append('\n');
        int left = section.shape() == Section.Shape.DIFF ? diff(section, end) : rows(section, end);
        if (left > 0) {
            text.append("\n… and ").append(left).append(" more.\n");
        }
    }

    private int rows(Section section, int end) {
        if (section.shape() == Section.Shape.TABLE) {
            text.append(section.columns().stream()
                            .map(Section.Column::title)
                            .collect(Collectors.joining(" | ", "| ", " |\n")))
                    .append("|---".repeat(section.columns().size()))
                    .append("|\n");
        }
        int written = 0;
        for (List<String> row : section.rows()) {
            String line = row(section, row);
            if (text.length() + line.length() > end) {
                break;
            }
            text.append(line);
            written++;
        }
        return section.rows().size() - written;
    }

    private static String row(Section section, List<String> row) {
        return switch (section.shape()) {
            case TABLE -> cells(section, row);
            case CHECKS -> check(row.get(0), "**" + plain(row.get(1)) + "** " + plain(row.get(2)));
            case TASKS -> "- [ ] " + plain(row.get(0)) + "\n";
            case LIST, DIFF -> "- " + plain(row.get(0)) + "\n";
        };
    }

    private static String check(String answer, String line) {
        return switch (answer) {
            case "yes" -> "- [x] " + line + "\n";
            case "not-needed" -> "- [x] Not needed: " + line + "\n";
            case "no" -> "- [ ] No: " + line + "\n";
            case "human" -> "- [ ] Yours to say: " + line + "\n";
            default -> "- Not asked: " + line + "\n";
        };
    }

    private static String cells(Section section, List<String> row) {
        StringBuilder line = new StringBuilder();
        for (int at = 0; at < row.size(); at++) {
            String cell = cut(Secrets.masked(row.get(at)));
            String shown = section.columns().get(at).code()
                    ? Markdown.code(cell)
                    : cell.lines().map(Markdown::text).collect(Collectors.joining("<br>"));
            line.append("| ").append(shown.replace("|", "\\|")).append(' ');
        }
        return line.append("|\n").toString();
    }

    private int diff(Section section, int end) {
        List<String> lines = new ArrayList<>();
        int size = 0;
        int room = end - text.length() - 200;
        for (List<String> row : section.rows()) {
            String line = TerminalText.escaped(cut(Secrets.masked(row.get(0))));
            size += line.length() + 1;
            if (size > room) {
                break;
            }
            lines.add(line);
        }
        String fence = "`".repeat(Math.max(3, longestRun(lines) + 1));
        text.append("<details><summary>The definitions, line by line</summary>\n\n")
                .append(fence)
                .append("diff\n");
        lines.forEach(line -> text.append(line).append('\n'));
        text.append(fence).append("\n\n</details>\n");
        return section.rows().size() - lines.size();
    }

    private static int longestRun(List<String> lines) {
        int longest = 0;
        for (String line : lines) {
            int run = 0;
            for (int at = 0; at < line.length(); at++) {
                run = line.charAt(at) == '`' ? run + 1 : 0;
                longest = Math.max(longest, run);
            }
        }
        return longest;
    }

    private static String plain(String sentence) {
        return Markdown.text(cut(Secrets.masked(sentence)));
    }

    private static String cut(String cell) {
        return cell.length() > LONGEST_CELL ? cell.substring(0, LONGEST_CELL) + " …" : cell;
    }
}
