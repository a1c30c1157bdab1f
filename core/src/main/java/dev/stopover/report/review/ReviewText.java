package dev.stopover.report.review;

import dev.stopover.report.TerminalText;
import dev.stopover.review.Review;
import dev.stopover.secret.Secrets;
import java.util.List;
import java.util.stream.Collectors;

/** A review for a terminal. */
public final class ReviewText {

    private final StringBuilder text = new StringBuilder();

    private ReviewText() {}

    /** The reviews, the migrations of each in order. */
    public static String of(List<Review> reviews) {
        ReviewText all = new ReviewText();
        reviews.forEach(all::page);
        return all.text.toString();
    }

    private void page(Review review) {
        ReviewSections sections = new ReviewSections(review);
        text.append(text.isEmpty() ? "" : "\n")
                .append(TerminalText.escaped(Secrets.masked(sections.title())))
                .append('\n');
        for (Section section : sections.all()) {
            if (!section.title().isEmpty()) {
                text.append('\n').append(section.title()).append('\n');
            }
            if (section.rows().isEmpty() && !section.otherwise().isEmpty()) {
                line("  ", section.otherwise());
            }
            section.rows().forEach(row -> row(section, row));
        }
    }

    private void row(Section section, List<String> row) {
        switch (section.shape()) {
            case LIST, TASKS -> line("  ", row.get(0));
            case DIFF -> line("    ", row.get(0));
            case CHECKS -> line("  ", "%-10s  %s %s".formatted(row.get(0), row.get(1), row.get(2)));
            case TABLE -> {
                List<String> lines = row.get(row.size() - 1).lines().toList();
                List<String> cells = row.subList(0, row.size() - 1).stream()
                        .filter(cell -> !cell.isEmpty())
                        .toList();
                line(
                        "  ",
                        cells.stream().collect(Collectors.joining(" | "))
                                + (lines.isEmpty() ? "" : " | " + lines.get(0)));
                lines.stream().skip(1).forEach(more -> line("      ", more));
            }
        }
    }

    private void line(String indent, String line) {
        text.append(indent).append(TerminalText.escaped(Secrets.masked(line))).append('\n');
    }
}
