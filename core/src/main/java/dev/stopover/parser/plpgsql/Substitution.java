package dev.stopover.parser.plpgsql;

import dev.stopover.parser.Lexer;
import dev.stopover.source.TextRange;
import dev.stopover.syntax.Excerpt;
import dev.stopover.syntax.Expression;
import dev.stopover.syntax.Query;
import dev.stopover.syntax.TokenKind;
import dev.stopover.syntax.Tokens;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Writes the variables of PL/pgSQL whose values are known into an expression or a query as constants. */
final class Substitution {

    private final Tokens tokens;
    private final Function<String, Optional<Excerpt>> texts;
    private final Function<String, Optional<List<Excerpt>>> arrays;

    Substitution(
            Tokens tokens,
            Function<String, Optional<Excerpt>> texts,
            Function<String, Optional<List<Excerpt>>> arrays) {
        this.tokens = tokens;
        this.texts = texts;
        this.arrays = arrays;
    }

    Expression expression(Expression expression) {
        return replaced(expression.first(), expression.last())
                .map(found -> new Expression(found, first(found), last(found)))
                .orElse(expression);
    }

    Query query(Query query) {
        return replaced(query.first(), query.last())
                .map(found -> new Query(found, first(found), last(found)))
                .orElse(query);
    }

    private static int first(Tokens tokens) {
        return tokens.significant(0);
    }

    private static int last(Tokens tokens) {
        return tokens.significant(tokens.significantCount() - 1);
    }

    /** The tokens from one to another with constants in the place of variables; empty if there is nothing to replace. */
    private Optional<Tokens> replaced(int first, int last) {
        Excerpt source = tokens.excerpt();
        Excerpt.Builder builder = Excerpt.builder();
        int copied = tokens.start(first);
        boolean any = false;
        int to = tokens.significantFrom(tokens.start(last)) + 1;
        for (int at = tokens.significantFrom(copied); at < to; at++) {
            int end = end(at, to);
            boolean named = tokens.significant(at) != first && isNamed(at - 1);
            Optional<String> constant = end > at && !named ? constant(at, end) : Optional.empty();
            if (constant.isPresent()) {
                int from = tokens.significant(at);
                TextRange place = tokens.range(from, tokens.significant(end - 1));
                builder.append(source, copied, tokens.start(from)).append(constant.get(), place);
                copied = tokens.end(tokens.significant(end - 1));
                any = true;
            }
            at = Math.max(at, end - 1);
        }
        if (!any) {
            return Optional.empty();
        }
        return Optional.of(
                Lexer.lexBody(builder.append(source, copied, tokens.end(last)).build()));
    }

    /** Where a name ends that begins at a position and that is not called. */
    private int end(int at, int to) {
        if (!kind(at).isIdentifier() && kind(at) != TokenKind.PARAMETER) {
            return at;
        }
        int end = at + 1;
        while (end + 1 < to && kind(end) == TokenKind.DOT) {
            end += 2;
        }
        return end;
    }

    private Optional<String> constant(int from, int to) {
        if (to < tokens.significantCount() && kind(to) == TokenKind.LEFT_PAREN) {
            return Optional.empty();
        }
        StringBuilder name = new StringBuilder();
        for (int at = from; at < to; at += 2) {
            name.append(name.isEmpty() ? "" : ".").append(tokens.value(tokens.significant(at)));
        }
        String variable = name.toString();
        return texts.apply(variable)
                .filter(text -> !ConstantText.hasGap(text))
                .map(text -> literal(text.toString()))
                .or(() -> arrays.apply(variable).map(Substitution::array));
    }

    /** Whether what follows a token is the name of a relation or an alias. */
    private boolean isNamed(int before) {
        return switch (tokens.keyword(tokens.significant(before))) {
            case FROM, JOIN, AS -> true;
            default -> kind(before).isIdentifier() || kind(before) == TokenKind.DOT;
        };
    }

    private static String array(List<Excerpt> elements) {
        return elements.stream()
                .map(element -> literal(element.toString()))
                .collect(Collectors.joining(", ", "ARRAY[", "]::text[]"));
    }

    private static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    private TokenKind kind(int position) {
        return tokens.kind(tokens.significant(position));
    }
}
