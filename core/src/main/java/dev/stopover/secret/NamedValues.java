package dev.stopover.secret;

import dev.stopover.source.TextRange;
import java.util.List;
import java.util.Optional;

/**
 * Strings that stand behind a name such as {@code password}: {@code PASSWORD 'x'}, {@code "api_key": "x"},
 * {@code 'token', 'x'}, {@code secret => 'x'}, {@code password=x} in a connection string; and the first argument of
 * functions that take a secret.
 */
final class NamedValues {

    private static final int MOST_BLANKS = 80;
    private static final int NEARBY = 200;
    private static final List<String> SEPARATORS = List.of(":=", "=>", "::", "=", ":", ",");
    private static final List<String> TAKE_A_SECRET = List.of("crypt", "create_secret", "update_secret");

    private final String text;
    private final List<Secret> found;
    private int next;

    NamedValues(String text, List<Secret> found) {
        this.text = text;
        this.found = found;
    }

    /** Whether a word that begins so and is so long may be the name of a function that takes a secret. */
    static boolean mayBegin(char first, int length) {
        return first == 'c' && (length == "crypt".length() || length == "create_secret".length())
                || first == 'u' && length == "update_secret".length()
                || Characters.isDigit(first) && length > "crypt".length();
    }

    /** Looks at a word, which begins and ends at offsets; digits before its first letter are none of its name. */
    void word(int from, int to) {
        if (from < next) {
            return;
        }
        int start = from;
        while (start < to && Characters.isDigit(text.charAt(start))) {
            start++;
        }
        int end = to;
        while (end < text.length() && (Characters.isWord(text.charAt(end)) || isHyphen(text, end))) {
            end++;
        }
        if (start < end) {
            next = value(text, start, end, found);
        }
    }

    private static boolean isHyphen(String text, int at) {
        return text.charAt(at) == '-' && at + 1 < text.length() && Characters.isLetter(text.charAt(at + 1));
    }

    /** Looks behind a word, and says where to go on. */
    private static int value(String text, int start, int end, List<Secret> found) {
        if (end < text.length() && takesASecret(text, start, end)) {
            return argument(text, end, found);
        }
        if (!SensitiveNames.mayBe(text, start, end)) {
            return end;
        }
        String word = text.substring(start, end);
        boolean secret = SensitiveNames.isSecret(word);
        if (!secret && !SensitiveNames.isPersonal(word)) {
            return end;
        }
        int separator = Characters.afterBlanks(text, afterQuotes(text, end), MOST_BLANKS);
        String written = separator(text, separator);
        int from = Characters.afterBlanks(text, separator + written.length(), MOST_BLANKS);
        boolean variable = isVariable(text, end, separator);
        Optional<QuotedValue> literal =
                variable || written.equals("::") ? Optional.empty() : QuotedValue.at(text, from);
        if (literal.isPresent() && isString(text, from, written)) {
            TextRange range = literal.get().value();
            if (isShown(text, range)) {
                found.add(
                        secret
                                ? new Secret(Secret.Kind.PASSWORD, "the value of a secret", range)
                                : new Secret(Secret.Kind.PERSONAL, "personal data", range));
                return literal.get().end();
            }
            return end;
        }
        return written.equals("=") && from == end + 1 ? unquoted(text, start, from, found) : end;
    }

    private static boolean takesASecret(String text, int start, int end) {
        char first = text.charAt(start);
        if (first != 'c' && first != 'u') {
            return false;
        }
        for (String function : TAKE_A_SECRET) {
            if (end - start == function.length() && text.startsWith(function, start)) {
                return true;
            }
        }
        return false;
    }

    /** psql puts the value of a variable in for {@code :'name'}. */
    private static boolean isVariable(String text, int end, int colon) {
        return text.startsWith(":'", colon) && text.charAt(end) != '"' && text.charAt(end) != '\'';
    }

    /** The closing quotes of a name: of a key in JSON, of a string, of a string in a string. */
    private static int afterQuotes(String text, int end) {
        int at = end;
        while (at < text.length() && at < end + 2 && (text.charAt(at) == '"' || text.charAt(at) == '\'')) {
            at++;
        }
        return at;
    }

    private static String separator(String text, int at) {
        for (String separator : SEPARATORS) {
            if (text.startsWith(separator, at)) {
                return separator;
            }
        }
        return "";
    }

    /** A name in double quotes is a string only in JSON, where a colon stands before it. */
    private static boolean isString(String text, int from, String separator) {
        return text.charAt(from) != '"' || separator.equals(":");
    }

    /** Not where nothing is given away, and not where the quote closed a string that goes on with an operator. */
    private static boolean isShown(String text, TextRange range) {
        if (range.isEmpty() || Placeholder.starts(text, range.start())) {
            return false;
        }
        int first = Characters.afterBlanks(text, range.start(), MOST_BLANKS);
        return first < range.end() && !(first > range.start() && text.startsWith("||", first));
    }

    /** A value of libpq's connection strings or of a URL's parameters, which no SQL would write so. */
    private static int unquoted(String text, int start, int from, List<Secret> found) {
        int end = from;
        while (end < text.length() && end < from + NEARBY && isPlain(text.charAt(end))) {
            end++;
        }
        if (end > from && !Placeholder.starts(text, from) && isConnection(text, start, end)) {
            found.add(new Secret(Secret.Kind.PASSWORD, "a password", new TextRange(from, end)));
            return end;
        }
        return from;
    }

    private static boolean isPlain(char c) {
        return c > ' ' && "'\"&;,)".indexOf(c) < 0;
    }

    private static boolean isConnection(String text, int start, int end) {
        if (start > 0 && (text.charAt(start - 1) == '?' || text.charAt(start - 1) == '&')) {
            return true;
        }
        String near = text.substring(Math.max(0, start - NEARBY), Math.min(text.length(), end + NEARBY));
        return near.contains("host=") || near.contains("dbname=") || near.contains("user=");
    }

    private static int argument(String text, int end, List<Secret> found) {
        int parenthesis = Characters.afterBlanks(text, end, MOST_BLANKS);
        if (!text.startsWith("(", parenthesis)) {
            return end;
        }
        int from = Characters.afterBlanks(text, parenthesis + 1, MOST_BLANKS);
        Optional<QuotedValue> literal = QuotedValue.at(text, from);
        if (literal.isEmpty()
                || text.charAt(from) == '"'
                || !isShown(text, literal.get().value())) {
            return end;
        }
        found.add(new Secret(
                Secret.Kind.PASSWORD, "a secret in a call", literal.get().value()));
        return literal.get().end();
    }
}
