package dev.stopover.parser.plpgsql;

import dev.stopover.syntax.Excerpt;
import dev.stopover.syntax.Expression;
import dev.stopover.syntax.TokenKind;
import dev.stopover.syntax.Tokens;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The value of an expression that adds and subtracts whole numbers that are known: {@code 12}, {@code (n - 1)}, {@code
 * array_length(a, 1)}. */
final class ConstantNumbers {

    /** How many tokens such an expression has at most. */
    private static final int LONGEST = 50;

    private static final Set<String> LENGTHS = Set.of("array_length", "array_upper", "cardinality");

    private final Tokens tokens;
    private final int to;
    private final Function<String, Optional<Excerpt>> variables;
    private int at;

    private ConstantNumbers(Expression expression, Function<String, Optional<Excerpt>> variables) {
        this.tokens = expression.tokens();
        this.at = tokens.significantFrom(tokens.start(expression.first()));
        this.to = tokens.significantFrom(tokens.start(expression.last())) + 1;
        this.variables = variables;
    }

    /** The number, if all of the expression is known. */
    static Optional<Long> of(Expression expression, Function<String, Optional<Excerpt>> variables) {
        ConstantNumbers numbers = new ConstantNumbers(expression, variables);
        if (numbers.to - numbers.at > LONGEST) {
            return Optional.empty();
        }
        Optional<Long> sum = numbers.sum();
        return numbers.at == numbers.to ? sum : Optional.empty();
    }

    private TokenKind kind() {
        return at < to ? tokens.kind(tokens.significant(at)) : TokenKind.END;
    }

    private Optional<Long> sum() {
        Optional<Long> sum = operand();
        while (sum.isPresent() && (kind() == TokenKind.PLUS || kind() == TokenKind.MINUS)) {
            boolean plus = kind() == TokenKind.PLUS;
            at++;
            long left = sum.get();
            sum = operand().map(right -> plus ? left + right : left - right);
        }
        return sum;
    }

    private Optional<Long> operand() {
        switch (kind()) {
            case MINUS -> {
                at++;
                return operand().map(number -> -number);
            }
            case LEFT_PAREN -> {
                at++;
                Optional<Long> inside = sum();
                if (kind() != TokenKind.RIGHT_PAREN) {
                    return Optional.empty();
                }
                at++;
                return inside;
            }
            case INTEGER -> {
                return number(tokens.value(tokens.significant(at++)));
            }
            default -> {
                return kind().isIdentifier() || kind() == TokenKind.KEYWORD ? variable() : Optional.empty();
            }
        }
    }

    /** A variable, or the number of elements of one that is an array. */
    private Optional<Long> variable() {
        String name = tokens.value(tokens.significant(at++));
        if (kind() == TokenKind.LEFT_PAREN && LENGTHS.contains(name) && at + 2 < to) {
            name = tokens.value(tokens.significant(at + 1)) + "[]";
            at += 2;
            boolean dimension = kind() == TokenKind.COMMA
                    && at + 2 < to
                    && tokens.text(tokens.significant(at + 1)).equals("1");
            at += dimension ? 2 : 0;
            if (kind() != TokenKind.RIGHT_PAREN) {
                return Optional.empty();
            }
            at++;
        }
        return variables.apply(name).flatMap(text -> number(text.toString()));
    }

    private static Optional<Long> number(String text) {
        return text.matches("-?[0-9]{1,9}") ? Optional.of(Long.valueOf(text)) : Optional.empty();
    }
}
