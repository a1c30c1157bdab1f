package dev.stopover.parser.jsqlparser;

import dev.stopover.source.TextRange;
import dev.stopover.syntax.Assignment;
import dev.stopover.syntax.Implications;
import dev.stopover.syntax.Keyword;
import dev.stopover.syntax.Literal;
import dev.stopover.syntax.TokenKind;
import dev.stopover.syntax.Tokens;
import dev.stopover.syntax.WrittenValue;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import net.sf.jsqlparser.expression.BinaryExpression;
import net.sf.jsqlparser.expression.BooleanValue;
import net.sf.jsqlparser.expression.CastExpression;
import net.sf.jsqlparser.expression.DateTimeLiteralExpression;
import net.sf.jsqlparser.expression.DoubleValue;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.IntervalExpression;
import net.sf.jsqlparser.expression.LongValue;
import net.sf.jsqlparser.expression.NotExpression;
import net.sf.jsqlparser.expression.NullValue;
import net.sf.jsqlparser.expression.SignedExpression;
import net.sf.jsqlparser.expression.StringValue;
import net.sf.jsqlparser.expression.operators.conditional.AndExpression;
import net.sf.jsqlparser.expression.operators.conditional.OrExpression;
import net.sf.jsqlparser.expression.operators.relational.EqualsTo;
import net.sf.jsqlparser.expression.operators.relational.ExpressionList;
import net.sf.jsqlparser.expression.operators.relational.IsNullExpression;
import net.sf.jsqlparser.expression.operators.relational.ParenthesedExpressionList;
import net.sf.jsqlparser.parser.ASTNodeAccess;
import net.sf.jsqlparser.parser.Node;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.Statement;
import net.sf.jsqlparser.statement.insert.Insert;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.Select;
import net.sf.jsqlparser.statement.select.Values;
import net.sf.jsqlparser.statement.update.Update;
import net.sf.jsqlparser.statement.update.UpdateSet;

/**
 * Reads from JSqlParser's trees what follows from a condition and what a data change writes. What stands where is the
 * tree's to say; names, values and places are read from our own tokens, for the tree's text may have been rewritten.
 */
final class TreeReader {

    private final Tokens tokens;
    private final Slice slice;
    private final Nulls nulls =
            new Nulls(this::word, column -> columnName(column).orElse(""));

    TreeReader(Tokens tokens, Slice slice) {
        this.tokens = tokens;
        this.slice = slice;
    }

    Implications implications(Expression expression) {
        return new Implications(
                isTrue(expression),
                provedColumns(expression, true),
                provedColumns(expression, false),
                whatSufficesByBeingNull(expression, part -> provedColumns(part, false)),
                whatSufficesByBeingNull(expression, TreeReader::callThatIsNull),
                nulls.always(expression),
                nulls.never(expression));
    }

    Written written(Statement statement) {
        List<WrittenValue> values = new ArrayList<>();
        List<Assignment> assignments = new ArrayList<>();
        if (statement instanceof Insert insert) {
            written(insert, values);
            if (insert.getConflictAction() != null && insert.getConflictAction().getUpdateSets() != null) {
                assignments(insert.getConflictAction().getUpdateSets(), assignments);
            }
        } else if (statement instanceof Update update) {
            assignments(update.getUpdateSets(), assignments);
            written(update.getUpdateSets(), values);
        }
        return new Written(values, assignments);
    }

    private boolean isTrue(Expression expression) {
        Expression inside = withoutParentheses(expression);
        if (inside instanceof AndExpression) {
            return operands(inside, AndExpression.class).stream().allMatch(this::isTrue);
        }
        if (inside instanceof OrExpression) {
            return operands(inside, OrExpression.class).stream().anyMatch(this::isTrue);
        }
        if (inside instanceof EqualsTo equals) {
            Optional<Literal> left = literal(equals.getLeftExpression());
            Optional<Literal> right = literal(equals.getRightExpression());
            return left.isPresent()
                    && right.isPresent()
                    && left.get().kind() != Literal.Kind.NULL
                    && left.get().kind() == right.get().kind()
                    && left.get().value().equals(right.get().value());
        }
        Optional<Literal> literal = literal(inside);
        return literal.isPresent()
                && literal.get().kind() == Literal.Kind.BOOLEAN
                && literal.get().value().equals("true");
    }

    /** The operands of a chain of one operator, from left to right. */
    private static List<Expression> operands(Expression expression, Class<? extends BinaryExpression> operator) {
        Deque<Expression> operands = new ArrayDeque<>();
        Expression left = expression;
        while (operator.isInstance(left)) {
            BinaryExpression chain = operator.cast(left);
            operands.push(chain.getRightExpression());
            left = withoutParentheses(chain.getLeftExpression());
        }
        operands.push(left);
        return List.copyOf(operands);
    }

    /**
     * The columns that are not null wherever a condition is not false, or that are null wherever it is true.
     *
     * @param notNull which of both
     */
    private Set<String> provedColumns(Expression expression, boolean notNull) {
        Expression inside = withoutParentheses(expression);
        if (inside instanceof AndExpression) {
            Set<String> proved = new HashSet<>();
            operands(inside, AndExpression.class).forEach(part -> proved.addAll(provedColumns(part, notNull)));
            return proved;
        }
        if (inside instanceof OrExpression) {
            List<Expression> parts = operands(inside, OrExpression.class);
            Set<String> proved = new HashSet<>(provedColumns(parts.get(0), notNull));
            parts.forEach(part -> proved.retainAll(provedColumns(part, notNull)));
            return proved;
        }
        boolean negated = false;
        while (inside instanceof NotExpression not) {
            negated = !negated;
            inside = withoutParentheses(not.getExpression());
        }
        if (inside instanceof IsNullExpression isNull
                && withoutParentheses(isNull.getLeftExpression()) instanceof Column column
                && column.getASTNode() != null
                && (isNegated(isNull) != negated) == notNull) {
            return Set.of(columnAt(position(column.getASTNode())));
        }
        return Set.of();
    }

    /**
     * What makes a condition true by being null.
     *
     * @param leaf what of it does so in a condition without AND and OR
     */
    private Set<String> whatSufficesByBeingNull(Expression expression, Function<Expression, Set<String>> leaf) {
        Expression inside = withoutParentheses(expression);
        Set<String> found = new HashSet<>();
        if (inside instanceof OrExpression) {
            operands(inside, OrExpression.class).forEach(part -> found.addAll(whatSufficesByBeingNull(part, leaf)));
        } else if (inside instanceof AndExpression) {
            List<Expression> parts = operands(inside, AndExpression.class).stream()
                    .filter(part -> !isTrue(part))
                    .toList();
            if (!parts.isEmpty()) {
                found.addAll(whatSufficesByBeingNull(parts.get(0), leaf));
                parts.forEach(part -> found.retainAll(whatSufficesByBeingNull(part, leaf)));
            }
        } else {
            found.addAll(leaf.apply(inside));
        }
        return found;
    }

    /** The function whose call is compared to null, alone or as all that a subquery selects: {@code (SELECT f()) IS NULL}. */
    private static Set<String> callThatIsNull(Expression inside) {
        if (!(inside instanceof IsNullExpression isNull) || isNegated(isNull)) {
            return Set.of();
        }
        Expression operand = withoutParentheses(isNull.getLeftExpression());
        if (operand instanceof ParenthesedSelect parenthesized
                && parenthesized.getSelect() instanceof PlainSelect plain
                && plain.getFromItem() == null
                && plain.getSelectItems() != null
                && plain.getSelectItems().size() == 1) {
            operand = withoutParentheses(plain.getSelectItems().get(0).getExpression());
        }
        return operand instanceof net.sf.jsqlparser.expression.Function call && call.getName() != null
                ? Set.of(folded(call.getName()))
                : Set.of();
    }

    private static boolean isNegated(IsNullExpression isNull) {
        return isNull.isNot() || isNull.isUseNotNull();
    }

    private void written(Insert insert, List<WrittenValue> written) {
        List<String> names = new ArrayList<>();
        if (insert.getColumns() != null) {
            for (Column column : insert.getColumns()) {
                Node node = column.getASTNode();
                names.add(node == null ? folded(column.getColumnName()) : value(position(node)));
            }
        }
        Select source = insert.getSelect();
        while (source instanceof ParenthesedSelect parenthesized) {
            source = parenthesized.getSelect();
        }
        if (source instanceof Values values) {
            int number = 0;
            for (List<? extends Expression> row : rows(values.getExpressions())) {
                row(row, number++, names, written);
            }
        } else if (source instanceof PlainSelect plain && plain.getSelectItems() != null) {
            List<Expression> row = new ArrayList<>();
            plain.getSelectItems().forEach(item -> row.add(item.getExpression()));
            row(row, 0, names, written);
        }
    }

    /** The rows of VALUES; a single one is not wrapped. */
    private static List<List<? extends Expression>> rows(ExpressionList<?> expressions) {
        List<List<? extends Expression>> rows = new ArrayList<>();
        boolean wrapped = !expressions.isEmpty()
                && !(expressions instanceof ParenthesedExpressionList)
                && expressions.stream().allMatch(row -> row instanceof ExpressionList);
        if (!wrapped) {
            rows.add(expressions);
            return rows;
        }
        for (Expression row : expressions) {
            rows.add((ExpressionList<?>) row);
        }
        return rows;
    }

    private void row(List<? extends Expression> row, int number, List<String> names, List<WrittenValue> written) {
        for (int i = 0; i < row.size(); i++) {
            Optional<String> name = i < names.size() ? Optional.of(names.get(i)) : Optional.empty();
            int position = i;
            literal(row.get(i)).ifPresent(literal -> written.add(new WrittenValue(name, position, number, literal)));
        }
    }

    private void written(List<UpdateSet> sets, List<WrittenValue> written) {
        int position = 0;
        for (UpdateSet set : sets) {
            for (int i = 0; i < set.getColumns().size(); i++) {
                Optional<String> name = columnName(set.getColumns().get(i));
                int at = position++;
                value(set, i)
                        .flatMap(this::literal)
                        .ifPresent(literal -> written.add(new WrittenValue(name, at, 0, literal)));
            }
        }
    }

    /** What a column of a set clause is set to; nothing where a subquery sets several. */
    private static Optional<Expression> value(UpdateSet set, int i) {
        List<? extends Expression> values = set.getValues();
        if (values.size() == 1
                && set.getColumns().size() > 1
                && values.get(0) instanceof ParenthesedExpressionList<?> list) {
            values = list;
        }
        return values.size() == set.getColumns().size() ? Optional.of(values.get(i)) : Optional.empty();
    }

    private void assignments(List<UpdateSet> sets, List<Assignment> assignments) {
        for (UpdateSet set : sets) {
            for (int i = 0; i < set.getColumns().size(); i++) {
                Column column = set.getColumns().get(i);
                Optional<TextRange> place = range(column);
                Optional<String> name = columnName(column);
                if (place.isEmpty() || name.isEmpty()) {
                    continue;
                }
                Optional<Expression> value = value(set, i);
                TextRange end = value.flatMap(this::range).orElse(place.get());
                boolean toDefault = value.filter(this::isDefault).isPresent();
                boolean toNull = value.filter(assigned -> nulls.staysNull(assigned, name.get()))
                        .isPresent();
                assignments.add(new Assignment(place.get().to(end), name.get(), toNull, toDefault));
            }
        }
    }

    private boolean isDefault(Expression expression) {
        return expression instanceof Column column && word(column) == Keyword.DEFAULT;
    }

    /** The keyword that is written where the tree has a column. */
    private Keyword word(Column column) {
        return column.getASTNode() == null ? Keyword.NO_KEYWORD : keyword(position(column.getASTNode()));
    }

    private Optional<String> columnName(Column column) {
        return Optional.ofNullable(column.getASTNode()).map(node -> value(position(node)));
    }

    /** The constant that an expression is, perhaps cast or in parentheses. */
    private Optional<Literal> literal(Expression expression) {
        Expression inside = unwrapped(expression);
        if (inside instanceof StringValue value) {
            if (value.getASTNode() == null && withoutParentheses(expression) instanceof CastExpression cast) {
                return inner(cast);
            }
            return literalAt(value, Literal.Kind.STRING);
        }
        if (inside instanceof LongValue || inside instanceof DoubleValue) {
            return literalAt((ASTNodeAccess) inside, Literal.Kind.NUMBER);
        }
        if (inside instanceof BooleanValue value) {
            return literalAt(value, Literal.Kind.BOOLEAN);
        }
        if (inside instanceof NullValue value) {
            return literalAt(value, Literal.Kind.NULL);
        }
        if (inside instanceof SignedExpression signed) {
            return signedNumber(signed);
        }
        if (inside instanceof DateTimeLiteralExpression || inside instanceof IntervalExpression) {
            return inner((ASTNodeAccess) inside);
        }
        if (inside instanceof Column column && column.getASTNode() != null) {
            int position = position(column.getASTNode());
            return switch (keyword(position)) {
                case TRUE, FALSE ->
                    Optional.of(new Literal(range(position, position), Literal.Kind.BOOLEAN, value(position)));
                case NULL -> Optional.of(new Literal(range(position, position), Literal.Kind.NULL, ""));
                default -> Optional.empty();
            };
        }
        return Optional.empty();
    }

    private Optional<Literal> literalAt(ASTNodeAccess value, Literal.Kind kind) {
        Node node = value.getASTNode();
        if (node == null) {
            return Optional.empty();
        }
        int position = position(node);
        boolean fits = switch (kind) {
            case STRING ->
                kind(position).isString()
                        || kind(position) == TokenKind.BIT_STRING
                        || kind(position) == TokenKind.HEX_STRING;
            case NUMBER -> kind(position) == TokenKind.INTEGER || kind(position) == TokenKind.NUMBER;
            default -> kind(position) == TokenKind.KEYWORD;
        };
        // What our rewriting has put in is no literal of the text.
        return fits
                ? Optional.of(
                        new Literal(range(position, position), kind, kind == Literal.Kind.NULL ? "" : value(position)))
                : Optional.empty();
    }

    /** A number with its sign; in JSqlParser's tree only both together have a place. */
    private Optional<Literal> signedNumber(SignedExpression signed) {
        Node node = signed.getASTNode();
        if (node == null
                || !(signed.getExpression() instanceof LongValue) && !(signed.getExpression() instanceof DoubleValue)) {
            return Optional.empty();
        }
        int last = lastPosition(node);
        return kind(last) == TokenKind.INTEGER || kind(last) == TokenKind.NUMBER
                ? Optional.of(new Literal(
                        range(position(node), last),
                        Literal.Kind.NUMBER,
                        (signed.getSign() == '-' ? "-" : "") + value(last)))
                : Optional.empty();
    }

    /** The string inside a constant such as {@code date '2020-01-01'}. */
    private Optional<Literal> inner(ASTNodeAccess value) {
        Node node = value.getASTNode();
        if (node == null) {
            return Optional.empty();
        }
        for (int position = position(node); position <= lastPosition(node); position++) {
            if (kind(position).isString()) {
                return Optional.of(new Literal(range(position, position), Literal.Kind.STRING, value(position)));
            }
        }
        return Optional.empty();
    }

    private static Expression unwrapped(Expression expression) {
        Expression inside = expression;
        while (true) {
            if (inside instanceof CastExpression cast && cast.getLeftExpression() != null) {
                inside = cast.getLeftExpression();
            } else if (inside instanceof ParenthesedExpressionList<?> list && list.size() == 1) {
                inside = list.get(0);
            } else {
                return inside;
            }
        }
    }

    private static Expression withoutParentheses(Expression expression) {
        Expression inside = expression;
        while (inside instanceof ParenthesedExpressionList<?> list && list.size() == 1) {
            inside = list.get(0);
        }
        return inside;
    }

    private int position(Node node) {
        return slice.position(node.jjtGetFirstToken().absoluteBegin - 1);
    }

    private int lastPosition(Node node) {
        return Math.max(position(node), slice.position(node.jjtGetLastToken().absoluteEnd - 2));
    }

    private TextRange range(int firstPosition, int lastPosition) {
        return tokens.range(tokens.significant(firstPosition), tokens.significant(lastPosition));
    }

    private Optional<TextRange> range(Object element) {
        Node node = element instanceof ASTNodeAccess access ? access.getASTNode() : null;
        return Optional.ofNullable(node).map(known -> range(position(known), lastPosition(known)));
    }

    private TokenKind kind(int position) {
        return position >= slice.first() && position < slice.limit()
                ? tokens.kind(tokens.significant(position))
                : TokenKind.END;
    }

    private Keyword keyword(int position) {
        return position < tokens.significantCount() ? tokens.keyword(tokens.significant(position)) : Keyword.NO_KEYWORD;
    }

    private String value(int position) {
        return tokens.value(tokens.significant(position));
    }

    private static String folded(String name) {
        boolean quoted = name.length() > 1 && name.charAt(0) == '"';
        return quoted ? name.substring(1, name.length() - 1) : name.toLowerCase(Locale.ROOT);
    }

    /** The name of the column that begins here, without what stands before it. */
    private String columnAt(int position) {
        int end = position;
        while (kind(end + 1) == TokenKind.DOT) {
            end += 2;
        }
        return value(end);
    }
}
