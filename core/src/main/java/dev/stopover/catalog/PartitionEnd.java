package dev.stopover.catalog;

import dev.stopover.syntax.Expression;
import dev.stopover.syntax.PartitionBound;
import dev.stopover.syntax.TokenKind;
import dev.stopover.syntax.Tokens;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An end of a range of rows that is a number, or a date written year first.
 *
 * @param number the number; zero for a date
 * @param date the date; empty for a number
 */
public record PartitionEnd(BigDecimal number, String date) implements Comparable<PartitionEnd> {

    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,30}(\\.\\d{1,30})?");
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d\\d-\\d\\d( \\d\\d:\\d\\d(:\\d\\d)?)?");

    /** The end that a constant is, if it is one. */
    public static Optional<PartitionEnd> of(String constant) {
        if (NUMBER.matcher(constant).matches()) {
            return Optional.of(new PartitionEnd(new BigDecimal(constant), ""));
        }
        return DATE.matcher(constant).matches()
                ? Optional.of(new PartitionEnd(BigDecimal.ZERO, constant))
                : Optional.empty();
    }

    /** The end that an expression is, if it is one constant. */
    public static Optional<PartitionEnd> of(Expression expression) {
        Tokens tokens = expression.tokens();
        Optional<PartitionEnd> end = Optional.empty();
        for (int i = expression.first(); i <= expression.last(); i++) {
            TokenKind kind = tokens.kind(i);
            boolean skipped = kind.isTrivia() || kind == TokenKind.LEFT_PAREN || kind == TokenKind.RIGHT_PAREN;
            boolean constant = kind == TokenKind.STRING || kind == TokenKind.INTEGER || kind == TokenKind.NUMBER;
            if (!skipped) {
                if (!constant || end.isPresent()) {
                    return Optional.empty();
                }
                end = of(tokens.value(i));
                if (end.isEmpty()) {
                    return end;
                }
            }
        }
        return end;
    }

    /** The lower end of a range of one column, if it is known. */
    public static Optional<PartitionEnd> lower(PartitionBound bound) {
        return isRange(bound) ? of(bound.values().get(0)) : Optional.empty();
    }

    /** The upper end of a range of one column, which does not belong to it, if it is known. */
    public static Optional<PartitionEnd> upper(PartitionBound bound) {
        return isRange(bound) ? of(bound.values().get(1)) : Optional.empty();
    }

    private static boolean isRange(PartitionBound bound) {
        return !bound.defaultPartition() && bound.values().size() == 2;
    }

    /** Whether it can be compared with another: both are numbers, or both are dates. */
    public boolean isLike(PartitionEnd other) {
        return date.isEmpty() == other.date.isEmpty();
    }

    @Override
    public int compareTo(PartitionEnd other) {
        int byDate = date.compareTo(other.date);
        return byDate != 0 ? byDate : number.compareTo(other.number);
    }
}
