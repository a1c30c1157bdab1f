package dev.stopover.parser;

import dev.stopover.syntax.Excerpt;
import dev.stopover.syntax.Names;
import dev.stopover.syntax.QualifiedName;
import dev.stopover.syntax.Statement;
import dev.stopover.syntax.Tokens;
import dev.stopover.syntax.UnreadStatement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads the text of an EXECUTE of which parts are not known. A statement without a gap is what it says, and so is one whose
 * gaps are values on which nothing else hangs; one with another gap is opaque, with the shape that it has if the gap is a name, or with the names it seems to touch if it has none.
 */
public final class TextWithGaps {

    private final Tokens tokens;
    private final List<Statement> statements = new ArrayList<>();

    private TextWithGaps(Tokens tokens) {
        this.tokens = tokens;
    }

    /** The statements that a text makes up. */
    public static List<Statement> statements(Excerpt text) {
        return new TextWithGaps(Lexer.lexBody(text)).run();
    }

    private List<Statement> run() {
        StatementCutter cutter = new StatementCutter(tokens);
        int first = cutter.first(0);
        while (first < tokens.significantCount()) {
            int end = cutter.end(first);
            int limit = StatementParser.limit(tokens, first, end);
            Statement statement = StatementParser.parse(tokens, first, limit);
            statements.add(hasGap(first, limit) ? withGaps(statement, first, limit) : statement);
            first = cutter.first(end);
        }
        return statements;
    }

    private boolean hasGap(int first, int limit) {
        String text = tokens.excerpt().text();
        int end = tokens.end(tokens.significant(limit - 1));
        for (int at = tokens.start(tokens.significant(first)); at < end; at++) {
            if (text.charAt(at) == Names.GAP) {
                return true;
            }
        }
        return false;
    }

    private Statement withGaps(Statement statement, int first, int limit) {
        Optional<Statement> whole = new ValueGaps(tokens, first, limit).filled(statement);
        if (whole.isPresent()) {
            return whole.get();
        }
        Optional<Statement> shape = Optional.of(statement).filter(read -> !(read instanceof UnreadStatement));
        return new UnreadStatement(
                statement.range(),
                statement.keywords(),
                shape.isPresent() ? List.of() : touched((UnreadStatement) statement, first),
                Optional.empty(),
                shape);
    }

    /** The names it seems to touch: any, if it begins with a gap, and none whose definition it could change, if it is a query. */
    private List<QualifiedName> touched(UnreadStatement statement, int first) {
        int index = tokens.significant(first);
        if (Names.hasGap(tokens.text(index))) {
            return List.of(new QualifiedName(
                    tokens.range(index), Optional.empty(), Optional.empty(), String.valueOf(Names.GAP)));
        }
        return switch (tokens.keyword(index)) {
            case ALTER, CREATE, DROP, GRANT, REVOKE, REASSIGN, IMPORT -> statement.names();
            default -> List.of();
        };
    }
}
