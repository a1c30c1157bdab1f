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

    private final Excerpt excerpt;
    private final String text;
    private final int end;
    private final boolean psql;
    private final Tokens.Builder tokens;
    private final TemplateMarks templates;
    private final Quotes quotes;
    private final OpenQuotes open;
    private final CopyRows copy;
    private int at;
    private int brackets;
    private int parens;
    private int restarts = RESTARTS;

    /** Of the run of operator characters seen last: its end, its last character that keeps a sign, its signs at the end. */
    private int operatorsEnd;

    private int lastSpecial;
    private int signs;

    /** Whether a string of this statement seems to mean a quote by a backslash and a quote. */
    private boolean backslashedQuote;

    /** What looking ahead has cost. */
    private long looks;

    private Lexer(Excerpt excerpt, boolean psql) {
        this.excerpt = excerpt;
        this.text = excerpt.text();
        this.end = excerpt.end();
        this.psql = psql;
        this.tokens = new Tokens.Builder(excerpt);
        this.templates = new TemplateMarks(text, end);
        this.quotes = new Quotes(text, end);
        this.open = new OpenQuotes(excerpt, tokens, templates);
        this.copy = new CopyRows(text, end);
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
        return lexer.run().size() + lexer.looks + lexer.open.looks();
    }

    private Tokens run() {
        if (at == 0 && at < end && text.charAt(0) == '\uFEFF') {
            at = 1;
            add(TokenKind.BLANK, 0);
        }
        while (at < end) {
            int start = at;
            char c = text.charAt(at);
            switch (CharacterClass.of(c)) {
                case CharacterClass.BLANK -> blank(start);
                case CharacterClass.LETTER -> letter(start, c);
                case CharacterClass.DIGIT -> number(start);
                case CharacterClass.OPERATOR -> operator(start, c);
                case CharacterClass.SELF -> self(start, c);
                case CharacterClass.QUOTE -> string(TokenKind.STRING, start, at, false);
                case CharacterClass.DOUBLE_QUOTE -> quotedIdentifier(TokenKind.QUOTED_IDENTIFIER, start, at);
                case CharacterClass.DOLLAR -> dollar(start);
                case CharacterClass.DOT -> dot(start);
                case CharacterClass.COLON -> colon(start);
                case CharacterClass.BACKSLASH -> backslash(start);
                case CharacterClass.BRACE -> brace(start);
                default -> single(TokenKind.INVALID, start);
            }
        }
        return tokens.build();
    }

    private void add(TokenKind kind, int start) {
        tokens.add(kind, Keyword.NO_KEYWORD, start);
        copy.token(kind);
    }

    private void single(TokenKind kind, int start) {
        at = start + 1;
        add(kind, start);
    }

    private void blank(int start) {
        int i = start + 1;
        while (i < end && CharacterClass.isBlank(text.charAt(i))) {
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
        int i = templates.wordEnd(start + 1);
        at = i;
        if (i < end && templates.isPlaceholder(i)) {
            placeholder(start);
            return;
        }
        Keyword keyword = Keyword.find(text, start, i);
        tokens.add(keyword == Keyword.NO_KEYWORD ? TokenKind.IDENTIFIER : TokenKind.KEYWORD, keyword, start);
        copy.word(keyword, psql, parens == 0);
    }

    /** The rest of a word that has a placeholder at {@link #at}. */
    private void placeholder(int start) {
        while (at < end) {
            int close = CharacterClass.isWordPart(text.charAt(at)) && text.charAt(at) != '$'
                    ? templates.wordEnd(at)
                    : templates.placeholderEnd(at);
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
        if (templates.isDoubleBrace(start) && templates.isControl(start + 2)) {
            int close = templates.closing(start + 2, "}}");
            if (close >= 0) {
                at = close;
                add(TokenKind.TEMPLATE_TAG, start);
                return;
            }
        }
        if (templates.isPlaceholder(start)) {
            placeholder(start);
        } else {
            single(TokenKind.INVALID, start);
        }
    }

    private void number(int start) {
        char next = start + 1 < end ? text.charAt(start + 1) : 0;
        if (text.charAt(start) == '0' && (next | 0x20) >= 'b' && isRadix(next)) {
            int radix = (next | 0x20) == 'x' ? 16 : (next | 0x20) == 'o' ? 8 : 2;
            int i = start + 2;
            int digits = 0;
            while (i < end && (CharacterClass.isDigit(text.charAt(i), radix) || underscoreBefore(i, radix))) {
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
        return text.charAt(i) == '_' && i + 1 < end && CharacterClass.isDigit(text.charAt(i + 1), radix);
    }

    private int digits(int from) {
        int i = from;
        while (i < end && (CharacterClass.isDigit(text.charAt(i)) || i > from && underscoreBefore(i, 10))) {
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
            if (i < end && CharacterClass.isDigit(text.charAt(i))) {
                at = digits(i);
                found = TokenKind.NUMBER;
            }
        }
        junk(found, start);
    }

    /** Letters right after a number are an error since PostgreSQL 15. */
    private void junk(TokenKind kind, int start) {
        if (at < end && CharacterClass.isWordStart(text.charAt(at))) {
            at = templates.wordEnd(at);
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
        } else if (CharacterClass.isDigit(next)) {
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
        return before == '\'' || before == ')' || CharacterClass.isDigit(before);
    }

    private int variableEnd(int from, char first) {
        if (CharacterClass.isWordStart(first)) {
            int i = from;
            while (i < end && CharacterClass.isWordPart(text.charAt(i)) && text.charAt(i) != '$') {
                i++;
            }
            return i;
        }
        if (first != '\'' && first != '"' && first != '{') {
            return -1;
        }
        int i = first == '{' && from + 1 < end && text.charAt(from + 1) == '?' ? from + 2 : from + 1;
        int name = i;
        while (i < end && CharacterClass.isWordPart(text.charAt(i)) && text.charAt(i) != '$') {
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
                boolean rows = copy.follow();
                copy.begin();
                if (rows) {
                    rows();
                }
            }
        }
    }

    /** The rows from the next line to the line that ends them; without such a line there are none. */
    private void rows() {
        int line = open.lineAfter(at);
        int stop = copy.lastLine(line, open);
        if (stop < 0) {
            return;
        }
        onlyTrivia(line);
        int start = at;
        at = Math.min(end, stop + 2);
        tokens.add(TokenKind.COPY_DATA, Keyword.NO_KEYWORD, start);
    }

    /** What stands between the semicolon of a COPY and the end of its line: blanks, perhaps a comment. */
    private void onlyTrivia(int line) {
        while (at < line) {
            int start = at;
            if (CharacterClass.isBlank(text.charAt(at))) {
                while (at < line && CharacterClass.isBlank(text.charAt(at))) {
                    at++;
                }
                tokens.add(TokenKind.BLANK, Keyword.NO_KEYWORD, start);
            } else {
                at = line;
                tokens.add(TokenKind.LINE_COMMENT, Keyword.NO_KEYWORD, start);
            }
        }
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
        boolean rows = copy.atStart() && copy.isCopyFromStdin(start, i);
        tokens.add(TokenKind.META_COMMAND, Keyword.NO_KEYWORD, start);
        if (rows) {
            rows();
        }
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
        while (i < end && CharacterClass.isOperator(text.charAt(i)) && (i == start || !isCommentStart(i))) {
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
            copy.begin();
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
            int close = backslashes ? quotes.closingQuoteAfterEscapes(i) : quotes.closingQuote(i, '\'');
            if (close < 0) {
                unterminated(start, open.culprit('\'', at));
                return;
            }
            int next = quotes.continuation(close);
            if (next < 0) {
                if (backslashedQuote && open.statementLine(start, close, false) < close) {
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
        return text.charAt(close - 2) == '\\' && close < end && CharacterClass.isWordPart(text.charAt(close));
    }

    private void quotedIdentifier(TokenKind kind, int start, int quote) {
        int template = text.startsWith("{{", quote + 1) ? templates.closing(quote + 3, "}}\"") : -1;
        if (template >= 0) {
            // The quotes of a template's argument, "{{ index .Options "x" }}", do not end the name.
            at = template;
            add(TokenKind.PLACEHOLDER, start);
            return;
        }
        int close = quotes.closingQuote(quote + 1, '"');
        if (close > 0 && templates.isInTemplate(quote, close)) {
            close = quotes.closingQuote(text.indexOf("}}", close) + 2, '"');
        }
        if (close < 0) {
            unterminated(start, open.culprit('"', at));
        } else {
            at = close;
            add(kind, start);
        }
    }

    private void dollar(int start) {
        int i = start + 1;
        char next = i < end ? text.charAt(i) : 0;
        if (CharacterClass.isDigit(next)) {
            while (i < end && CharacterClass.isDigit(text.charAt(i))) {
                i++;
            }
            at = i;
            junk(TokenKind.PARAMETER, start);
            return;
        }
        if (templates.isPlaceholder(start)) {
            placeholder(start);
            return;
        }
        if (CharacterClass.isWordStart(next)) {
            while (i < end && text.charAt(i) != '$' && CharacterClass.isWordPart(text.charAt(i))) {
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
            unterminated(start, open.culprit('$', at));
        } else {
            at = close + delimiter.length();
            add(TokenKind.DOLLAR_STRING, start);
        }
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
        at = open.statementLine(from, end, text.charAt(from) == '$' && open.mayBeginBody(tokens.size()));
        add(TokenKind.UNTERMINATED, from);
        brackets = 0;
        parens = 0;
        copy.begin();
        operatorsEnd = 0;
        backslashedQuote = false;
    }

    private boolean isCommentStart(int i) {
        char c = text.charAt(i);
        char next = i + 1 < end ? text.charAt(i + 1) : 0;
        return c == '-' && next == '-' || c == '/' && next == '*';
    }
}
