package dev.stopover.project.liquibase;

import dev.stopover.project.layout.CommentLine;
import dev.stopover.project.layout.Excerpts;
import dev.stopover.project.layout.Placeholders;
import dev.stopover.source.SourceFile;
import dev.stopover.source.TextRange;
import dev.stopover.syntax.Excerpt;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The texts of changesets in formatted SQL: what goes up, what goes down, and what is ignored. */
final class ChangesetText {

    private static final Pattern ROLLBACK = Pattern.compile("(?i)^\\s*--\\s*rollback\\s+(?=\\S)");

    private static final Pattern ROLLBACK_BLOCK =
            Pattern.compile("(?im)^[ \\t]*/\\*[ \\t]*liquibase[ \\t]*rollback[ \\t]*\\r?$");

    private static final Pattern BLOCK_END = Pattern.compile("(?m)\\*/[ \\t]*\\r?$");

    private static final Pattern IGNORE = Pattern.compile("(?i)^\\s*--\\s*ignoreLines\\s*:\\s*(start|end|[0-9]+).*$");

    private static final Pattern LONE = Pattern.compile("(?im)^(?:go|/)[ \\t]*\\r?$");

    private final SourceFile file;
    private final Placeholders placeholders;
    private final List<CommentLine> lines;
    private final List<TextRange> ignored;
    private final List<TextRange> blocks;

    private ChangesetText(
            SourceFile file, Placeholders placeholders, List<CommentLine> lines, List<TextRange> ignored) {
        this.blocks = blocks(file.text());
        this.file = file;
        this.placeholders = placeholders;
        this.lines = lines;
        this.ignored = ignored;
    }

    /** The texts of a file's changesets. */
    static ChangesetText of(SourceFile file, ChangelogProperties properties) {
        List<CommentLine> all = CommentLine.of(file.text());
        List<TextRange> ignored = ignored(file, all);
        List<CommentLine> lines = all.stream()
                .filter(line -> ignored.stream().noneMatch(part -> part.contains(line.start())))
                .toList();
        return new ChangesetText(file, properties.in(lines), lines, ignored);
    }

    /** The lines that are comments and not ignored, in which Liquibase looks for what it is told. */
    List<CommentLine> lines() {
        return lines;
    }

    private static List<TextRange> ignored(SourceFile file, List<CommentLine> lines) {
        List<TextRange> ignored = new ArrayList<>();
        int open = -1;
        int until = 0;
        for (CommentLine line : lines) {
            Matcher matcher = IGNORE.matcher(line.text());
            if (line.start() < until || !matcher.matches()) {
                continue;
            }
            String what = matcher.group(1).toLowerCase(Locale.ROOT);
            if (what.equals("end") && open >= 0) {
                ignored.add(new TextRange(open, line.start()));
                open = -1;
            } else if (open < 0 && what.equals("start")) {
                open = line.next();
            } else if (open < 0 && !what.equals("end")) {
                until = after(file.text(), line.next(), what);
                ignored.add(new TextRange(line.next(), until));
            }
        }
        if (open >= 0) {
            ignored.add(new TextRange(open, file.text().length()));
        }
        return ignored;
    }

    /** The comments that hold rollbacks: each begins and ends with a line of its own. */
    private static List<TextRange> blocks(String text) {
        List<TextRange> blocks = new ArrayList<>();
        Matcher block = ROLLBACK_BLOCK.matcher(text);
        Matcher close = BLOCK_END.matcher(text);
        int from = 0;
        while (block.find(from)) {
            from = close.find(block.end()) ? close.end() : text.length();
            blocks.add(new TextRange(block.start(), from));
        }
        return blocks;
    }

    private static int after(String text, int start, String lines) {
        int at = start;
        int left = lines.length() > 6 ? Integer.MAX_VALUE : Integer.parseInt(lines);
        while (left > 0 && at < text.length()) {
            int newline = text.indexOf('\n', at);
            at = newline < 0 ? text.length() : newline + 1;
            left--;
        }
        return at;
    }

    /** What goes up. */
    Excerpt up(TextRange range, String delimiter) {
        Excerpt whole = Excerpt.of(file);
        Excerpt.Builder rest = Excerpt.builder();
        List<TextRange> without = new ArrayList<>(ignored);
        without.addAll(blocks);
        without.sort(null);
        int from = range.start();
        for (TextRange part : without) {
            if (part.end() > range.start() && part.start() < range.end()) {
                rest.append(whole, from, Math.max(from, part.start()));
                from = Math.min(Math.max(from, part.end()), range.end());
            }
        }
        Excerpt kept = from == range.start()
                ? Excerpt.of(file.text(), range)
                : rest.append(whole, from, range.end()).build();
        return ended(placeholders.replaced(kept), delimiter);
    }

    /** What goes down as lines and blocks of comments say it; empty if none says anything. */
    Optional<Excerpt> down(TextRange range, List<CommentLine> own, String delimiter) {
        Excerpt whole = Excerpt.of(file);
        Excerpt.Builder builder = Excerpt.builder();
        for (CommentLine line : own) {
            Matcher matcher = ROLLBACK.matcher(line.text());
            if (matcher.find()) {
                builder.append(whole, line.start() + matcher.end(), line.next());
            }
        }
        for (TextRange block : blocks) {
            if (range.contains(block.start())) {
                int start = file.text().indexOf('\n', block.start()) + 1;
                int end = file.text().lastIndexOf("*/", block.end());
                builder.append(whole, start, Math.max(start, end < start ? block.end() : end));
            }
        }
        Excerpt rollback = builder.build();
        return Excerpts.hasSql(rollback)
                ? Optional.of(ended(placeholders.replaced(rollback), delimiter))
                : Optional.empty();
    }

    /**
     * The same with a semicolon where Liquibase ends statements otherwise: at the end of each line that ends with another
     * delimiter or, where none is said, for each line that is {@code GO} or a slash.
     */
    static Excerpt ended(Excerpt excerpt, String written) {
        String delimiter = written.replace("\\n", "").strip();
        if (delimiter.equals(";")
                || delimiter.isEmpty() && !LONE.matcher(excerpt.text()).find()) {
            return excerpt;
        }
        Excerpt.Builder ended = Excerpt.builder();
        String text = excerpt.text();
        int from = excerpt.start();
        while (from < excerpt.end()) {
            int newline = text.indexOf('\n', from);
            int next = newline < 0 || newline >= excerpt.end() ? excerpt.end() : newline + 1;
            int last = next;
            while (last > from && Character.isWhitespace(text.charAt(last - 1))) {
                last--;
            }
            int start = delimiter.isEmpty() ? from : last - delimiter.length();
            if (delimiter.isEmpty() ? isLone(text, from, last) : endsWith(text, delimiter, from, start)) {
                ended.append(excerpt, from, start)
                        .append(";", excerpt.range(start, last))
                        .append(excerpt, last, next);
            } else {
                ended.append(excerpt, from, next);
            }
            from = next;
        }
        return ended.build();
    }

    private static boolean isLone(String text, int from, int last) {
        return last - from == 1 && text.charAt(from) == '/'
                || last - from == 2 && text.regionMatches(true, from, "go", 0, 2);
    }

    private static boolean endsWith(String text, String delimiter, int from, int start) {
        return start >= from
                && text.startsWith(delimiter, start)
                && !text.substring(from, start).strip().startsWith("--");
    }
}
