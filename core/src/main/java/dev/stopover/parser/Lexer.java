package dev.stopover.parser;

import dev.stopover.syntax.Excerpt;
import dev.stopover.syntax.Keyword;
import dev.stopover.syntax.TokenKind;
import dev.stopover.syntax.Tokens;

/**
 * Cuts text into tokens as PostgreSQL 18 does ({@code scan.l}; manual, section 4.1), and knows besides what never
 * reaches PostgreSQL: commands and variables of psql, rows after {@code COPY … FROM stdin}, placeholders of templates.
 * It never fails, the tokens joined are the text, and its time is linear in the text.
 */
public final class Lexer {

    /** How often lexing goes back to a quote that nobody closed before it gives up and lets the last one run on. */
    private static final int RESTARTS = 8;

    private static final int LONGEST_PLACEHOLDER = 400;

    private static final byte INVALID = 0;
    private static final byte BLANK = 1;
    private static final byte LETTER = 2;
    private static final byte DIGIT = 3;
    private static final byte OPERATOR = 4;
    private static final byte SELF = 5;
    private static final byte QUOTE = 6;
    private static final byte DOUBLE_QUOTE = 7;
    private static final byte DOLLAR = 8;
    private static final byte DOT = 9;
    private static final byte COLON = 10;
    private static final byte BACKSLASH = 11;
    private static final byte BRACE = 12;

    private static final byte[] CLASSES = classes();

    private enum CopyState {
        START,
        COPY,
        FROM,
        STDIN,
        OTHER
    }

    private final Excerpt excerpt;
    private final String text;
    private final int end;
    private final boolean psql;
    private final Tokens.Builder tokens;
    private int at;
    private int brackets;
    private int parens;
    private int restarts = RESTARTS;
    private CopyState copy = CopyState.START;
    private int lastRowsEnd;

    /** Of the run of operator characters seen last: its end, its last character that keeps a sign, its signs at the end. */
    private int operatorsEnd;

    private int lastSpecial;
    private int signs;

    /** Whether a string of this statement seems to mean a quote by a backslash and a quote. */
    private boolean backslashedQuote;

    /** What looking ahead has cost. */
    private long looks;

    private boolean rowsEndFollows = true;

    private Lexer(Excerpt excerpt, boolean psql) {
        this.excerpt = excerpt;
        this.text = excerpt.text();
        this.end = excerpt.end();
        this.psql = psql;
        this.tokens = new Tokens.Builder(excerpt);
        this.at = excerpt.start();
    }

    /** The tokens of a script, as psql or another runner would read it. */
    public static Tokens lex(Excerpt script) {
        return new Lexer(script, true).run();
    }

    /** The tokens of text inside a script, such as a function's body: psql does not look there. */
    public static Tokens lexBody(Excerpt body) {
        return new Lexer(body, false).run();
    }

    /** How many characters are looked at for the tokens of a script, and how many tokens there are. */
    static long looks(Excerpt script) {
        Lexer lexer = new Lexer(script, true);
        return lexer.run().size() + lexer.looks;
    }

    private Tokens run() {
        if (at == 0 && at < end && text.charAt(0) == '\uFEFF') {
            at = 1;
            add(TokenKind.BLANK, 0);
        }
        while (at < end) {
            int start = at;
            char c = text.charAt(at);
            switch (c < 128 ? CLASSES[c] : LETTER) {
                case BLANK -> blank(start);
                case LETTER -> letter(start, c);
                case DIGIT -> number(start);
                case OPERATOR -> operator(start, c);
                case SELF -> self(start, c);
                case QUOTE -> string(TokenKind.STRING, start, at, false);
                case DOUBLE_QUOTE -> quotedIdentifier(TokenKind.QUOTED_IDENTIFIER, start, at);
                case DOLLAR -> dollar(start);
                case DOT -> dot(start);
                case COLON -> colon(start);
                case BACKSLASH -> backslash(start);
                case BRACE -> brace(start);
                default -> single(TokenKind.INVALID, start);
            }
        }
        return tokens.build();
    }

    private void add(TokenKind kind, int start) {
        tokens.add(kind, Keyword.NO_KEYWORD, start);
        if (copy == CopyState.START && !kind.isTrivia()) {
            copy = CopyState.OTHER;
        }
    }

    private void single(TokenKind kind, int start) {
        at = start + 1;
        add(kind, start);
    }

    private void blank(int start) {
        int i = start + 1;
        while (i < end && isBlank(text.charAt(i))) {
            i++;
        }
        at = i;
        tokens.add(TokenKind.BLANK, Keyword.NO_KEYWORD, start);
    }

    private void letter(int start, char c) {
        char next = start + 1 < end ? text.charAt(start + 1) : 0;
        if (next == '\'') {
            switch (c) {
                case 'e', 'E' -> {
                    string(TokenKind.ESCAPE_STRING, start, start + 1, true);
                    return;
                }
                case 'b', 'B' -> {
                    string(TokenKind.BIT_STRING, start, start + 1, false);
                    return;
                }
                case 'x', 'X' -> {
                    string(TokenKind.HEX_STRING, start, start + 1, false);
                    return;
                }
                case 'n', 'N' -> {
                    string(TokenKind.NATIONAL_STRING, start, start + 1, false);
                    return;
                }
                default -> {}
            }
        } else if (next == '&' && (c == 'u' || c == 'U') && start + 2 < end) {
            if (text.charAt(start + 2) == '\'') {
                string(TokenKind.UNICODE_STRING, start, start + 2, false);
                return;
            }
            if (text.charAt(start + 2) == '"') {
                quotedIdentifier(TokenKind.UNICODE_IDENTIFIER, start, start + 2);
                return;
            }
        }
        word(start);
    }

    private void word(int start) {
        int i = wordEnd(start + 1);
        at = i;
        if (i < end && isPlaceholder(i)) {
            placeholder(start);
            return;
        }
        Keyword keyword = Keyword.find(text, start, i);
        tokens.add(keyword == Keyword.NO_KEYWORD ? TokenKind.IDENTIFIER : TokenKind.KEYWORD, keyword, start);
        switch (copy) {
            case START -> copy = keyword == Keyword.COPY && psql ? CopyState.COPY : CopyState.OTHER;
            case COPY -> {
                if (keyword == Keyword.FROM && parens == 0) {
                    copy = CopyState.FROM;
                }
            }
            case FROM -> copy = keyword == Keyword.STDIN ? CopyState.STDIN : CopyState.OTHER;
            default -> {}
        }
    }

    /** Where a word ends that goes on at an offset; a dollar sign before a brace begins a placeholder instead. */
    private int wordEnd(int from) {
        int i = from;
        while (i < end && isWordPart(text.charAt(i)) && !(text.charAt(i) == '$' && isPlaceholder(i))) {
            i++;
        }
        return i;
    }

    private boolean isPlaceholder(int i) {
        return placeholderEnd(i) >= 0;
    }

    /** Where the placeholder ends that begins at an offset, or -1 if none does. */
    private int placeholderEnd(int i) {
        char c = text.charAt(i);
        if (c == '$' && i + 1 < end && text.charAt(i + 1) == '{') {
            return closing(i + 2, "}");
        }
        return isDoubleBrace(i) && !isControl(i + 2) ? closing(i + 2, "}}") : -1;
    }

    private boolean isDoubleBrace(int i) {
        return text.charAt(i) == '{' && i + 1 < end && text.charAt(i + 1) == '{';
    }

    /** The offset after the braces that close, in the same line and not too far, or -1. */
    private int closing(int from, String close) {
        int limit = Math.min(end, from + LONGEST_PLACEHOLDER);
        for (int i = from; i < limit; i++) {
            char c = text.charAt(i);
            if (c == '\n') {
                return -1;
            }
            if (c == '}' && i + close.length() <= end && text.startsWith(close, i)) {
                return i + close.length();
            }
        }
        return -1;
    }

    /** The rest of a word that has a placeholder at {@link #at}. */
    private void placeholder(int start) {
        while (at < end) {
            int close = isWordPart(text.charAt(at)) && text.charAt(at) != '$' ? wordEnd(at) : placeholderEnd(at);
            if (close < 0) {
                break;
            }
            at = close;
        }
        add(TokenKind.PLACEHOLDER, start);
    }

    private void brace(int start) {
        char next = start + 1 < end ? text.charAt(start + 1) : 0;
        if (next == '%' || next == '#') {
            int close = text.indexOf(next == '%' ? "%}" : "#}", start + 2);
            if (close >= 0 && close + 2 <= end) {
                at = close + 2;
                add(TokenKind.TEMPLATE_TAG, start);
                return;
            }
        }
        if (isDoubleBrace(start) && isControl(start + 2)) {
            int close = closing(start + 2, "}}");
            if (close >= 0) {
                at = close;
                add(TokenKind.TEMPLATE_TAG, start);
                return;
            }
        }
        if (isPlaceholder(start)) {
            placeholder(start);
        } else {
            single(TokenKind.INVALID, start);
        }
    }

    /** Whether a template's tag only steers the template. */
    private boolean isControl(int from) {
        int i = from;
        while (i < end && (text.charAt(i) == '-' || text.charAt(i) == ' ')) {
            i++;
        }
        char c = i < end ? text.charAt(i) : 0;
        if (c == '#' || c == '/' || c == '^' || c == '!') {
            return true;
        }
        int stop = wordEnd(i);
        return switch (text.substring(i, stop)) {
            case "if", "else", "end", "range", "with", "define", "template", "block" -> true;
            default -> false;
        };
    }

    private void number(int start) {
        char next = start + 1 < end ? text.charAt(start + 1) : 0;
        if (text.charAt(start) == '0' && (next | 0x20) >= 'b' && isRadix(next)) {
            int radix = (next | 0x20) == 'x' ? 16 : (next | 0x20) == 'o' ? 8 : 2;
            int i = start + 2;
            int digits = 0;
            while (i < end && (isDigit(text.charAt(i), radix) || underscoreBefore(i, radix))) {
                digits++;
                i++;
            }
            at = i;
            if (digits == 0) {
                at = start + 1;
            }
            junk(TokenKind.INTEGER, start);
            return;
        }
        at = digits(start);
        TokenKind kind = TokenKind.INTEGER;
        if (at < end && text.charAt(at) == '.' && !(at + 1 < end && text.charAt(at + 1) == '.')) {
            kind = TokenKind.NUMBER;
            at = digits(at + 1);
        }
        exponent(kind, start);
    }

    private static boolean isRadix(char c) {
        return c == 'x' || c == 'X' || c == 'o' || c == 'O' || c == 'b' || c == 'B';
    }

    private boolean underscoreBefore(int i, int radix) {
        return text.charAt(i) == '_' && i + 1 < end && isDigit(text.charAt(i + 1), radix);
    }

    private static boolean isDigit(char c, int radix) {
        return c < 128 && Character.digit(c, radix) >= 0;
    }

    private int digits(int from) {
        int i = from;
        while (i < end && (isDigit(text.charAt(i)) || i > from && underscoreBefore(i, 10))) {
            i++;
        }
        return i;
    }

    private void exponent(TokenKind kind, int start) {
        TokenKind found = kind;
        if (at < end && (text.charAt(at) | 0x20) == 'e') {
            int i = at + 1;
            if (i < end && (text.charAt(i) == '+' || text.charAt(i) == '-')) {
                i++;
            }
            if (i < end && isDigit(text.charAt(i))) {
                at = digits(i);
                found = TokenKind.NUMBER;
            }
        }
        junk(found, start);
    }

    /** Letters right after a number are an error since PostgreSQL 15. */
    private void junk(TokenKind kind, int start) {
        if (at < end && isWordStart(text.charAt(at))) {
            at = wordEnd(at);
            add(TokenKind.BAD_NUMBER, start);
        } else {
            add(kind, start);
        }
    }

    private void dot(int start) {
        char next = start + 1 < end ? text.charAt(start + 1) : 0;
        if (next == '.') {
            at = start + 2;
            add(TokenKind.DOUBLE_DOT, start);
        } else if (isDigit(next)) {
            at = digits(start + 1);
            exponent(TokenKind.NUMBER, start);
        } else {
            single(TokenKind.DOT, start);
        }
    }

    private void colon(int start) {
        char next = start + 1 < end ? text.charAt(start + 1) : 0;
        if (next == ':') {
            at = start + 2;
            add(TokenKind.DOUBLE_COLON, start);
        } else if (next == '=') {
            at = start + 2;
            add(TokenKind.COLON_EQUALS, start);
        } else {
            // Inside brackets a colon cuts a slice, as in a[1:n]; after a constant it is JSON's, as in ('a':b).
            boolean variables = brackets == 0 && !isAfterConstant(start);
            int variable = variables ? variableEnd(start + 1, next) : -1;
            if (variable < 0) {
                single(TokenKind.COLON, start);
            } else {
                at = variable;
                add(TokenKind.VARIABLE, start);
            }
        }
    }

    private boolean isAfterConstant(int start) {
        char before = start > excerpt.start() ? text.charAt(start - 1) : ' ';
        return before == '\'' || before == ')' || isDigit(before);
    }

    private int variableEnd(int from, char first) {
        if (isWordStart(first)) {
            int i = from;
            while (i < end && isWordPart(text.charAt(i)) && text.charAt(i) != '$') {
                i++;
            }
            return i;
        }
        if (first != '\'' && first != '"' && first != '{') {
            return -1;
        }
        int i = first == '{' && from + 1 < end && text.charAt(from + 1) == '?' ? from + 2 : from + 1;
        int name = i;
        while (i < end && isWordPart(text.charAt(i)) && text.charAt(i) != '$') {
            i++;
        }
        return i > name && i < end && text.charAt(i) == (first == '{' ? '}' : first) ? i + 1 : -1;
    }

    private void self(int start, char c) {
        switch (c) {
            case '(' -> {
                parens++;
                single(TokenKind.LEFT_PAREN, start);
            }
            case ')' -> {
                parens = Math.max(0, parens - 1);
                single(TokenKind.RIGHT_PAREN, start);
            }
            case '[' -> {
                brackets++;
                single(TokenKind.LEFT_BRACKET, start);
            }
            case ']' -> {
                brackets = Math.max(0, brackets - 1);
                single(TokenKind.RIGHT_BRACKET, start);
            }
            case ',' -> single(TokenKind.COMMA, start);
            default -> {
                backslashedQuote = false;
                single(TokenKind.SEMICOLON, start);
                brackets = 0;
                parens = 0;
                CopyState before = copy;
                copy = CopyState.START;
                if (before == CopyState.STDIN) {
                    rows();
                }
            }
        }
    }

    /** The rows from the next line to the line that ends them; without such a line there are none. */
    private void rows() {
        int line = lineAfter(at);
        if (line >= end || !rowsEndFollows) {
            return;
        }
        int stop = Math.max(lastRowsEnd, line);
        while (stop < end && !isRowsEnd(stop)) {
            stop = lineAfter(stop);
        }
        if (stop >= end) {
            rowsEndFollows = false;
            return;
        }
        lastRowsEnd = stop;
        onlyTrivia(line);
        int start = at;
        at = Math.min(end, stop + 2);
        tokens.add(TokenKind.COPY_DATA, Keyword.NO_KEYWORD, start);
    }

    private boolean isRowsEnd(int line) {
        return text.startsWith("\\.", line)
                && (line + 2 >= end || text.charAt(line + 2) == '\n' || text.charAt(line + 2) == '\r');
    }

    /** What stands between the semicolon of a COPY and the end of its line: blanks, perhaps a comment. */
    private void onlyTrivia(int line) {
        while (at < line) {
            int start = at;
            if (isBlank(text.charAt(at))) {
                while (at < line && isBlank(text.charAt(at))) {
                    at++;
                }
                tokens.add(TokenKind.BLANK, Keyword.NO_KEYWORD, start);
            } else {
                at = line;
                tokens.add(TokenKind.LINE_COMMENT, Keyword.NO_KEYWORD, start);
            }
        }
    }

    private int lineAfter(int from) {
        int newline = text.indexOf('\n', from);
        return newline < 0 || newline >= end ? end : newline + 1;
    }

    private void backslash(int start) {
        if (!psql) {
            single(TokenKind.INVALID, start);
            return;
        }
        int i = start + 1;
        while (i < end && text.charAt(i) != '\n' && text.charAt(i) != '\r') {
            i++;
        }
        at = i;
        boolean rows = copy == CopyState.START && isCopyFromStdin(start, i);
        tokens.add(TokenKind.META_COMMAND, Keyword.NO_KEYWORD, start);
        if (rows) {
            rows();
        }
    }

    private boolean isCopyFromStdin(int start, int stop) {
        return text.startsWith("\\copy", start)
                && text.substring(start, stop)
                        .toLowerCase(java.util.Locale.ROOT)
                        .matches(".*\\bfrom\\s+p?stdin\\b.*");
    }

    private void operator(int start, char c) {
        char next = start + 1 < end ? text.charAt(start + 1) : 0;
        if (c == '-' && next == '-') {
            lineComment(start);
            return;
        }
        if (c == '/' && next == '*') {
            blockComment(start);
            return;
        }
        if (start >= operatorsEnd) {
            operators(start);
        }
        int stop = operatorsEnd;
        // An operator may end in a sign only if it has one of the characters that SQL's own operators lack.
        if (stop - start > 1 && endsInSign(stop) && lastSpecial < start) {
            stop = Math.max(start + 1, signs);
        }
        at = stop;
        add(operatorKind(start, stop, c, next), start);
    }

    /** Finds where a run of operator characters ends, that may be several operators: each looks at it no second time. */
    private void operators(int start) {
        int i = start;
        lastSpecial = -1;
        signs = start;
        while (i < end && isOperator(text.charAt(i)) && (i == start || !isCommentStart(i))) {
            char c = text.charAt(i);
            if (c != '+' && c != '-') {
                signs = i + 1;
            }
            if ("~!@#^&|`?%".indexOf(c) >= 0) {
                lastSpecial = i;
            }
            i++;
        }
        operatorsEnd = i;
        looks += i - start;
    }

    private static TokenKind operatorKind(int start, int stop, char c, char next) {
        if (stop - start == 1) {
            return switch (c) {
                case '=' -> TokenKind.EQUALS;
                case '*' -> TokenKind.STAR;
                case '+' -> TokenKind.PLUS;
                case '-' -> TokenKind.MINUS;
                default -> TokenKind.OPERATOR;
            };
        }
        return stop - start == 2 && c == '=' && next == '>' ? TokenKind.ARROW : TokenKind.OPERATOR;
    }

    private boolean isCommentStart(int i) {
        char c = text.charAt(i);
        char next = i + 1 < end ? text.charAt(i + 1) : 0;
        return c == '-' && next == '-' || c == '/' && next == '*';
    }

    private boolean endsInSign(int stop) {
        char last = text.charAt(stop - 1);
        return last == '+' || last == '-';
    }

    private void lineComment(int start) {
        int i = start + 2;
        while (i < end && text.charAt(i) != '\n' && text.charAt(i) != '\r') {
            i++;
        }
        at = i;
        boolean breakpoint = psql && text.startsWith("--> statement-breakpoint", start);
        add(breakpoint ? TokenKind.STATEMENT_BREAKPOINT : TokenKind.LINE_COMMENT, start);
        if (breakpoint) {
            copy = CopyState.START;
        }
    }

    private void blockComment(int start) {
        int depth = 1;
        int i = start + 2;
        while (i < end && depth > 0) {
            char c = text.charAt(i);
            if (c == '*' && i + 1 < end && text.charAt(i + 1) == '/') {
                depth--;
                i += 2;
            } else if (c == '/' && i + 1 < end && text.charAt(i + 1) == '*') {
                depth++;
                i += 2;
            } else {
                i++;
            }
        }
        if (depth == 0) {
            at = i;
            add(TokenKind.BLOCK_COMMENT, start);
        } else {
            unterminated(start, tokens.size());
        }
    }

    private void string(TokenKind kind, int start, int quote, boolean backslashes) {
        int i = quote + 1;
        while (true) {
            int close = backslashes ? closingQuoteAfterEscapes(i) : closingQuote(i, '\'');
            if (close < 0) {
                unterminated(start, culprit('\''));
                return;
            }
            int next = continuation(close);
            if (next < 0) {
                if (backslashedQuote && statementLine(start, close, false) < close) {
                    endAtStatement(start);
                    return;
                }
                at = close;
                add(kind, start);
                backslashedQuote |= kind == TokenKind.STRING && isBackslashed(close);
                return;
            }
            i = next;
        }
    }

    /**
     * Whether the quote that closes a string was to be part of it: PostgreSQL takes a backslash before it for itself, so
     * that the string ends and the next word does not fit; quotes after that open where they were to close.
     */
    private boolean isBackslashed(int close) {
        return text.charAt(close - 2) == '\\' && close < end && isWordPart(text.charAt(close));
    }

    /** The offset after the quote that closes, doubled ones passed over, or -1. */
    private int closingQuote(int from, char quote) {
        int i = text.indexOf(quote, from);
        while (i >= 0 && i + 1 < end && text.charAt(i + 1) == quote) {
            i = text.indexOf(quote, i + 2);
        }
        return i < 0 || i >= end ? -1 : i + 1;
    }

    private int closingQuoteAfterEscapes(int from) {
        int i = from;
        while (i < end) {
            char c = text.charAt(i);
            if (c == '\\') {
                i += 2;
            } else if (c != '\'') {
                i++;
            } else if (i + 1 < end && text.charAt(i + 1) == '\'') {
                i += 2;
            } else {
                return i + 1;
            }
        }
        return -1;
    }

    /** The offset after the quote with which a string goes on in a later line, or -1 if it does not. */
    private int continuation(int from) {
        int i = from;
        boolean newline = false;
        while (i < end) {
            char c = text.charAt(i);
            if (c == '\n' || c == '\r') {
                newline = true;
                i++;
            } else if (isBlank(c)) {
                i++;
            } else if (c == '-' && i + 1 < end && text.charAt(i + 1) == '-') {
                while (i < end && text.charAt(i) != '\n' && text.charAt(i) != '\r') {
                    i++;
                }
            } else {
                return newline && c == '\'' ? i + 1 : -1;
            }
        }
        return -1;
    }

    private void quotedIdentifier(TokenKind kind, int start, int quote) {
        int template = text.startsWith("{{", quote + 1) ? closing(quote + 3, "}}\"") : -1;
        if (template >= 0) {
            // The quotes of a template's argument, "{{ index .Options "x" }}", do not end the name.
            at = template;
            add(TokenKind.PLACEHOLDER, start);
            return;
        }
        int close = closingQuote(quote + 1, '"');
        if (close > 0 && isInTemplate(quote, close)) {
            close = closingQuote(text.indexOf("}}", close) + 2, '"');
        }
        if (close < 0) {
            unterminated(start, culprit('"'));
        } else {
            at = close;
            add(kind, start);
        }
    }

    /** Whether a quote that seems to close a name stands inside a template's braces, as in "{{ .Option "x" }}". */
    private boolean isInTemplate(int quote, int close) {
        int open = -1;
        for (int i = quote; i + 1 < close; i++) {
            char brace = text.charAt(i);
            if (brace == '{' && text.charAt(i + 1) == '{') {
                open = open < 0 ? i : open;
            } else if (brace == '}' && text.charAt(i + 1) == '}') {
                open = -1;
            }
        }
        return open >= 0 && closing(open + 2, "}}") > close;
    }

    private void dollar(int start) {
        int i = start + 1;
        char next = i < end ? text.charAt(i) : 0;
        if (isDigit(next)) {
            while (i < end && isDigit(text.charAt(i))) {
                i++;
            }
            at = i;
            junk(TokenKind.PARAMETER, start);
            return;
        }
        if (isPlaceholder(start)) {
            placeholder(start);
            return;
        }
        if (isWordStart(next)) {
            while (i < end && text.charAt(i) != '$' && isWordPart(text.charAt(i))) {
                i++;
            }
        }
        if (i >= end || text.charAt(i) != '$') {
            single(TokenKind.INVALID, start);
            return;
        }
        String delimiter = text.substring(start, i + 1);
        int close = text.indexOf(delimiter, i + 1);
        if (close < 0 || close + delimiter.length() > end) {
            unterminated(start, culprit('$'));
        } else {
            at = close + delimiter.length();
            add(TokenKind.DOLLAR_STRING, start);
        }
    }

    /**
     * Which token's quote was never closed, when a quote is open at the end of the text: the earliest that swallowed
     * the beginning of a later statement, for from there on inside and outside are exchanged; else the last one.
     */
    private int culprit(char quote) {
        for (int i = 0; i < tokens.size(); i++) {
            TokenKind kind = tokens.kind(i);
            boolean sameQuote = switch (quote) {
                case '"' -> kind == TokenKind.QUOTED_IDENTIFIER;
                case '$' -> kind == TokenKind.DOLLAR_STRING;
                default -> kind == TokenKind.STRING || kind == TokenKind.ESCAPE_STRING;
            };
            if (sameQuote) {
                int stop = i + 1 < tokens.size() ? tokens.start(i + 1) : at;
                int swallowed = statementLine(tokens.start(i), stop, quote == '$' && mayBeginBody(i));
                if (swallowed < stop) {
                    return i;
                }
            }
        }
        return tokens.size();
    }

    /** An open quote ends before the next line that begins a statement, so that it does not swallow what follows. */
    private void unterminated(int start, int culprit) {
        if (restarts == 0) {
            at = end;
            add(TokenKind.UNTERMINATED, start);
            return;
        }
        restarts--;
        int from = start;
        if (culprit < tokens.size()) {
            from = tokens.start(culprit);
            tokens.truncate(culprit);
        }
        endAtStatement(from);
    }

    /** What is open ends where the next statement begins. */
    private void endAtStatement(int from) {
        at = statementLine(from, end, text.charAt(from) == '$' && mayBeginBody(tokens.size()));
        add(TokenKind.UNTERMINATED, from);
        brackets = 0;
        parens = 0;
        copy = CopyState.START;
        operatorsEnd = 0;
        backslashedQuote = false;
    }

    /**
     * The next offset at which a line begins with the first word of a statement, or the limit. Bodies between dollar
     * signs have such lines rightfully, so for them only a word that begins no statement of a body counts.
     */
    private int statementLine(int from, int limit, boolean body) {
        for (int line = lineAfter(from); line < limit; line = lineAfter(line)) {
            looks++;
            if (isLetter(text.charAt(line))) {
                int stop = wordEnd(line);
                Keyword keyword = Keyword.find(text, line, stop);
                boolean begins = StatementCutter.beginsLine(keyword)
                        || StatementCutter.begins(keyword) && isAfterSemicolon(line);
                if (body ? beginsRoutine(keyword, stop) : begins) {
                    return line;
                }
            }
        }
        return limit;
    }

    /** Whether the last character before a line that is no blank is a semicolon. */
    private boolean isAfterSemicolon(int line) {
        int i = line - 1;
        while (i > excerpt.start() && isBlank(text.charAt(i))) {
            i--;
        }
        return text.charAt(i) == ';';
    }

    /** Whether a body between dollar signs may begin after the tokens so far. */
    private boolean mayBeginBody(int before) {
        int i = before - 1;
        while (i >= 0 && tokens.kind(i).isTrivia()) {
            i--;
        }
        if (i < 0) {
            return false;
        }
        int end = i + 1 < tokens.size() ? tokens.start(i + 1) : text.length();
        return switch (tokens.kind(i)) {
            case IDENTIFIER, QUOTED_IDENTIFIER, RIGHT_PAREN, SEMICOLON -> false;
            case KEYWORD ->
                switch (Keyword.find(text, tokens.start(i), end)) {
                    case AS, DO, IS, TO, FROM, IN, EXECUTE, SELECT, VALUES, DEFAULT, LIKE, THEN, ELSE, AND, OR, WHEN ->
                        true;
                    default -> false;
                };
            default -> true;
        };
    }

    private boolean beginsRoutine(Keyword first, int stop) {
        if (first != Keyword.CREATE) {
            return false;
        }
        String rest = text.substring(stop, Math.min(end, stop + 40)).strip().toUpperCase(java.util.Locale.ROOT);
        return rest.startsWith("OR REPLACE") || rest.startsWith("FUNCTION") || rest.startsWith("PROCEDURE");
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f' || c == '\u000B';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isLetter(char c) {
        return c < 128 && CLASSES[c] == LETTER;
    }

    private static boolean isWordStart(char c) {
        return c >= 128 || CLASSES[c] == LETTER;
    }

    private static boolean isWordPart(char c) {
        return c >= 128 || CLASSES[c] == LETTER || CLASSES[c] == DIGIT || c == '$';
    }

    private static boolean isOperator(char c) {
        return c < 128 && CLASSES[c] == OPERATOR;
    }

    private static byte[] classes() {
        byte[] classes = new byte[128];
        for (char c = 0; c < 128; c++) {
            classes[c] = Character.isLetter(c) || c == '_' ? LETTER : isDigit(c) ? DIGIT : INVALID;
            if (isBlank(c)) {
                classes[c] = BLANK;
            } else if ("~!@#^&|`?+-*/%<>=".indexOf(c) >= 0) {
                classes[c] = OPERATOR;
            } else if (",()[];".indexOf(c) >= 0) {
                classes[c] = SELF;
            }
        }
        classes['\''] = QUOTE;
        classes['"'] = DOUBLE_QUOTE;
        classes['$'] = DOLLAR;
        classes['.'] = DOT;
        classes[':'] = COLON;
        classes['\\'] = BACKSLASH;
        classes['{'] = BRACE;
        return classes;
    }
}
