package dev.stopover.engine;

import dev.stopover.migration.Script;
import dev.stopover.rule.Directive;
import dev.stopover.rule.Directive.Reach;
import dev.stopover.rule.Finding;
import dev.stopover.rule.Suppression;
import dev.stopover.source.TextRange;
import dev.stopover.syntax.Tokens;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The comments of one script that suppress findings:
 *
 * <pre>
 * -- stopover:ignore missing-rls -- lookup table, no user data
 * -- stopover:ignore locking until=2027-01-31 -- until the replica is gone
 * -- stopover:ignore-start non-concurrent-index -- runs in the maintenance window
 * -- stopover:ignore-end non-concurrent-index
 * -- stopover:ignore-file production-data -- the addresses are our own
 * </pre>
 *
 * On a line of its own a comment covers the statement or the ALTER TABLE action that begins next; where none begins
 * before the end of the statement it stands in, the next line. Trailing, it covers what begins on its line.
 */
public final class Suppressions {

    private static final String MARK = "stopover:";

    private static final Pattern OURS =
            Pattern.compile("(?:--|/\\*)[ \\t]*stopover:[ \\t]*ignore(?<reach>-file|-start|-end)?(?![\\w-])"
                    + "(?<names>(?:[ \\t,]+(?!until=)[a-z][A-Za-z0-9]*(?:[-/][A-Za-z0-9]+)*)*)"
                    + "(?:[ \\t,]+until=(?<until>[^\\s*]*))?[ \\t]*(?:--[ \\t]*(?<reason>(?:(?!\\*/)[^\\r\\n])*))?");

    private static final Pattern MISSPELT = Pattern.compile(
            "(?:--|/\\*)[ \\t]*stopover:(?!ignore(?:-file|-start|-end)?(?![\\w-]))(?<word>[a-z][\\w-]*)");

    private static final Pattern DATE = Pattern.compile("\\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\\d|3[01])");

    private final Script script;
    private final SuppressionNames known;
    private final Coverage coverage;
    private final List<Directive> directives = new ArrayList<>();
    private final Deque<Directive> open = new ArrayDeque<>();

    private Suppressions(Script script, SuppressionNames known) {
        this.script = script;
        this.known = known;
        this.coverage = new Coverage(script);
    }

    /** The suppressions written in a script, which may name rules so. */
    public static Suppressions of(Script script, SuppressionNames known) {
        var suppressions = new Suppressions(script, known);
        String text = script.file().text();
        if (text.contains(MARK) || known.tools().stream().anyMatch(tool -> ForeignComments.isIn(text, tool))) {
            suppressions.read(script.tokens());
        }
        return suppressions;
    }

    /** The comments, in the order of their places. */
    public List<Directive> directives() {
        return directives;
    }

    /** The finding, marked as suppressed if a comment covers it. */
    public Finding applyTo(Finding finding) {
        if (directives.isEmpty() || !isHere(finding)) {
            return finding;
        }
        Optional<Directive> directive =
                directives.stream().filter(each -> each.covers(finding)).findFirst();
        return directive
                .map(each -> finding.suppressedBy(new Suppression(Suppression.Kind.IN_SOURCE, each.reason())))
                .orElse(finding);
    }

    private boolean isHere(Finding finding) {
        return finding.file().equals(script.file())
                && script.range().start() <= finding.range().start()
                && finding.range().start() <= script.range().end();
    }

    private void read(Tokens tokens) {
        for (int i = 0; i < tokens.size(); i++) {
            switch (tokens.kind(i)) {
                case LINE_COMMENT, BLOCK_COMMENT, DOLLAR_STRING -> read(tokens.range(i));
                default -> {
                    // Directives stand in comments, and in the comments of bodies.
                }
            }
        }
        for (Directive start : open) {
            directives.set(
                    directives.indexOf(start),
                    faulty(start, "No stopover:ignore-end follows, so this suppresses nothing."));
        }
    }

    private void read(TextRange comment) {
        Matcher matcher = OURS.matcher(script.file().text()).region(comment.start(), comment.end());
        while (matcher.find()) {
            add(matcher);
        }
        matcher = MISSPELT.matcher(script.file().text()).region(comment.start(), comment.end());
        while (matcher.find()) {
            TextRange range = new TextRange(matcher.start(), matcher.end());
            directives.add(fault(
                    range,
                    Reach.NEXT,
                    Map.of(),
                    "stopover:%s means nothing: a suppression begins with stopover:ignore."
                            .formatted(matcher.group("word"))));
        }
        for (String tool : known.tools()) {
            directives.addAll(ForeignComments.read(tool, comment, script, known, coverage));
        }
    }

    private void add(Matcher matcher) {
        TextRange range = new TextRange(matcher.start(), matcher.end());
        Map<String, Set<String>> names = new LinkedHashMap<>();
        for (String name : matcher.group("names").split("[ \\t,]+")) {
            if (!name.isEmpty()) {
                names.put(name, known.rules(name));
            }
        }
        String reach = String.valueOf(matcher.group("reach"));
        if (reach.equals("-end")) {
            end(range, names);
            return;
        }
        Optional<String> until = Optional.ofNullable(matcher.group("until"));
        Optional<String> fault = until.filter(date -> !DATE.matcher(date).matches())
                .map("until=%s is no date, so this suppresses nothing."::formatted);
        boolean expired = until.isPresent() && fault.isEmpty() && isOver(until.get());
        String reason = Optional.ofNullable(matcher.group("reason")).orElse("").strip();
        var directive =
                new Directive(range, reach(reach), names, reason, until, expired, fault, false, covered(reach, range));
        directives.add(directive);
        if (directive.reach() == Reach.BLOCK) {
            open.push(directive);
        }
    }

    private boolean isOver(String until) {
        String today = known.today();
        return !today.isEmpty() && until.compareTo(today) < 0;
    }

    private static Reach reach(String written) {
        return switch (written) {
            case "-file" -> Reach.FILE;
            case "-start" -> Reach.BLOCK;
            default -> Reach.NEXT;
        };
    }

    private TextRange covered(String reach, TextRange comment) {
        return switch (reach) {
            case "-file" -> coverage.file(comment);
            case "-start" -> TextRange.at(comment.end());
            default -> coverage.of(comment);
        };
    }

    /** Ends the innermost block of the same names, or the innermost one if none are given. */
    private void end(TextRange range, Map<String, Set<String>> names) {
        Optional<Directive> start = open.stream()
                .filter(each -> names.isEmpty() || each.names().keySet().equals(names.keySet()))
                .findFirst();
        if (start.isEmpty()) {
            directives.add(
                    fault(range, Reach.BLOCK, names, "No stopover:ignore-start of the same names stands before this."));
            return;
        }
        Directive begun = start.get();
        open.remove(begun);
        directives.set(
                directives.indexOf(begun),
                new Directive(
                        begun.range(),
                        begun.reach(),
                        begun.names(),
                        begun.reason(),
                        begun.until(),
                        begun.expired(),
                        begun.fault(),
                        false,
                        TextRange.at(begun.range().end()).to(TextRange.at(range.start()))));
    }

    private static Directive fault(TextRange range, Reach reach, Map<String, Set<String>> names, String fault) {
        TextRange nothing = TextRange.at(range.start());
        return new Directive(range, reach, names, "", Optional.empty(), false, Optional.of(fault), false, nothing);
    }

    private static Directive faulty(Directive directive, String fault) {
        return new Directive(
                directive.range(),
                directive.reach(),
                directive.names(),
                directive.reason(),
                directive.until(),
                directive.expired(),
                Optional.of(fault),
                directive.foreign(),
                directive.covered());
    }
}
