package dev.stopover.engine;

import dev.stopover.migration.Script;
import dev.stopover.rule.Directive;
import dev.stopover.rule.Finding;
import dev.stopover.rule.Suppression;
import dev.stopover.source.Ranged;
import dev.stopover.source.SourceFile;
import dev.stopover.source.TextRange;
import dev.stopover.syntax.AlterTable;
import dev.stopover.syntax.Executed;
import dev.stopover.syntax.Statement;
import dev.stopover.syntax.Tokens;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The comments of one script that suppress findings:
 *
 * <pre>
 * -- stopover:ignore missing-rls -- lookup table, no user data
 * -- stopover:ignore-file production-data -- the addresses are our own
 * </pre>
 *
 * On a line of its own a comment covers the statement or the ALTER TABLE action that begins next; where none begins
 * before the end of the statement it stands in, the next line. Trailing, it covers what begins on its line.
 */
public final class Suppressions {

    private static final Pattern DIRECTIVE = Pattern.compile(
            "--[ \\t]*stopover:ignore(?<file>-file)?(?![\\w-])(?<rules>(?:[ \\t,]+[a-z][a-z0-9]*(?:-[a-z0-9]+)*)*)"
                    + "[ \\t]*(?:--[ \\t]*(?<reason>[^\\r\\n]*))?");

    private final Script script;
    private final List<Directive> directives;

    private Suppressions(Script script, List<Directive> directives) {
        this.script = script;
        this.directives = List.copyOf(directives);
    }

    /** The suppressions written in a script. */
    public static Suppressions of(Script script) {
        String text = script.file().text();
        if (!text.contains("stopover:ignore")) {
            return new Suppressions(script, List.of());
        }
        List<Directive> directives = new ArrayList<>();
        Tokens tokens = script.tokens();
        for (int i = 0; i < tokens.size(); i++) {
            switch (tokens.kind(i)) {
                case LINE_COMMENT, DOLLAR_STRING -> addAll(directives, script, tokens.range(i));
                default -> {
                    // Directives stand in comments, and in the comments of bodies.
                }
            }
        }
        return new Suppressions(script, directives);
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

    private static void addAll(List<Directive> directives, Script script, TextRange place) {
        Matcher matcher = DIRECTIVE.matcher(script.file().text()).region(place.start(), place.end());
        while (matcher.find()) {
            TextRange range = new TextRange(matcher.start(), matcher.end());
            boolean wholeFile = matcher.group("file") != null;
            Set<String> rules = Arrays.stream(matcher.group("rules").split("[ \\t,]+"))
                    .filter(rule -> !rule.isEmpty())
                    .collect(Collectors.toSet());
            String reason = matcher.group("reason") == null
                    ? ""
                    : matcher.group("reason").strip();
            directives.add(new Directive(
                    range, wholeFile, rules, reason, wholeFile ? wholeFile(range, script) : coveredBy(range, script)));
        }
    }

    private static TextRange wholeFile(TextRange comment, Script script) {
        SourceFile file = script.file();
        return file.isComposed() ? file.extentAt(comment.start()) : script.range();
    }

    private static TextRange coveredBy(TextRange comment, Script script) {
        SourceFile file = script.file();
        TextRange line = file.lineRangeAt(comment.start());
        TextRange before = new TextRange(line.start(), comment.start());
        if (!before.of(file.text()).isBlank()) {
            return line;
        }
        Optional<Statement> around = script.statements().stream()
                .filter(statement -> statement.range().contains(comment))
                .findFirst();
        return units(script)
                .filter(unit -> unit.start() >= comment.end())
                .filter(unit -> around.isEmpty() || around.get().range().contains(unit))
                .min(Comparator.comparingInt(TextRange::start)
                        .thenComparing(Comparator.comparingInt(TextRange::end).reversed()))
                .orElseGet(() -> {
                    int newline = file.text().indexOf('\n', line.end());
                    return newline < 0 ? line : file.lineRangeAt(newline + 1);
                });
    }

    /** What a comment on a line of its own may cover. */
    private static Stream<TextRange> units(Script script) {
        return Stream.concat(
                        script.statements().stream(), script.executed().stream().map(Executed::statement))
                .flatMap(statement -> statement instanceof AlterTable alter
                        ? Stream.concat(
                                Stream.of(alter.range()),
                                alter.actions().stream().map(Ranged::range))
                        : Stream.of(statement.range()));
    }
}
