package dev.stopover.rollback;

import dev.stopover.syntax.Expression;
import dev.stopover.syntax.Keyword;
import dev.stopover.syntax.Query;
import dev.stopover.syntax.TokenKind;
import dev.stopover.syntax.Tokens;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Expressions and queries in the form in which two that PostgreSQL keeps alike read alike: without blanks, comments and
 * parentheses that only group, names folded and without the schemas that are always searched, types by their own names.
 */
final class NormalForm {

    /** The short names of types and the names that they stand for (manual, table 8.1). */
    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("int", "integer"),
            Map.entry("int4", "integer"),
            Map.entry("int8", "bigint"),
            Map.entry("int2", "smallint"),
            Map.entry("bool", "boolean"),
            Map.entry("float8", "double precision"),
            Map.entry("float4", "real"),
            Map.entry("decimal", "numeric"),
            Map.entry("varchar", "character varying"),
            Map.entry("bpchar", "character"),
            Map.entry("char", "character"),
            Map.entry("timestamptz", "timestamp with time zone"),
            Map.entry("timetz", "time with time zone"),
            Map.entry("varbit", "bit varying"));

    /** Operators and words that are other ways to write the same. */
    private static final Map<String, String> SAME = Map.of(
            "!=", "<>", "~~", "like", "~~*", "ilike", "some", "any", "isnull", "is null", "notnull", "is not null");

    private static final Set<String> PUNCTUATION = Set.of("(", ")", ",", ".");
    private static final Pattern CLOCK = Pattern.compile("'([0-9]{2,4}):([0-9]{2}):([0-9]{2})'");
    private static final Pattern UNIT = Pattern.compile("'([0-9]{1,4}) (hour|hr|minute|min|second|sec)s?'");

    private final List<String> words = new ArrayList<>();

    private NormalForm(Tokens tokens, int first, int last) {
        read(tokens, first, last);
    }

    static String of(Expression expression) {
        return new NormalForm(expression.tokens(), expression.first(), expression.last()).text();
    }

    static String of(Query query) {
        return new NormalForm(query.tokens(), query.first(), query.last()).text();
    }

    /**
     * The words of a view's query without their order. PostgreSQL's own text of a view, which rollbacks are often copied
     * from, has names before columns, casts and groups that nobody wrote: only what uses other words is certain to differ.
     */
    static String ofView(Query query) {
        List<String> kept = new NormalForm(query.tokens(), query.first(), query.last()).kept();
        TreeSet<String> used = new TreeSet<>();
        for (int i = 0; i < kept.size(); i++) {
            String word = kept.get(i);
            boolean qualifies = i + 1 < kept.size() && kept.get(i + 1).equals(".");
            if (word.equals("::")) {
                i++;
            } else if (!qualifies && !PUNCTUATION.contains(word)) {
                used.add(word);
            }
        }
        return String.join(" ", used);
    }

    /** Text of a function as PostgreSQL stores it, without its blanks. */
    static String ofBody(String text) {
        StringBuilder dense = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c > ' ' && c != '\u00a0') {
                dense.append(c);
            }
        }
        return dense.toString();
    }

    private String text() {
        return String.join(" ", kept());
    }

    private List<String> kept() {
        List<String> kept = new ArrayList<>(words.size());
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            boolean searched = (word.equals("public") || word.equals("pg_catalog")) && isWord(i + 1, ".");
            if (searched && i + 2 < words.size() && !isWord(i - 1, ".")) {
                i++;
            } else if (word.equals("::")) {
                i = cast(kept, i);
            } else if (word.equals("interval")
                    && i + 1 < words.size()
                    && words.get(i + 1).startsWith("'")) {
                kept.add(interval(words.get(++i)));
            } else if (word.equals("=") && isWord(i + 1, "any") && isWord(i + 2, "array")) {
                // PostgreSQL keeps x IN (a, b) as x = ANY (ARRAY[a, b]).
                kept.add("in");
                i += 2;
            } else if (!word.equals("[") && !word.equals("]") || !kept.isEmpty()) {
                kept.add(word);
            }
        }
        kept.removeIf(word -> word.equals("[") || word.equals("]"));
        return kept;
    }

    /**
     * A cast: left out behind a constant, which takes the type that it is needed in anyway, and where it makes a text of
     * a text, which PostgreSQL does by itself. Returns its last word.
     */
    private int cast(List<String> kept, int at) {
        int last = at;
        StringBuilder type = new StringBuilder();
        for (int i = at + 1; i < words.size() && isTypeWord(i, type.length() > 0); i++) {
            String word = words.get(i);
            boolean schema = (word.equals("public") || word.equals("pg_catalog")) && isWord(i + 1, ".");
            last = schema ? ++i : i;
            if (!schema) {
                type.append(type.length() == 0 ? "" : " ").append(TYPES.getOrDefault(word, word));
            }
        }
        String before = kept.isEmpty() ? "" : kept.get(kept.size() - 1);
        if (type.toString().equals("interval") && before.startsWith("'")) {
            kept.set(kept.size() - 1, interval(before));
        }
        boolean relabels = type.toString().equals("text") || type.toString().equals("character varying");
        if (!relabels && !before.startsWith("'") && !before.equals("]")) {
            kept.add("::");
            kept.add(type.toString());
        }
        return last;
    }

    /** The seconds of an interval of one unit, which PostgreSQL keeps as hours, minutes and seconds. */
    private static String interval(String literal) {
        Matcher clock = CLOCK.matcher(literal);
        if (clock.matches()) {
            return (Integer.parseInt(clock.group(1)) * 60 + Integer.parseInt(clock.group(2))) * 60
                    + Integer.parseInt(clock.group(3))
                    + " seconds";
        }
        Matcher unit = UNIT.matcher(literal.toLowerCase(Locale.ROOT));
        if (!unit.matches()) {
            return literal;
        }
        int seconds = switch (unit.group(2).charAt(0)) {
            case 'h' -> 3600;
            case 'm' -> 60;
            default -> 1;
        };
        return Integer.parseInt(unit.group(1)) * seconds + " seconds";
    }

    private boolean isTypeWord(int i, boolean begun) {
        String word = words.get(i);
        if (!begun) {
            return true;
        }
        return switch (word) {
            case "[", "]", ".", "varying", "precision", "zone", "time", "without" -> true;
            case "with" -> isWord(i + 1, "time");
            default -> isWord(i - 1, ".") || isWord(i - 1, "[");
        };
    }

    private boolean isWord(int i, String word) {
        return i >= 0 && i < words.size() && words.get(i).equals(word);
    }

    private void read(Tokens tokens, int first, int last) {
        List<Boolean> grouping = new ArrayList<>();
        boolean callable = false;
        for (int i = first; i <= last; i++) {
            TokenKind kind = tokens.kind(i);
            if (kind.isTrivia()) {
                continue;
            }
            if (kind == TokenKind.LEFT_PAREN) {
                grouping.add(!callable);
                if (callable) {
                    words.add("(");
                }
            } else if (kind == TokenKind.RIGHT_PAREN) {
                boolean groups = grouping.isEmpty() || grouping.remove(grouping.size() - 1);
                if (!groups) {
                    words.add(")");
                }
            } else {
                add(tokens, i, kind);
            }
            callable = kind.isIdentifier()
                    || kind == TokenKind.KEYWORD && !tokens.keyword(i).isReserved();
        }
    }

    private void add(Tokens tokens, int i, TokenKind kind) {
        if (kind.isString()) {
            words.add("'" + tokens.value(i) + "'");
        } else if (kind == TokenKind.KEYWORD) {
            String word = tokens.value(i);
            Keyword keyword = tokens.keyword(i);
            // These words may be left out wherever they stand.
            if (keyword != Keyword.AS
                    && keyword != Keyword.INNER
                    && keyword != Keyword.OUTER
                    && keyword != Keyword.ASC) {
                Collections.addAll(words, SAME.getOrDefault(word, word).split(" "));
            }
        } else if (kind.isIdentifier()) {
            words.add(tokens.value(i));
        } else {
            String text = tokens.text(i);
            words.add(SAME.getOrDefault(text, text));
        }
    }
}
