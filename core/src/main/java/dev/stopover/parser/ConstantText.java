package dev.stopover.parser;

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
 * Finds the text that an expression of PL/pgSQL stands for, where that is certain: literals, variables whose text is
 * known, {@code ||}, {@code format()}, {@code concat()} and the quoting functions. Each character keeps its place in
 * the file; what a variable or an argument puts in stands where it is named.
 */
final class ConstantText {

    private final Tokens tokens;
    private final Cursor cursor;
    private final Function<String, Optional<Excerpt>> variables;

    private ConstantText(Expression expression, Function<String, Optional<Excerpt>> variables) {
        this.tokens = expression.tokens();
        this.cursor = new Cursor(
                tokens,
                tokens.significantFrom(tokens.start(expression.first())),
                tokens.significantFrom(tokens.start(expression.last())) + 1);
        this.variables = variables;
    }

    /** The text of an expression, if it is known; variables are asked for by name, fields as {@code record.field}. */
    static Optional<Excerpt> of(Expression expression, Function<String, Optional<Excerpt>> variables) {
        ConstantText text = new ConstantText(expression, variables);
        try {
            Optional<Excerpt> found = text.concatenation();
            return text.cursor.atEnd() ? found : Optional.empty();
        } catch (SyntaxException unknown) {
            return Optional.empty();
        }
    }

    /** The texts of the elements of an array of constants. */
    static Optional<List<Excerpt>> elements(Expression expression, Function<String, Optional<Excerpt>> variables) {
        ConstantText text = new ConstantText(expression, variables);
        try {
            Optional<List<Excerpt>> found = text.array();
            return text.cursor.atEnd() ? found : Optional.empty();
        } catch (SyntaxException unknown) {
            return Optional.empty();
        }
    }

    private Optional<List<Excerpt>> array() {
        if (!cursor.accept(Keyword.ARRAY)) {
            return arrayLiteral();
        }
        cursor.expect(TokenKind.LEFT_BRACKET);
        Optional<List<Excerpt>> elements = texts(TokenKind.RIGHT_BRACKET);
        casts();
        return elements;
    }

    /** {@code '{a,b}'} without quotes or braces inside. */
    private Optional<List<Excerpt>> arrayLiteral() {
        if (!cursor.atString()) {
            return Optional.empty();
        }
        Excerpt contents = tokens.contents(cursor.index());
        String text = contents.toString();
        cursor.string();
        casts();
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

    private Optional<Excerpt> concatenation() {
        Optional<Excerpt> first = term();
        while (first.isPresent()
                && cursor.at(TokenKind.OPERATOR)
                && cursor.text().equals("||")) {
            cursor.advance();
            Optional<Excerpt> next = term();
            if (next.isEmpty()) {
                return next;
            }
            first = Optional.of(joined(List.of(first.get(), next.get())));
        }
        return first;
    }

    private static Excerpt joined(List<Excerpt> parts) {
        Excerpt.Builder builder = Excerpt.builder();
        for (Excerpt part : parts) {
            builder.append(part, part.start(), part.end());
        }
        return builder.build();
    }

    private static Excerpt placed(String text, TextRange place) {
        return Excerpt.builder().append(text, place).build();
    }

    private Optional<Excerpt> term() {
        Optional<Excerpt> text = primary();
        casts();
        return text;
    }

    private void casts() {
        while (cursor.accept(TokenKind.DOUBLE_COLON)) {
            new Expressions(cursor).types().typeName();
        }
    }

    private Optional<Excerpt> primary() {
        switch (cursor.kind()) {
            case LEFT_PAREN -> {
                cursor.advance();
                Optional<Excerpt> inside = concatenation();
                cursor.expect(TokenKind.RIGHT_PAREN);
                return inside;
            }
            case INTEGER, NUMBER -> {
                int index = cursor.index();
                cursor.advance();
                return Optional.of(tokens.excerpt().part(tokens.start(index), tokens.end(index)));
            }
            case PARAMETER -> {
                return variable();
            }
            default -> {
                if (cursor.atString()) {
                    Excerpt contents = tokens.contents(cursor.index());
                    cursor.string();
                    return Optional.of(contents);
                }
                return cursor.atLabel() ? named() : Optional.empty();
            }
        }
    }

    private Optional<Excerpt> named() {
        if (cursor.keyword(0) == Keyword.NO_KEYWORD || cursor.atName() || cursor.atTypeOrFunctionName()) {
            return cursor.kind(1) == TokenKind.LEFT_PAREN ? call() : variable();
        }
        return Optional.empty();
    }

    private Optional<Excerpt> variable() {
        int from = cursor.position();
        String name = tokens.value(cursor.index());
        cursor.advance();
        while (cursor.accept(TokenKind.DOT)) {
            name += "." + cursor.label().value();
        }
        TextRange place = cursor.rangeFrom(from);
        boolean alone = cursor.atEnd() && from == cursor.first();
        return variables.apply(name).map(text -> alone ? text : placed(text.toString(), place));
    }

    private Optional<Excerpt> call() {
        int from = cursor.position();
        String function = cursor.text().toLowerCase(Locale.ROOT);
        cursor.advance();
        cursor.advance();
        Optional<List<Excerpt>> arguments = texts(TokenKind.RIGHT_PAREN);
        TextRange place = cursor.rangeFrom(from);
        return arguments.flatMap(known -> switch (function) {
            case "format" -> format(known);
            case "concat" -> Optional.of(joined(known));
            case "quote_ident" -> single(known).map(text -> placed(Names.quoted(text), place));
            case "quote_literal", "quote_nullable" -> single(known).map(text -> placed(literal(text), place));
            case "lower" -> single(known).map(text -> placed(text.toLowerCase(Locale.ROOT), place));
            case "upper" -> single(known).map(text -> placed(text.toUpperCase(Locale.ROOT), place));
            case "trim", "btrim" -> single(known).map(text -> placed(text.strip(), place));
            default -> Optional.empty();
        });
    }

    private static Optional<String> single(List<Excerpt> arguments) {
        return arguments.size() == 1 ? Optional.of(arguments.get(0).toString()) : Optional.empty();
    }

    private static String literal(String text) {
        String quoted = "'" + text.replace("'", "''") + "'";
        return text.indexOf('\\') < 0 ? quoted : " E" + quoted.replace("\\", "\\\\");
    }

    /** Known texts with commas between, up to a bracket. */
    private Optional<List<Excerpt>> texts(TokenKind close) {
        List<Excerpt> texts = new ArrayList<>();
        boolean known = true;
        while (!cursor.accept(close)) {
            if (!texts.isEmpty()) {
                cursor.expect(TokenKind.COMMA);
            }
            Optional<Excerpt> text = concatenation();
            known &= text.isPresent();
            if (!known) {
                return Optional.empty();
            }
            texts.add(text.get());
        }
        return Optional.of(texts);
    }

    /** {@code format()}: what is put in stands where its {@code %I} stands. */
    private Optional<Excerpt> format(List<Excerpt> arguments) {
        if (arguments.isEmpty()) {
            return Optional.empty();
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
                return Optional.empty();
            }
            char kind = text.charAt(i);
            TextRange place = format.range(percent, i + 1);
            if (kind == '%') {
                result.append("%", place);
            } else {
                int argument = positional ? number : next;
                if (argument < 1 || argument >= arguments.size()) {
                    return Optional.empty();
                }
                String value = arguments.get(argument).toString();
                next = argument + 1;
                switch (kind) {
                    case 's' -> result.append(value, place);
                    case 'I' -> result.append(Names.quoted(value), place);
                    case 'L' -> result.append(literal(value), place);
                    default -> {
                        return Optional.empty();
                    }
                }
            }
            at = i + 1;
        }
        return Optional.of(result.build());
    }
}
