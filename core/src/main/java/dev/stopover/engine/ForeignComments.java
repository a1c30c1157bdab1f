package dev.stopover.engine;

import dev.stopover.migration.Script;
import dev.stopover.rule.Directive;
import dev.stopover.rule.Directive.Reach;
import dev.stopover.source.TextRange;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The comments with which other tools suppress what they find, read as theirs: rules of theirs that we have no equal of
 * are passed over, and none is reported as unused, for they may be needed there.
 */
final class ForeignComments {

    private static final String NAMES = "(?<names>[^\\r\\n]*?)(?:\\*/|--|:|$)";

    /** {@code -- squawk-ignore ban-drop-column, ban-drop-table} and {@code -- squawk-ignore-file}. */
    private static final Pattern SQUAWK =
            Pattern.compile("(?m)(?:--|/\\*)[ \\t]*squawk-ignore(?<reach>-file)?(?![\\w-])" + NAMES);

    /** {@code -- pgls-ignore lint/safety/banDropTable: reason}, and {@code -all} for a file. */
    private static final Pattern PGLS =
            Pattern.compile("(?m)(?:--|/\\*)[ \\t]*pg(?:ls|t)-ignore(?<reach>-all|-start)?(?![\\w-])" + NAMES);

    /** {@code -- atlas:nolint destructive DS103}. */
    private static final Pattern ATLAS = Pattern.compile("(?m)--[ \\t]*atlas:nolint(?<reach>(?!))?(?![\\w-])" + NAMES);

    private static final Pattern PGLS_END = Pattern.compile("pg(?:ls|t)-ignore-end");

    private ForeignComments() {}

    /** Whether a text may hold comments of a tool. */
    static boolean isIn(String text, String tool) {
        return text.contains(
                switch (tool) {
                    case "squawk" -> "squawk-ignore";
                    case "atlas" -> "atlas:nolint";
                    default -> "-ignore";
                });
    }

    /** The suppressions in a comment. */
    static List<Directive> read(
            String tool, TextRange comment, Script script, SuppressionNames known, Coverage coverage) {
        Pattern pattern = switch (tool) {
            case "squawk" -> SQUAWK;
            case "atlas" -> ATLAS;
            default -> PGLS;
        };
        List<Directive> directives = new ArrayList<>();
        Matcher matcher = pattern.matcher(script.file().text()).region(comment.start(), comment.end());
        while (matcher.find()) {
            TextRange range = new TextRange(matcher.start(), matcher.end());
            Reach reach = reach(tool, matcher, range, coverage);
            directives.add(new Directive(
                    range,
                    reach,
                    names(tool, matcher.group("names"), known),
                    "",
                    Optional.empty(),
                    false,
                    Optional.empty(),
                    true,
                    covered(reach, range, script, coverage)));
        }
        return directives;
    }

    private static Reach reach(String tool, Matcher matcher, TextRange range, Coverage coverage) {
        String written = String.valueOf(matcher.group("reach"));
        if (written.equals("-file") || written.equals("-all")) {
            return Reach.FILE;
        }
        if (written.equals("-start")) {
            return Reach.BLOCK;
        }
        return tool.equals("atlas") && coverage.isInHeader(range) ? Reach.FILE : Reach.NEXT;
    }

    /** A block of theirs ends at the next comment that ends one. */
    private static TextRange covered(Reach reach, TextRange range, Script script, Coverage coverage) {
        return switch (reach) {
            case FILE -> coverage.file(range);
            case NEXT -> coverage.of(range);
            case BLOCK -> {
                Matcher end = PGLS_END.matcher(script.file().text())
                        .region(range.end(), script.range().end());
                yield new TextRange(range.end(), end.find() ? end.start() : range.end());
            }
        };
    }

    private static Map<String, Set<String>> names(String tool, String written, SuppressionNames known) {
        Map<String, Set<String>> names = new LinkedHashMap<>();
        for (String name : written.strip().split("[ \\t,]+")) {
            String plain = name.substring(name.lastIndexOf('/') + 1);
            boolean all = plain.isEmpty() || tool.equals("pgls") && (plain.equals("lint") || plain.equals("safety"));
            names.put(name, known.rules(tool, all ? "" : plain));
        }
        return names;
    }
}
