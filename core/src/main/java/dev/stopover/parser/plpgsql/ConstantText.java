package dev.stopover.parser.plpgsql;

import dev.stopover.parser.Cursor;
import dev.stopover.parser.Expressions;
import dev.stopover.parser.SyntaxException;
import dev.stopover.source.TextRange;
import dev.stopover.syntax.Excerpt;
import dev.stopover.syntax.Expression;
import dev.stopover.syntax.Keyword;
import dev.stopover.syntax.Names;
import dev.stopover.syntax.TokenKind;
import dev.stopover.syntax.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * Finds the text that an expression of PL/pgSQL stands for: literals, variables whose text is known, {@code ||},
 * {@code format()}, {@code concat()}, {@code replace()} and the quoting functions. Each character keeps its place in the file; what a
 * variable or an argument puts in stands where it is named. {@link Names#GAP} stands for each part that is not known.
 */
final class ConstantText {

    /** How deep parentheses and calls may lie in each other; what lies deeper is a gap. */
    private static final int DEEPEST = 50;

    /** How many characters one expression may put together, lest texts grow without bound; what is more is a gap. */
    private static final int MOST = 1_000_000;

    private final Tokens tokens;
    private final int first;
    private final int limit;
    private final Function<String, Optional<Excerpt>> variables;
    private int depth;
    private int put;

    private ConstantText(Expression expression, Function<String, Optional<Excerpt>> variables) {
        this.tokens = expression.tokens();
        this.first = tokens.significantFrom(tokens.start(expression.first()));
        this.limit = tokens.significantFrom(tokens.start(expression.last())) + 1;
        this.variables = variables;
    }

    /** The text of an expression, if all of it is known; variables are asked for by name, fields as {@code record.field}. */
    static Optional<Excerpt> of(Expression expression, Function<String, Optional<Excerpt>> variables) {
        return Optional.of(withGaps(expression, variables)).filter(text -> !hasGap(text));
    }

    /** The text of an expression, with {@link Names#GAP} for each part that is not known. */
    static Excerpt withGaps(Expression expression, Function<String, Optional<Excerpt>> variables) {
        ConstantText text = new ConstantText(expression, variables);
        return text.concatenation(text.first, text.limit);
    }

    /** Whether a part of a text is not known. */
    static boolean hasGap(Excerpt text) {
        int gap = text.text().indexOf(Names.GAP, text.start());
        return gap >= 0 && gap < text.end();
    }

    /** The texts of the elements of an array of constants, if all of them are known. */
    static Optional<List<Excerpt>> elements(Expression expression, Function<String, Optional<Excerpt>> variables) {
        ConstantText text = new ConstantText(expression, variables);
        Cursor cursor = text.cursor(text.first, text.limit);
        try {
            Optional<List<Excerpt>> found = text.array(cursor);
            return cursor.atEnd()
                    ? found.filter(elements -> elements.stream().noneMatch(ConstantText::hasGap))
                    : Optional.empty();
        } catch (SyntaxException unknown) {
            return Optional.empty();
        }
    }

    private Cursor cursor(int from, int to) {
        return new Cursor(tokens, from, to);
    }

    private Optional<List<Excerpt>> array(Cursor cursor) {
        if (!cursor.accept(Keyword.ARRAY)) {
            return cursor.atLabel() && !cursor.atString() ? arrayVariable(cursor) : arrayLiteral(cursor);
        }
        if (!cursor.at(TokenKind.LEFT_BRACKET)) {
            return Optional.empty();
        }
        List<Excerpt> elements = texts(cursor);
        casts(cursor);
        return Optional.of(elements);
    }

    private Optional<List<Excerpt>> arrayVariable(Cursor cursor) {
        String name = tokens.value(cursor.index());
        cursor.advance();
        Optional<Integer> size = variables.apply(name + "[]").map(text -> Integer.valueOf(text.toString()));
        if (size.isEmpty()) {
            return Optional.empty();
        }
        List<Excerpt> elements = new ArrayList<>();
        for (int i = 1; i <= size.get(); i++) {
            variables.apply(name + '[' + i + ']').ifPresent(elements::add);
        }
        return Optional.of(elements);
    }

    /** {@code '{a,b}'} without quotes or braces inside. */
    private Optional<List<Excerpt>> arrayLiteral(Cursor cursor) {
        if (!cursor.atString()) {
            return Optional.empty();
        }
        Excerpt contents = tokens.contents(cursor.index());
        String text = contents.toString();
        cursor.string();
        casts(cursor);
        if (text.length() < 3
                || text.charAt(0) != '{'
                || text.charAt(text.length() - 1) != '}'
                || text.chars().anyMatch(c -> c == '"' || c == '\\')
                || text.indexOf('{', 1) >= 0) {
            return Optional.empty();
        }
        List<Excerpt> elements = new ArrayList<>();
        int start = 1;
        for (int i = 1; i < text.length(); i++) {
            if (text.charAt(i) == ',' || i == text.length() - 1) {
                elements.add(contents.part(contents.start() + start, contents.start() + i));
                start = i + 1;
            }
        }
        return Optional.of(elements);
    }

    /** What stands between two positions, cut at each {@code ||} outside brackets. */
    private Excerpt concatenation(int from, int to) {
        List<Excerpt> parts = new ArrayList<>();
        int start = from;
        int open = 0;
        for (int position = from; position < to; position++) {
            int index = tokens.significant(position);
            switch (tokens.kind(index)) {
                case LEFT_PAREN, LEFT_BRACKET -> open++;
                case RIGHT_PAREN, RIGHT_BRACKET -> open--;
                case KEYWORD -> {
                    if (tokens.keyword(index) == Keyword.CASE) {
                        open++;
                    } else if (tokens.keyword(index) == Keyword.END) {
                        open--;
                    }
                }
                case OPERATOR -> {
                    if (open == 0 && tokens.text(index).equals("||")) {
                        parts.add(operand(start, position));
                        start = position + 1;
                    }
                }
                default -> {}
            }
        }
        parts.add(operand(start, to));
        return parts.size() == 1
                ? parts.get(0)
                : joined(parts, tokens.range(tokens.significant(from), tokens.significant(to - 1)));
    }

    private Excerpt joined(List<Excerpt> parts, TextRange place) {
        Excerpt.Builder builder = Excerpt.builder();
        for (Excerpt part : parts) {
            if (isTooMuch(part.end() - part.start())) {
                return gap(place);
            }
            builder.append(part, part.start(), part.end());
        }
        return builder.build();
    }

    /** Counts what is put together; whether that is more than anybody would execute. */
    private boolean isTooMuch(int length) {
        put += length;
        return put > MOST;
    }

    private static Excerpt gap(TextRange place) {
        return placed(String.valueOf(Names.GAP), place);
    }

    private static Excerpt placed(String text, TextRange place) {
        return Excerpt.builder().append(text, place).build();
    }

    private Excerpt operand(int from, int to) {
        if (depth < DEEPEST && from < to) {
            depth++;
            Cursor cursor = cursor(from, to);
            try {
                Excerpt text = primary(cursor);
                casts(cursor);
                if (cursor.atEnd()) {
                    return text;
                }
            } catch (SyntaxException more) {
                // An operator or a form that puts no text together: what it gives is not known.
            } finally {
                depth--;
            }
        }
        return gap(from, to);
    }

    private Excerpt gap(int from, int to) {
        int start = tokens.significant(Math.min(from, limit - 1));
        return placed(
                String.valueOf(Names.GAP),
                tokens.range(start, tokens.significant(Math.max(Math.min(from, limit - 1), to - 1))));
    }

    private static void casts(Cursor cursor) {
        while (cursor.accept(TokenKind.DOUBLE_COLON)) {
            new Expressions(cursor).types().typeName();
        }
    }

    private Excerpt primary(Cursor cursor) {
        int from = cursor.position();
        switch (cursor.kind()) {
            case LEFT_PAREN -> {
                cursor.skipParenthesized();
                return concatenation(from + 1, cursor.position() - 1);
            }
            case INTEGER, NUMBER -> {
                int index = cursor.index();
                cursor.advance();
                return tokens.excerpt().part(tokens.start(index), tokens.end(index));
            }
            case PARAMETER -> {
                return variable(cursor);
            }
            default -> {
                if (cursor.atString()) {
                    Excerpt contents = tokens.contents(cursor.index());
                    cursor.string();
                    return contents;
                }
                boolean name = cursor.atLabel()
                        && (cursor.keyword(0) == Keyword.NO_KEYWORD
                                || cursor.atName()
                                || cursor.atTypeOrFunctionName());
                if (!name) {
                    throw cursor.error();
                }
                return cursor.kind(1) == TokenKind.LEFT_PAREN ? call(cursor) : variable(cursor);
            }
        }
    }

    private Excerpt variable(Cursor cursor) {
        int from = cursor.position();
        String name = tokens.value(cursor.index());
        cursor.advance();
        while (cursor.accept(TokenKind.DOT)) {
            name += "." + cursor.label().value();
        }
        if (cursor.at(TokenKind.LEFT_BRACKET)) {
            int open = cursor.position();
            cursor.skipParenthesized();
            name += '[' + concatenation(open + 1, cursor.position() - 1).toString() + ']';
        }
        int to = cursor.position();
        boolean alone = from == first && to == limit;
        return variables
                .apply(name)
                .map(text -> alone ? text : placed(text.toString(), cursor.rangeFrom(from)))
                .orElseGet(() -> gap(from, to));
    }

    private Excerpt call(Cursor cursor) {
        int from = cursor.position();
        String function = cursor.text().toLowerCase(Locale.ROOT);
        cursor.advance();
        List<Excerpt> arguments = texts(cursor);
        TextRange place = cursor.rangeFrom(from);
        return switch (function) {
            case "format" -> format(arguments, place);
            case "concat" -> joined(arguments, place);
            case "quote_ident" -> placed(quoted(single(arguments)), place);
            case "quote_literal", "quote_nullable" -> placed(literal(single(arguments)), place);
            case "lower" -> placed(single(arguments).toLowerCase(Locale.ROOT), place);
            case "upper" -> placed(single(arguments).toUpperCase(Locale.ROOT), place);
            case "trim", "btrim" -> placed(single(arguments).strip(), place);
            case "replace" -> replace(arguments, place);
            case "pg_get_functiondef" -> placed("CREATE OR REPLACE FUNCTION " + Names.GAP, place);
            default -> gap(place);
        };
    }

    private static String single(List<Excerpt> arguments) {
        return arguments.size() == 1 ? arguments.get(0).toString() : String.valueOf(Names.GAP);
    }

    /** A name as SQL has to write it; what is not known of it is taken to need no quotes. */
    private static String quoted(String name) {
        String known = name.replace(String.valueOf(Names.GAP), "");
        return known.length() < name.length()
                        && (known.isEmpty() || Names.quoted(known).equals(known))
                ? name
                : Names.quoted(name);
    }

    /** {@code replace()}: where it is not known what is replaced, the text with gaps is as good as any. */
    private Excerpt replace(List<Excerpt> arguments, TextRange place) {
        if (arguments.size() != 3) {
            return gap(place);
        }
        String text = arguments.get(0).toString();
        String replaced = arguments.get(1).toString();
        if (Names.hasGap(replaced) || replaced.isEmpty()) {
            return Names.hasGap(text) ? arguments.get(0) : gap(place);
        }
        String replacement = arguments.get(2).toString();
        boolean tooMuch = isTooMuch(text.length())
                || (long) text.length() / replaced.length() * replacement.length() > MOST - put;
        return tooMuch ? gap(place) : placed(text.replace(replaced, replacement), place);
    }

    private static String literal(String text) {
        String quoted = "'" + text.replace("'", "''") + "'";
        return text.indexOf('\\') < 0 ? quoted : " E" + quoted.replace("\\", "\\\\");
    }

    /** The texts between brackets, with commas between. */
    private List<Excerpt> texts(Cursor cursor) {
        int from = cursor.position();
        cursor.skipParenthesized();
        int to = cursor.position() - 1;
        List<Excerpt> texts = new ArrayList<>();
        int start = from + 1;
        int open = 0;
        for (int position = start; position < to; position++) {
            switch (tokens.kind(tokens.significant(position))) {
                case LEFT_PAREN, LEFT_BRACKET -> open++;
                case RIGHT_PAREN, RIGHT_BRACKET -> open--;
                case COMMA -> {
                    if (open == 0) {
                        texts.add(concatenation(start, position));
                        start = position + 1;
                    }
                }
                default -> {}
            }
        }
        if (start < to) {
            texts.add(concatenation(start, to));
        }
        return texts;
    }

    /** {@code format()}: what is put in stands where its {@code %I} stands. */
    private Excerpt format(List<Excerpt> arguments, TextRange call) {
        if (arguments.isEmpty()) {
            return gap(call);
        }
        Excerpt format = arguments.get(0);
        String text = format.text();
        Excerpt.Builder result = Excerpt.builder();
        int next = 1;
        int at = format.start();
        while (at < format.end()) {
            int percent = text.indexOf('%', at);
            if (percent < 0 || percent >= format.end()) {
                result.append(format, at, format.end());
                break;
            }
            result.append(format, at, percent);
            int i = percent + 1;
            int number = 0;
            int digits = i;
            while (digits < format.end() && Character.isDigit(text.charAt(digits))) {
                number = Math.min(1_000, number * 10 + text.charAt(digits) - '0');
                digits++;
            }
            boolean positional = digits > i && digits < format.end() && text.charAt(digits) == '$';
            if (positional) {
                i = digits + 1;
            }
            if (i >= format.end()) {
                return gap(call);
            }
            char kind = text.charAt(i);
            TextRange place = format.range(percent, i + 1);
            if (kind == '%') {
                result.append("%", place);
            } else {
                int argument = positional ? number : next;
                String value = argument >= 1 && argument < arguments.size()
                        ? arguments.get(argument).toString()
                        : String.valueOf(Names.GAP);
                next = argument + 1;
                if (isTooMuch(value.length())) {
                    return gap(call);
                }
                switch (kind) {
                    case 's' -> result.append(value, place);
                    case 'I' -> result.append(quoted(value), place);
                    case 'L' -> result.append(literal(value), place);
                    default -> {
                        return gap(call);
                    }
                }
            }
            at = i + 1;
        }
        return result.build();
    }
}
