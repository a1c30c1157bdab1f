package dev.stopover.parser;

import dev.stopover.source.SourceFile;
import dev.stopover.source.TextRange;
import dev.stopover.syntax.Excerpt;
import dev.stopover.syntax.Identifier;
import dev.stopover.syntax.Keyword;
import dev.stopover.syntax.ParseError;
import dev.stopover.syntax.PsqlCommand;
import dev.stopover.syntax.QualifiedName;
import dev.stopover.syntax.Statement;
import dev.stopover.syntax.TokenKind;
import dev.stopover.syntax.Tokens;
import dev.stopover.syntax.UnreadStatement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads statements, by PostgreSQL 18's grammar ({@code gram.y}). It never fails: a statement that PostgreSQL would
 * refuse is opaque, with the error at the token that PostgreSQL names, and the next one goes on unharmed.
 */
public final class StatementParser {

    /** So many places in a broken statement are tried as the beginning of the next one. */
    private static final int ATTEMPTS = 32;

    private final Tokens tokens;
    private final StatementCutter cutter;
    private final List<Statement> statements = new ArrayList<>();
    private long looks;
    private int openFirst = -1;
    private int afterOpen = -1;

    private StatementParser(Tokens tokens) {
        this.tokens = tokens;
        this.cutter = new StatementCutter(tokens);
    }

    /** The statements of a script. */
    public static List<Statement> parse(SourceFile file) {
        return parse(Lexer.lex(Excerpt.of(file)));
    }

    /** The statements that tokens make up. */
    public static List<Statement> parse(Tokens tokens) {
        return new StatementParser(tokens).run();
    }

    /**
     * One statement.
     *
     * @param first the number of its first significant token
     * @param limit the number after its last one, the semicolon excluded
     */
    public static Statement parse(Tokens tokens, int first, int limit) {
        try {
            return new StatementReader(tokens, first, limit).whole();
        } catch (SyntaxException wrong) {
            return opaque(tokens, first, limit, wrong.proved(tokens, first, limit));
        }
    }

    /** How often a token is looked at when all statements are read: the work, which grows as the text does. */
    static long looks(Tokens tokens) {
        StatementParser parser = new StatementParser(tokens);
        parser.run();
        return parser.looks + parser.cutter.looks();
    }

    private List<Statement> run() {
        int position = cutter.first(0);
        while (position < tokens.significantCount()) {
            position = cutter.first(next(position));
        }
        return statements;
    }

    /** Reads the statement at a position and says where the next one begins. */
    private int next(int first) {
        int end = cutter.end(first);
        int limit = limit(first, end);
        if (tokens.kind(tokens.significant(first)) == TokenKind.META_COMMAND) {
            statements.add(command(first));
            return end;
        }
        try {
            statements.add(read(first, limit));
            sender(first, end);
            return end;
        } catch (SyntaxException wrong) {
            return recover(first, end, wrong);
        }
    }

    /**
     * Ends a broken statement before the first line that begins a good one, if there is such a line after the error:
     * a semicolon is missing, or a quote or a parenthesis was never closed.
     */
    private int recover(int first, int end, SyntaxException wrong) {
        int attempts = ATTEMPTS;
        // The first word of a statement may have been taken for a label or an alias before the next one was refused.
        int earliest = Math.max(first + 1, wrong.position() - 1);
        for (int position = earliest; position < end && attempts > 0; position++) {
            looks++;
            int index = tokens.significant(position);
            Keyword keyword = tokens.keyword(index);
            boolean begins = position <= wrong.position()
                    ? StatementCutter.begins(keyword)
                    : StatementCutter.beginsLine(keyword);
            if (begins && tokens.isFirstOnLine(index)) {
                attempts--;
                int nextEnd = cutter.end(position);
                if (isGood(position, limit(position, nextEnd))) {
                    addBroken(first, position, position, wrong);
                    return position;
                }
            }
        }
        addBroken(first, limit(first, end), end, wrong);
        return end;
    }

    /** Adds a broken statement; what an open quote leaves broken right after it is part of the same fault. */
    private void addBroken(int first, int limit, int end, SyntaxException wrong) {
        if (first == afterOpen) {
            int last = statements.size() - 1;
            Optional<ParseError> error = ((UnreadStatement) statements.get(last)).error();
            statements.set(last, opaque(tokens, openFirst, limit, error));
            afterOpen = cutter.first(end);
            return;
        }
        statements.add(opaque(tokens, first, limit, wrong.proved(tokens, first, limit)));
        for (int position = first; position < limit; position++) {
            if (tokens.kind(tokens.significant(position)) == TokenKind.UNTERMINATED) {
                openFirst = first;
                afterOpen = cutter.first(end);
            }
        }
    }

    private Statement read(int first, int limit) {
        StatementReader reader = new StatementReader(tokens, first, limit);
        try {
            return reader.whole();
        } finally {
            looks += reader.looks();
        }
    }

    private boolean isGood(int first, int limit) {
        try {
            read(first, limit);
            return true;
        } catch (SyntaxException wrong) {
            return false;
        }
    }

    /** The end of a statement without what merely ends it. */
    private int limit(int first, int end) {
        return limit(tokens, first, end);
    }

    /** The number after the last significant token of a statement, without what ends it. */
    static int limit(Tokens tokens, int first, int end) {
        int limit = end;
        while (limit > first + 1) {
            switch (tokens.kind(tokens.significant(limit - 1))) {
                case SEMICOLON, STATEMENT_BREAKPOINT, COPY_DATA, META_COMMAND -> limit--;
                default -> {
                    return limit;
                }
            }
        }
        return limit;
    }

    /** Adds the command of psql that sends a statement and runs what comes back. */
    private void sender(int first, int end) {
        if (end - 1 > first && tokens.kind(tokens.significant(end - 1)) == TokenKind.META_COMMAND) {
            PsqlCommand command = command(end - 1);
            if (command.runsOtherSql()) {
                statements.add(command);
            }
        }
    }

    private PsqlCommand command(int first) {
        int index = tokens.significant(first);
        TextRange range = tokens.range(index);
        String text = tokens.text(index);
        int word = 1;
        while (word < text.length() && !Character.isWhitespace(text.charAt(word))) {
            word++;
        }
        TextRange keywords = tokens.excerpt().range(tokens.start(index), tokens.start(index) + word);
        return new PsqlCommand(
                range, keywords, text.substring(1, word), text.substring(word).strip());
    }

    private static UnreadStatement opaque(Tokens tokens, int first, int limit, Optional<ParseError> error) {
        int start = tokens.significant(first);
        int words = first + 1;
        while (words < Math.min(limit, first + 3) && tokens.kind(tokens.significant(words)) == TokenKind.KEYWORD) {
            words++;
        }
        TextRange range = tokens.range(start, tokens.significant(Math.max(first, limit - 1)));
        TextRange keywords = tokens.range(start, tokens.significant(words - 1));
        return new UnreadStatement(range, keywords, names(tokens, first, limit), error, Optional.empty());
    }

    private static Identifier word(Cursor cursor) {
        int index = cursor.index();
        cursor.advance();
        return new Identifier(cursor.tokens().range(index), cursor.tokens().value(index));
    }

    /** The names that stand where relations are named. */
    private static List<QualifiedName> names(Tokens tokens, int first, int limit) {
        List<QualifiedName> names = new ArrayList<>();
        Cursor cursor = new Cursor(tokens, first, limit);
        while (!cursor.atEnd()) {
            boolean announced = switch (cursor.keyword(-1)) {
                case TABLE, ON, ONLY, FROM, JOIN, INTO, UPDATE, VIEW, INDEX, REFERENCES, EXISTS -> true;
                default -> false;
            };
            if (announced && cursor.atName() && !cursor.at(Keyword.IF) && !cursor.at(Keyword.SET)) {
                Identifier name = word(cursor);
                QualifiedName qualified =
                        new QualifiedName(name.range(), Optional.empty(), Optional.empty(), name.value());
                if (cursor.at(TokenKind.DOT) && cursor.atName(1)) {
                    cursor.advance();
                    Identifier last = word(cursor);
                    qualified = new QualifiedName(
                            name.range().to(last.range()), Optional.empty(), Optional.of(name.value()), last.value());
                }
                names.add(qualified);
            } else {
                cursor.advance();
            }
        }
        return names;
    }
}
