package dev.stopover.report.locks;

import dev.stopover.catalog.ObjectName;
import dev.stopover.catalog.effect.Touch;
import dev.stopover.catalog.effect.Truth;
import dev.stopover.engine.LockTimeline;
import dev.stopover.engine.LockTimeline.Entry;
import dev.stopover.engine.LockTimeline.Hold;
import dev.stopover.migration.Script;
import dev.stopover.migration.Transaction;
import dev.stopover.report.TerminalText;
import dev.stopover.source.TextRange;
import dev.stopover.syntax.AlterTable;
import dev.stopover.syntax.AlterTableAction;
import dev.stopover.syntax.CreateIndex;
import dev.stopover.syntax.Drop;
import dev.stopover.syntax.Names;
import dev.stopover.syntax.RefreshMaterializedView;
import dev.stopover.syntax.Reindex;
import dev.stopover.syntax.Rename;
import dev.stopover.syntax.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the timelines of locks say in words. */
public final class LockWords {

    private static final String CONCURRENTLY = " CONCURRENTLY";

    private final Script script;

    /** The words of one script. */
    public LockWords(LockTimeline timeline) {
        this.script = timeline.script();
    }

    /** The name of a relation; those of the schema public go without it. */
    public static String name(ObjectName name) {
        return TerminalText.escaped(name.schema().equals("public") ? Names.quoted(name.name()) : name.toString());
    }

    /** The words of a statement that say what it does: no names and no values, which may be secrets. */
    public String title(Statement statement) {
        String words = words(statement.keywords());
        if (statement instanceof AlterTable alter) {
            List<String> actions = alter.actions().stream()
                    .map(AlterTableAction::keywords)
                    .map(this::words)
                    .distinct()
                    .toList();
            return words + " " + String.join(", ", actions);
        }
        if (statement instanceof Rename) {
            return words + " RENAME";
        }
        return isConcurrent(statement) && !words.endsWith(CONCURRENTLY) ? words + CONCURRENTLY : words;
    }

    private static boolean isConcurrent(Statement statement) {
        return statement instanceof CreateIndex create && create.concurrently()
                || statement instanceof Drop drop && drop.concurrently()
                || statement instanceof Reindex reindex && reindex.concurrently()
                || statement instanceof RefreshMaterializedView refresh && refresh.concurrently();
    }

    private String words(TextRange range) {
        return TerminalText.escaped(range.of(script.file().text()))
                .toUpperCase(Locale.ROOT)
                .replaceAll("\\s+", " ")
                .strip();
    }

    /** Until when the locks of a statement are held, to follow "until". */
    public String until(Entry entry) {
        Transaction transaction = entry.transaction();
        Optional<Statement> end = transaction.end();
        if (end.isPresent()) {
            return "%s on line %d".formatted(title(end.get()), line(end.get()));
        }
        return switch (transaction.kind()) {
            case NONE ->
                entry.executed().nesting().block()
                        ? "the block on line %d is done"
                                .formatted(line(entry.executed().written()))
                        : "the statement is done";
            case AUTHOR -> "the session ends, for nothing commits";
            case RUNNER -> "%s commits at the end".formatted(script.delivery().runnerTitle());
            case RUN ->
                "%s commits after the last migration"
                        .formatted(script.delivery().runnerTitle());
            case IMPLICIT -> "the end of the %s".formatted(script.delivery().unit());
        };
    }

    int line(Statement statement) {
        return script.file().lineOf(statement.range().start());
    }

    /** What is done with the rows of a relation; empty if nothing. */
    public static Optional<String> work(Touch touch) {
        List<String> works = new ArrayList<>();
        if (!touch.rewrite().isNo()) {
            works.add(may(touch.rewrite(), "rewritten"));
        } else if (!touch.scan().isNo()) {
            works.add(may(touch.scan(), "read through"));
        }
        if (touch.indexBuild()) {
            works.add("index built");
        }
        return works.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", works));
    }

    private static String may(Truth answer, String word) {
        return answer.isYes() ? word : "may be " + word;
    }

    /** What waits while a lock is held. */
    public static String waits(Touch touch) {
        return touch.blocks().orElse("nothing") + (touch.blocks().isPresent() ? " wait" : " waits");
    }

    /** The tables that are worked through while a lock is held, with the lines of the statements that do so. */
    public static String works(Hold hold) {
        Map<String, List<Integer>> lines = new LinkedHashMap<>();
        for (Entry entry : hold.works()) {
            entry.effect().proportionalTo().stream()
                    .filter(touch -> touch.kind().holdsRows())
                    .forEach(touch -> lines.computeIfAbsent(name(touch.name()), name -> new ArrayList<>())
                            .add(entry.line()));
        }
        return lines.entrySet().stream()
                .map(entry -> "%s is worked through on %s".formatted(entry.getKey(), lines(entry.getValue())))
                .collect(Collectors.joining(", "));
    }

    private static String lines(List<Integer> numbers) {
        List<String> lines = numbers.stream().distinct().map(String::valueOf).toList();
        int last = lines.size() - 1;
        return last == 0
                ? "line " + lines.get(0)
                : "lines %s and %s".formatted(String.join(", ", lines.subList(0, last)), lines.get(last));
    }

    /** How the script meets transactions. */
    String transaction() {
        return script.transaction().words();
    }
}
