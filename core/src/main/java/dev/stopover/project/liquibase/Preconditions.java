package dev.stopover.project.liquibase;

import dev.stopover.parser.Lexer;
import dev.stopover.project.layout.CommentLine;
import dev.stopover.source.SourceFile;
import dev.stopover.source.TextRange;
import dev.stopover.syntax.Excerpt;
import dev.stopover.syntax.Expression;
import dev.stopover.syntax.Guard;
import dev.stopover.syntax.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The preconditions of a changeset in formatted SQL that Liquibase passes over where they do not hold. Without
 * {@code onFail:MARK_RAN} or {@code CONTINUE} it ends the run, or goes on, and what runs is not in doubt.
 */
final class Preconditions {

    private static final Pattern PASSED_OVER =
            Pattern.compile("(?i)^\\s*--\\s*preconditions\\b.*onFail:(?:MARK_RAN|CONTINUE)\\b.*");

    private static final Pattern CONDITION = Pattern.compile("(?i)^\\s*--\\s*precondition-([a-z0-9-]+)\\s+(.*)$");

    private static final Pattern CHECK =
            Pattern.compile("(?i)^(?:expectedResult:)?(?:'([^']+)'|\"([^\"]+)\"|(\\w+)) (.*)$");

    private static final Pattern OF_CATALOG = Pattern.compile("(?i)\\b(?:information_schema|pg_[a-z_]+)\\b");

    private Preconditions() {}

    /** The conditions under which a changeset runs, by its comments; none where it runs in any case. */
    static List<Guard> of(SourceFile file, List<CommentLine> lines) {
        List<Guard> guards = new ArrayList<>();
        if (lines.stream().noneMatch(line -> PASSED_OVER.matcher(line.text()).matches())) {
            return guards;
        }
        for (CommentLine line : lines) {
            Matcher condition = CONDITION.matcher(line.text());
            if (condition.matches()) {
                guards.add(guard(file, line, condition));
            }
        }
        return guards;
    }

    private static Guard guard(SourceFile file, CommentLine line, Matcher condition) {
        Matcher check = CHECK.matcher(condition.group(2));
        if (!condition.group(1).equalsIgnoreCase("sql-check") || !check.matches()) {
            return new Guard(line.range(), Guard.Kind.CONDITION, Optional.empty());
        }
        int start = line.start() + condition.start(2) + check.start(4);
        Optional<Expression> query = expression(file, new TextRange(start, line.end()));
        String expected = Optional.ofNullable(check.group(1))
                .or(() -> Optional.ofNullable(check.group(2)))
                .orElseGet(() -> check.group(3));
        boolean catalog = OF_CATALOG.matcher(check.group(4)).find();
        boolean missing = expected.equals("0") || expected.equalsIgnoreCase("f") || expected.equalsIgnoreCase("false");
        Guard.Kind existence = missing ? Guard.Kind.MISSING_OBJECT : Guard.Kind.EXISTING_OBJECT;
        return new Guard(line.range(), catalog ? existence : Guard.Kind.CONDITION, query);
    }

    private static Optional<Expression> expression(SourceFile file, TextRange range) {
        Tokens tokens = Lexer.lex(Excerpt.of(file.text(), range));
        int count = tokens.significantCount();
        return count == 0
                ? Optional.empty()
                : Optional.of(new Expression(tokens, tokens.significant(0), tokens.significant(count - 1)));
    }
}
