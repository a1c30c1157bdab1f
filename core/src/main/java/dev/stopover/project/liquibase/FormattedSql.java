package dev.stopover.project.liquibase;

import dev.stopover.migration.Delivery;
import dev.stopover.migration.Direction;
import dev.stopover.migration.LiquibaseSplitter;
import dev.stopover.migration.ProjectProblem;
import dev.stopover.migration.Runner;
import dev.stopover.migration.SkippedFile;
import dev.stopover.migration.Splitter;
import dev.stopover.migration.TransactionMode;
import dev.stopover.project.layout.CommentLine;
import dev.stopover.project.layout.Duplicates;
import dev.stopover.project.layout.Excerpts;
import dev.stopover.project.layout.FileNames;
import dev.stopover.project.layout.MigrationPlan;
import dev.stopover.project.layout.ScriptPlan;
import dev.stopover.project.layout.Surroundings;
import dev.stopover.source.SourceFile;
import dev.stopover.source.TextRange;
import dev.stopover.syntax.Excerpt;
import dev.stopover.syntax.Guard;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the changesets of Liquibase's formatted SQL. */
final class FormattedSql {

    private static final Pattern FIRST_LINE = Pattern.compile("(?i)^\\s*--\\s*liquibase\\s*formatted.*");

    private static final Pattern CHANGESET =
            Pattern.compile("(?i)^\\s*--\\s*changeset\\s+(\"[^\"]+\"|[^:]+):\\s*(\"[^\"]+\"|\\S+)(.*)$");

    private static final Pattern ATTRIBUTE = Pattern.compile("([A-Za-z]+):(\"[^\"]*\"|\\S+)");

    /** What begins like the head of a changeset has to be one. */
    private static final Pattern LIKE_CHANGESET = Pattern.compile("(?i)^\\s*--\\s*changeset.*$");

    private static final Pattern NOT_REQUIRED = Pattern.compile("(?i)^\\s*(?:not required|empty).*\\s*$");

    private static final Pattern OTHERS_ID = Pattern.compile("(?is).*changesetId:(\\S+).*");

    private static final Pattern OTHERS_AUTHOR = Pattern.compile("(?is).*changesetAuthor:(\\S+).*");

    private final SourceFile file;
    private final ChangesetText text;
    private final Surroundings surroundings;
    private final List<SkippedFile> skipped;
    private final List<MigrationPlan> plans = new ArrayList<>();
    private final Map<String, CommentLine> seen = new HashMap<>();

    private FormattedSql(
            SourceFile file, ChangelogProperties properties, Surroundings surroundings, List<SkippedFile> skipped) {
        this.file = file;
        this.text = ChangesetText.of(file, properties);
        this.surroundings = surroundings;
        this.skipped = skipped;
    }

    /** Whether a file's first line that is not blank says that it is formatted SQL. */
    static boolean isFormatted(SourceFile file) {
        int line = 1;
        while (line < file.lineCount() && file.line(line).isBlank()) {
            line++;
        }
        return FIRST_LINE.matcher(file.line(line)).matches();
    }

    /** The changesets of a file in their order; a file that is no formatted SQL is one changeset. */
    static List<MigrationPlan> read(
            SourceFile file, ChangelogProperties properties, Surroundings surroundings, List<SkippedFile> skipped) {
        if (!isFormatted(file)) {
            return List.of(MigrationPlan.of(
                    FileNames.stem(file.name()),
                    "",
                    ScriptPlan.up(file, delivery(true, true, Optional.empty(), surroundings)),
                    Optional.empty()));
        }
        return new FormattedSql(file, properties, surroundings, skipped).changesets();
    }

    private List<MigrationPlan> changesets() {
        List<CommentLine> heads = new ArrayList<>();
        for (CommentLine line : text.lines()) {
            Matcher matcher = CHANGESET.matcher(line.text());
            if (matcher.matches() && matcher.start(2) == matcher.end(1) + 1) {
                heads.add(line);
            } else if (LIKE_CHANGESET.matcher(line.text()).matches()) {
                surroundings.problem(
                        ProjectProblem.Kind.REFUSED,
                        file,
                        line.range(),
                        "The line begins like a changeset's and is none, so Liquibase refuses the file.",
                        "Write --changeset <author>:<id>, or put the comment in other words.");
            }
        }
        for (int i = 0; i < heads.size(); i++) {
            int head = heads.get(i).start();
            // What Liquibase finds before the first changeset it passes over.
            boolean first = i == 0 && !Excerpts.hasSql(Excerpt.of(file.text(), new TextRange(0, head)));
            int end = i + 1 < heads.size()
                    ? heads.get(i + 1).start()
                    : file.text().length();
            TextRange range = new TextRange(first ? 0 : head, end);
            List<CommentLine> own = text.lines().stream()
                    .filter(line -> line.start() >= head && line.start() < end)
                    .toList();
            changeset(heads.get(i), range, own);
        }
        if (heads.isEmpty()) {
            skipped.add(SkippedFile.passedOver(file.path(), "it has no changeset"));
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
        if (!LiquibaseDatabases.includePostgres(dbms)) {
            skipped.add(new SkippedFile(file.path(), "its changeset %s:%s is for %s".formatted(author, id, dbms)));
            return;
        }
        if (isTrue(attributes, "ignore")) {
            skipped.add(new SkippedFile(file.path(), "its changeset %s:%s has ignore:true".formatted(author, id)));
            return;
        }
        CommentLine before = seen.putIfAbsent(author + ":" + id, head);
        if (before != null) {
            surroundings.duplicate(
                    file,
                    head.range(),
                    new ProjectProblem.Place(file, before.range()),
                    "The file already has a changeset %s:%s, and %s."
                            .formatted(author, id, Duplicates.words(Runner.LIQUIBASE)),
                    "Give it an id of its own.");
        }
        boolean whole = isFalse(attributes, "splitstatements");
        boolean wholeDown = isFalse(attributes, "rollbacksplitstatements");
        Delivery delivery = delivery(attributes, whole, "enddelimiter");
        Delivery downward = delivery(attributes, wholeDown, "rollbackenddelimiter");
        Excerpt up = text.up(range, whole ? ";" : attributes.getOrDefault("enddelimiter", ""));
        plans.add(new MigrationPlan(
                id,
                author,
                new ScriptPlan(file, up, Direction.UP, delivery, conditions(head, attributes, lines)),
                text.down(range, lines, wholeDown ? ";" : attributes.getOrDefault("rollbackenddelimiter", ""))
                        .map(excerpt -> rollback(excerpt, downward)),
                Optional.empty(),
                isTrue(attributes, "runonchange") || isTrue(attributes, "runalways"),
                false));
    }

    /** Liquibase hands a changeset that says runWith:psql to psql, which runs it in a session of its own. */
    private Delivery delivery(Map<String, String> attributes, boolean whole, String delimiter) {
        return "psql".equalsIgnoreCase(attributes.get("runwith"))
                ? Delivery.stepwise(Runner.PSQL, TransactionMode.AUTOCOMMIT, "changeset")
                : delivery(
                        !isFalse(attributes, "runintransaction"), whole, splitter(attributes, delimiter), surroundings);
    }

    /** What Liquibase asks before it runs a changeset: its preconditions, and whether its contexts and labels are wanted. */
    private List<Guard> conditions(CommentLine head, Map<String, String> attributes, List<CommentLine> lines) {
        List<Guard> conditions = Preconditions.of(file, lines);
        if (attributes.containsKey("context")
                || attributes.containsKey("contextfilter")
                || attributes.containsKey("labels")) {
            conditions.add(new Guard(head.range(), Guard.Kind.CONDITION, Optional.empty()));
        }
        return conditions;
    }

    /** What is written may be SQL, the name of a changeset whose SQL is meant, or that nothing is to be done. */
    private ScriptPlan rollback(Excerpt written, Delivery delivery) {
        String words = written.toString();
        Matcher id = OTHERS_ID.matcher(words);
        Matcher author = OTHERS_AUTHOR.matcher(words);
        if (NOT_REQUIRED.matcher(words).matches()) {
            return new ScriptPlan(file, written.part(written.start(), written.start()), Direction.DOWN, delivery);
        }
        if (!id.matches() || !author.matches()) {
            return new ScriptPlan(file, written, Direction.DOWN, delivery);
        }
        return plans.stream()
                .filter(plan ->
                        plan.version().equals(id.group(1)) && plan.name().equals(author.group(1)))
                .findFirst()
                .map(plan -> new ScriptPlan(
                        file, plan.up().excerpt(), Direction.DOWN, plan.up().delivery()))
                .orElseGet(() ->
                        new ScriptPlan(file, written.part(written.start(), written.start()), Direction.DOWN, delivery));
    }

    /**
     * How a changeset reaches the server.
     *
     * @param transaction whether it runs in a transaction
     * @param whole whether its statements are sent in one go
     * @param splitter how it is cut otherwise; empty if what ends its statements is not looked for word by word
     */
    static Delivery delivery(
            boolean transaction, boolean whole, Optional<Splitter> splitter, Surroundings surroundings) {
        TransactionMode mode = transaction
                ? TransactionMode.PER_SCRIPT
                : whole ? TransactionMode.IMPLICIT_WHEN_SEVERAL : TransactionMode.AUTOCOMMIT;
        return surroundings.delivery(new Delivery(
                Runner.LIQUIBASE, mode, whole, whole ? Optional.empty() : splitter, false, "changeset", false));
    }

    /** How Liquibase cuts what ends with a semicolon. */
    private static Optional<Splitter> splitter(Map<String, String> attributes, String name) {
        String delimiter = attributes.getOrDefault(name, ";");
        boolean strips = !isFalse(attributes, "stripcomments");
        return delimiter.equals(";")
                ? Optional.of(new LiquibaseSplitter(strips, !attributes.containsKey(name)))
                : Optional.empty();
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

    private static boolean isFalse(Map<String, String> attributes, String name) {
        return "false".equalsIgnoreCase(attributes.get(name));
    }

    private static String unquoted(String text) {
        return text.length() > 1 && text.startsWith("\"") && text.endsWith("\"")
                ? text.substring(1, text.length() - 1)
                : text;
    }
}
