package dev.stopover.parser.jsqlparser;

import dev.stopover.syntax.Keyword;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import net.sf.jsqlparser.expression.BinaryExpression;
import net.sf.jsqlparser.expression.BooleanValue;
import net.sf.jsqlparser.expression.CaseExpression;
import net.sf.jsqlparser.expression.CastExpression;
import net.sf.jsqlparser.expression.DateTimeLiteralExpression;
import net.sf.jsqlparser.expression.DoubleValue;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.HexValue;
import net.sf.jsqlparser.expression.IntervalExpression;
import net.sf.jsqlparser.expression.LongValue;
import net.sf.jsqlparser.expression.NotExpression;
import net.sf.jsqlparser.expression.NullValue;
import net.sf.jsqlparser.expression.SignedExpression;
import net.sf.jsqlparser.expression.StringValue;
import net.sf.jsqlparser.expression.TimeKeyExpression;
import net.sf.jsqlparser.expression.TrimFunction;
import net.sf.jsqlparser.expression.operators.arithmetic.Addition;
import net.sf.jsqlparser.expression.operators.arithmetic.Concat;
import net.sf.jsqlparser.expression.operators.arithmetic.Division;
import net.sf.jsqlparser.expression.operators.arithmetic.Multiplication;
import net.sf.jsqlparser.expression.operators.arithmetic.Subtraction;
import net.sf.jsqlparser.expression.operators.conditional.AndExpression;
import net.sf.jsqlparser.expression.operators.conditional.OrExpression;
import net.sf.jsqlparser.expression.operators.relational.ExistsExpression;
import net.sf.jsqlparser.expression.operators.relational.ExpressionList;
import net.sf.jsqlparser.expression.operators.relational.IsBooleanExpression;
import net.sf.jsqlparser.expression.operators.relational.IsDistinctExpression;
import net.sf.jsqlparser.expression.operators.relational.IsNullExpression;
import net.sf.jsqlparser.expression.operators.relational.ParenthesedExpressionList;
import net.sf.jsqlparser.schema.Column;

/** Where an expression is null, as far as its own form tells, whatever the row. */
final class Nulls {

    /** Functions that are null where an argument is (section 9.4 and 9.3 of the manual; all are strict). */
    private static final Set<String> STRICT = Set.of(
            "lower",
            "upper",
            "initcap",
            "btrim",
            "ltrim",
            "rtrim",
            "replace",
            "substring",
            "substr",
            "left",
            "right",
            "abs",
            "round",
            "floor",
            "ceil",
            "trunc",
            "md5",
            "length",
            "reverse",
            "to_jsonb");

    /** Functions without arguments or with any that are never null. */
    private static final Set<String> NEVER = Set.of(
            "now",
            "clock_timestamp",
            "statement_timestamp",
            "transaction_timestamp",
            "gen_random_uuid",
            "uuid_generate_v4",
            "uuid_generate_v1",
            "uuidv4",
            "uuidv7",
            "random",
            "nextval",
            "jsonb_build_object",
            "json_build_object",
            "jsonb_build_array",
            "json_build_array",
            "concat",
            "concat_ws");

    private final Function<Column, Keyword> words;
    private final Function<Column, String> names;

    /**
     * Knows what its trees do not say.
     *
     * @param words the keyword that is written where JSqlParser sees a column
     * @param names the name of a column
     */
    Nulls(Function<Column, Keyword> words, Function<Column, String> names) {
        this.words = words;
        this.names = names;
    }

    /** Whether it is null whatever the row: NULL, perhaps cast, NULLIF of one constant twice. */
    boolean always(Expression expression) {
        return staysNull(expression, "");
    }

    /** Whether it is null wherever the column is: the column itself, what is computed from it by strict functions. */
    boolean staysNull(Expression expression, String column) {
        Expression inside = unwrapped(expression);
        if (inside instanceof NullValue) {
            return true;
        } else if (inside instanceof Column found) {
            return switch (words.apply(found)) {
                case NULL -> true;
                case DEFAULT, TRUE, FALSE -> false;
                default -> !column.isEmpty() && names.apply(found).equals(column);
            };
        } else if (inside instanceof CaseExpression choice) {
            return choice.getWhenClauses().stream().allMatch(when -> staysNull(when.getThenExpression(), column))
                    && (choice.getElseExpression() == null || staysNull(choice.getElseExpression(), column));
        } else if (inside instanceof net.sf.jsqlparser.expression.Function call && call.getParameters() != null) {
            List<? extends Expression> arguments = call.getParameters();
            return switch (name(call)) {
                case "coalesce", "greatest", "least" ->
                    arguments.stream().allMatch(argument -> staysNull(argument, column));
                case "nullif" ->
                    staysNull(arguments.get(0), column)
                            || arguments.size() == 2
                                    && isConstant(arguments.get(0))
                                    && arguments
                                            .get(0)
                                            .toString()
                                            .equals(arguments.get(1).toString());
                default ->
                    STRICT.contains(name(call)) && arguments.stream().anyMatch(argument -> staysNull(argument, column));
            };
        }
        if (inside instanceof TrimFunction trim) {
            return staysNull(
                    trim.getFromExpression() == null ? trim.getExpression() : trim.getFromExpression(), column);
        }
        return isStrict(inside) && operands(inside).stream().anyMatch(operand -> staysNull(operand, column));
    }

    /** Whether it is not null whatever the row: a constant, COALESCE with one, CASE whose results are none, now(). */
    boolean never(Expression expression) {
        Expression inside = unwrapped(expression);
        if (isConstant(inside)
                || inside instanceof IsNullExpression
                || inside instanceof IsBooleanExpression
                || inside instanceof IsDistinctExpression
                || inside instanceof ExistsExpression
                || inside instanceof TimeKeyExpression) {
            return true;
        } else if (inside instanceof Column found) {
            return switch (words.apply(found)) {
                case TRUE,
                        FALSE,
                        CURRENT_DATE,
                        CURRENT_TIME,
                        CURRENT_TIMESTAMP,
                        LOCALTIME,
                        LOCALTIMESTAMP,
                        CURRENT_USER,
                        SESSION_USER,
                        USER,
                        CURRENT_ROLE -> true;
                default -> false;
            };
        } else if (inside instanceof NotExpression not) {
            return never(not.getExpression());
        } else if (inside instanceof CaseExpression choice) {
            return choice.getElseExpression() != null
                    && never(choice.getElseExpression())
                    && choice.getWhenClauses().stream().allMatch(when -> never(when.getThenExpression()));
        } else if (inside instanceof net.sf.jsqlparser.expression.Function call) {
            List<? extends Expression> arguments = call.getParameters() == null ? List.of() : call.getParameters();
            return switch (name(call)) {
                case "coalesce", "greatest", "least" -> arguments.stream().anyMatch(this::never);
                default ->
                    NEVER.contains(name(call))
                            || STRICT.contains(name(call))
                                    && !arguments.isEmpty()
                                    && arguments.stream().allMatch(this::never);
            };
        }
        return (isStrict(inside) || isLogical(inside))
                && operands(inside).stream().allMatch(this::never);
    }

    /** The operands of a chain, which leans to the left and may be thousands long. */
    private static List<Expression> operands(Expression chain) {
        List<Expression> operands = new ArrayList<>();
        Expression left = chain;
        while (isStrict(left) || isLogical(left)) {
            operands.add(((BinaryExpression) left).getRightExpression());
            left = ((BinaryExpression) left).getLeftExpression();
        }
        operands.add(left);
        return operands;
    }

    private static boolean isLogical(Expression expression) {
        return expression instanceof AndExpression || expression instanceof OrExpression;
    }

    private static boolean isConstant(Expression expression) {
        return expression instanceof StringValue
                || expression instanceof LongValue
                || expression instanceof DoubleValue
                || expression instanceof HexValue
                || expression instanceof BooleanValue
                || expression instanceof DateTimeLiteralExpression
                || expression instanceof IntervalExpression
                || expression instanceof SignedExpression signed && isConstant(signed.getExpression());
    }

    private static boolean isStrict(Expression expression) {
        return expression instanceof Concat
                || expression instanceof Addition
                || expression instanceof Subtraction
                || expression instanceof Multiplication
                || expression instanceof Division;
    }

    /** The name without a schema; one of another schema than PostgreSQL's own is no function that is known here. */
    private static String name(net.sf.jsqlparser.expression.Function call) {
        return call.getName() == null ? "" : call.getName().toLowerCase(Locale.ROOT);
    }

    private static Expression unwrapped(Expression expression) {
        Expression inside = expression;
        while (true) {
            if (inside instanceof CastExpression cast && cast.getLeftExpression() != null) {
                inside = cast.getLeftExpression();
            } else if (inside instanceof ParenthesedExpressionList<?> list && list.size() == 1) {
                inside = list.get(0);
            } else if (inside instanceof ExpressionList<?> list && list.size() == 1) {
                inside = list.get(0);
            } else {
                return inside;
            }
        }
    }
}
