package dev.stopover.project;

import dev.stopover.migration.Delivery;
import dev.stopover.migration.Direction;
import dev.stopover.migration.ProjectProblem;
import dev.stopover.migration.Runner;
import dev.stopover.migration.SkippedFile;
import dev.stopover.migration.TransactionMode;
import dev.stopover.source.SourceFile;
import dev.stopover.source.TextRange;
import dev.stopover.syntax.Excerpt;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the changesets of Liquibase's formatted SQL. */
final class FormattedSql {

    private static final Pattern FIRST_LINE = Pattern.compile("(?i)^\\s*--\\s*liquibase\\s*formatted.*");

    private static final Pattern CHANGESET =
            Pattern.compile("(?i)^\\s*--\\s*changeset\\s+(\"[^\"]+\"|[^:]+):\\s*(\"[^\"]+\"|\\S+)(.*)$");

    private static final Pattern ATTRIBUTE = Pattern.compile("([A-Za-z]+):(\"[^\"]*\"|\\S+)");

    private static final Pattern ROLLBACK = Pattern.compile("(?i)^\\s*--\\s*rollback\\s+(?=\\S)");

    private static final Pattern ROLLBACK_BLOCK = Pattern.compile("(?i)/\\*\\s*liquibase\\s+rollback\\b");

    private static final Pattern IGNORE = Pattern.compile("(?i)^\\s*--\\s*ignoreLines\\s*:\\s*(start|end|[0-9]+).*$");

    private static final Pattern NO_ROLLBACK =
            Pattern.compile("(?is)^\\s*(?:not\\s+required|empty|changesetid\\s*:.*)\\s*;?\\s*$");

    private final SourceFile file;
    private final Surroundings surroundings;
    private final List<SkippedFile> skipped;
    private final List<MigrationPlan> plans = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();

    private FormattedSql(SourceFile file, Surroundings surroundings, List<SkippedFile> skipped) {
        this.file = file;
        this.surroundings = surroundings;
        this.skipped = skipped;
    }

    /** Whether a file's first line says that it is formatted SQL. */
    static boolean isFormatted(SourceFile file) {
        return FIRST_LINE.matcher(file.line(1)).matches();
    }

    /** The changesets of a file in their order; a file that is no formatted SQL is one changeset, maybe with a rollback. */
    static List<MigrationPlan> read(
            SourceFile file, Optional<SourceFile> rollback, Surroundings surroundings, List<SkippedFile> skipped) {
        if (!isFormatted(file)) {
            Delivery delivery = surroundings.delivery(
                    Deliveries.usual(Runner.LIQUIBASE, "changeset", surroundings.configuration()));
            return List.of(MigrationPlan.of(
                    FileNames.stem(file.name()),
                    "",
                    ScriptPlan.up(file, delivery),
                    rollback.map(down -> ScriptPlan.down(down, delivery))));
        }
        return new FormattedSql(file, surroundings, skipped).changesets();
    }

    private List<MigrationPlan> changesets() {
        List<CommentLine> lines = CommentLine.of(file.text());
        List<CommentLine> heads = lines.stream()
                .filter(line -> CHANGESET.matcher(line.text()).matches())
                .toList();
        for (int i = 0; i < heads.size(); i++) {
            int start = i == 0 ? 0 : heads.get(i).start();
            int end = i + 1 < heads.size()
                    ? heads.get(i + 1).start()
                    : file.text().length();
            TextRange range = new TextRange(start, end);
            List<CommentLine> own =
                    lines.stream().filter(line -> range.contains(line.start())).toList();
            changeset(heads.get(i), range, own);
        }
        if (heads.isEmpty()) {
            skipped.add(new SkippedFile(file.path(), "it has no changeset"));
        }
        return plans;
    }

    private void changeset(CommentLine head, TextRange range, List<CommentLine> lines) {
        Matcher matcher = CHANGESET.matcher(head.text());
        matcher.matches();
        String author = unquoted(matcher.group(1).strip());
        String id = unquoted(matcher.group(2));
        Map<String, String> attributes = attributes(matcher.group(3));
        String dbms = attributes.getOrDefault("dbms", "");
        if (!isForPostgres(dbms)) {
            skipped.add(new SkippedFile(file.path(), "its changeset %s:%s is for %s".formatted(author, id, dbms)));
            return;
        }
        if (isTrue(attributes, "ignore")) {
            skipped.add(new SkippedFile(file.path(), "its changeset %s:%s has ignore:true".formatted(author, id)));
            return;
        }
        if (!seen.add(author + ":" + id)) {
            surroundings.problem(
                    ProjectProblem.Kind.DUPLICATE_VERSION,
                    file,
                    head.range(),
                    "The file already has a changeset %s:%s, and Liquibase takes one once.".formatted(author, id),
                    "Give it an id of its own.");
        }
        Delivery delivery = delivery(attributes);
        String delimiter = attributes.getOrDefault("enddelimiter", ";");
        plans.add(new MigrationPlan(
                id,
                author,
                new ScriptPlan(file, ended(withoutIgnored(range, lines), delimiter), Direction.UP, delivery),
                rollback(range, lines)
                        .map(excerpt -> ended(excerpt, attributes.getOrDefault("rollbackenddelimiter", delimiter)))
                        .map(excerpt -> new ScriptPlan(file, excerpt, Direction.DOWN, delivery)),
                Optional.empty(),
                isTrue(attributes, "runonchange") || isTrue(attributes, "runalways"),
                false));
    }

    private Delivery delivery(Map<String, String> attributes) {
        boolean whole = "false".equalsIgnoreCase(attributes.get("splitstatements"));
        if (!"false".equalsIgnoreCase(attributes.get("runintransaction"))) {
            return surroundings.delivery(
                    new Delivery(Runner.LIQUIBASE, TransactionMode.PER_SCRIPT, whole, Optional.empty(), "changeset"));
        }
        return surroundings.delivery(
                whole
                        ? Delivery.together(Runner.LIQUIBASE, TransactionMode.IMPLICIT_WHEN_SEVERAL, "changeset")
                        : Delivery.stepwise(Runner.LIQUIBASE, TransactionMode.AUTOCOMMIT, "changeset"));
    }

    private Excerpt withoutIgnored(TextRange range, List<CommentLine> lines) {
        List<TextRange> ignored = new ArrayList<>();
        int open = -1;
        for (CommentLine line : lines) {
            Matcher matcher = IGNORE.matcher(line.text());
            if (!matcher.matches()) {
                continue;
            }
            String what = matcher.group(1).toLowerCase(Locale.ROOT);
            if (what.equals("start")) {
                open = open < 0 ? line.next() : open;
            } else if (!what.equals("end")) {
                ignored.add(new TextRange(line.next(), after(line.next(), what, range.end())));
            } else if (open >= 0) {
                ignored.add(new TextRange(open, line.start()));
                open = -1;
            }
        }
        if (ignored.isEmpty()) {
            return Excerpt.of(file.text(), range);
        }
        Excerpt whole = Excerpt.of(file);
        Excerpt.Builder rest = Excerpt.builder();
        int from = range.start();
        for (TextRange part : ignored) {
            rest.append(whole, from, Math.max(from, part.start()));
            from = Math.max(from, part.end());
        }
        return rest.append(whole, from, range.end()).build();
    }

    /** The same with a semicolon at the end of each line that ends with another delimiter of statements. */
    private static Excerpt ended(Excerpt excerpt, String written) {
        String delimiter = written.replace("\\n", "").strip();
        if (delimiter.isEmpty() || delimiter.equals(";")) {
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
            int start = last - delimiter.length();
            boolean comment = text.substring(from, last).strip().startsWith("--");
            if (start >= from && !comment && text.startsWith(delimiter, start)) {
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

    private int after(int start, String lines, int end) {
        int at = start;
        int left = lines.length() > 6 ? Integer.MAX_VALUE : Integer.parseInt(lines);
        while (left > 0 && at < end) {
            int newline = file.text().indexOf('\n', at);
            at = newline < 0 ? end : newline + 1;
            left--;
        }
        return Math.min(at, end);
    }

    private Optional<Excerpt> rollback(TextRange range, List<CommentLine> lines) {
        Excerpt whole = Excerpt.of(file);
        Excerpt.Builder builder = Excerpt.builder();
        for (CommentLine line : lines) {
            Matcher matcher = ROLLBACK.matcher(line.text());
            if (matcher.find()) {
                builder.append(whole, line.start() + matcher.end(), line.next());
            }
        }
        Matcher block = ROLLBACK_BLOCK.matcher(file.text()).region(range.start(), range.end());
        while (block.find()) {
            int close = file.text().indexOf("*/", block.end());
            int end = close < 0 || close > range.end() ? range.end() : close;
            builder.append(whole, block.end(), end);
        }
        Excerpt rollback = builder.build();
        boolean none = NO_ROLLBACK.matcher(rollback.toString()).matches() || !Excerpts.hasSql(rollback);
        return none ? Optional.empty() : Optional.of(rollback);
    }

    private static Map<String, String> attributes(String text) {
        Map<String, String> attributes = new HashMap<>();
        Matcher matcher = ATTRIBUTE.matcher(text);
        while (matcher.find()) {
            attributes.put(matcher.group(1).toLowerCase(Locale.ROOT), unquoted(matcher.group(2)));
        }
        return attributes;
    }

    private static boolean isTrue(Map<String, String> attributes, String name) {
        return "true".equalsIgnoreCase(attributes.get(name));
    }

    private static boolean isForPostgres(String dbms) {
        List<String> names = List.of(dbms.toLowerCase(Locale.ROOT).strip().split("\\s*,\\s*"));
        if (names.contains("!postgresql") || names.contains("none")) {
            return false;
        }
        return dbms.isBlank()
                || names.contains("postgresql")
                || names.contains("all")
                || names.stream().allMatch(name -> name.startsWith("!"));
    }

    private static String unquoted(String text) {
        return text.length() > 1 && text.startsWith("\"") && text.endsWith("\"")
                ? text.substring(1, text.length() - 1)
                : text;
    }
}
