package dev.stopover.parser;

import dev.stopover.source.TextRange;
import dev.stopover.syntax.Assignment;
import dev.stopover.syntax.ColumnReference;
import dev.stopover.syntax.ExpressionAnswer;
import dev.stopover.syntax.FunctionCall;
import dev.stopover.syntax.Keyword;
import dev.stopover.syntax.Literal;
import dev.stopover.syntax.OutputColumn;
import dev.stopover.syntax.QualifiedName;
import dev.stopover.syntax.QueryAnswer;
import dev.stopover.syntax.TokenKind;
import dev.stopover.syntax.Tokens;
import dev.stopover.syntax.WrittenValue;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import net.sf.jsqlparser.expression.AnalyticExpression;
import net.sf.jsqlparser.expression.ArrayExpression;
import net.sf.jsqlparser.expression.BinaryExpression;
import net.sf.jsqlparser.expression.BooleanValue;
import net.sf.jsqlparser.expression.CaseExpression;
import net.sf.jsqlparser.expression.CastExpression;
import net.sf.jsqlparser.expression.DateTimeLiteralExpression;
import net.sf.jsqlparser.expression.DateUnitExpression;
import net.sf.jsqlparser.expression.DoubleValue;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.ExpressionVisitorAdapter;
import net.sf.jsqlparser.expression.ExtractExpression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.HexValue;
import net.sf.jsqlparser.expression.IntervalExpression;
import net.sf.jsqlparser.expression.JsonAggregateFunction;
import net.sf.jsqlparser.expression.JsonExpression;
import net.sf.jsqlparser.expression.JsonFunction;
import net.sf.jsqlparser.expression.LongValue;
import net.sf.jsqlparser.expression.NextValExpression;
import net.sf.jsqlparser.expression.NotExpression;
import net.sf.jsqlparser.expression.NullValue;
import net.sf.jsqlparser.expression.OracleNamedFunctionParameter;
import net.sf.jsqlparser.expression.PostgresNamedFunctionParameter;
import net.sf.jsqlparser.expression.SignedExpression;
import net.sf.jsqlparser.expression.StringValue;
import net.sf.jsqlparser.expression.TimeKeyExpression;
import net.sf.jsqlparser.expression.TimezoneExpression;
import net.sf.jsqlparser.expression.TranscodingFunction;
import net.sf.jsqlparser.expression.TrimFunction;
import net.sf.jsqlparser.expression.WindowDefinition;
import net.sf.jsqlparser.expression.operators.conditional.AndExpression;
import net.sf.jsqlparser.expression.operators.conditional.OrExpression;
import net.sf.jsqlparser.expression.operators.relational.EqualsTo;
import net.sf.jsqlparser.expression.operators.relational.ExistsExpression;
import net.sf.jsqlparser.expression.operators.relational.ExpressionList;
import net.sf.jsqlparser.expression.operators.relational.IsNullExpression;
import net.sf.jsqlparser.expression.operators.relational.ParenthesedExpressionList;
import net.sf.jsqlparser.parser.ASTNodeAccess;
import net.sf.jsqlparser.parser.Node;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.Statement;
import net.sf.jsqlparser.statement.delete.Delete;
import net.sf.jsqlparser.statement.delete.ParenthesedDelete;
import net.sf.jsqlparser.statement.insert.Insert;
import net.sf.jsqlparser.statement.insert.ParenthesedInsert;
import net.sf.jsqlparser.statement.merge.Merge;
import net.sf.jsqlparser.statement.select.AllColumns;
import net.sf.jsqlparser.statement.select.AllTableColumns;
import net.sf.jsqlparser.statement.select.FromItem;
import net.sf.jsqlparser.statement.select.Join;
import net.sf.jsqlparser.statement.select.OrderByElement;
import net.sf.jsqlparser.statement.select.ParenthesedFromItem;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.Select;
import net.sf.jsqlparser.statement.select.SelectItem;
import net.sf.jsqlparser.statement.select.SetOperationList;
import net.sf.jsqlparser.statement.select.TableFunction;
import net.sf.jsqlparser.statement.select.TableStatement;
import net.sf.jsqlparser.statement.select.Values;
import net.sf.jsqlparser.statement.select.WithItem;
import net.sf.jsqlparser.statement.update.ParenthesedUpdate;
import net.sf.jsqlparser.statement.update.Update;
import net.sf.jsqlparser.statement.update.UpdateSet;

/**
 * Reads answers from JSqlParser's trees. What stands where, and which names are in which role, is the tree's to say;
 * names, values and places are read from our own tokens, for the tree's text may have been rewritten.
 */
final class TreeReader extends ExpressionVisitorAdapter<Void> {

    private final Tokens tokens;
    private final Slice slice;
    private final List<FunctionCall> calls = new ArrayList<>();
    private final List<ColumnReference> columns = new ArrayList<>();
    private final List<Literal> literals = new ArrayList<>();
    private final List<QualifiedName> relations = new ArrayList<>();
    private final Set<String> commonTables = new HashSet<>();
    private boolean subqueryColumns;
    private boolean hasSubquery;
    private int subqueries;
    private Optional<Expression> output = Optional.empty();
    private final Nulls nulls =
            new Nulls(this::word, column -> columnName(column).orElse(""));

    TreeReader(Tokens tokens, Slice slice) {
        this.tokens = tokens;
        this.slice = slice;
    }

    /** What an expression says. */
    ExpressionAnswer expression(Expression expression) {
        walk(expression);
        addCallsWithoutPlace();
        boolean constant = columns.isEmpty() && calls.isEmpty() && !hasSubquery;
        return new ExpressionAnswer(
                calls,
                columns,
                literals,
                relations,
                constant,
                isTrue(expression),
                provedColumns(expression, true),
                provedColumns(expression, false),
                columnsWhoseNullSuffices(expression),
                nulls.always(expression),
                nulls.never(expression));
    }

    /** What a query or data change says. */
    QueryAnswer statement(Statement statement) {
        subqueryColumns = true;
        List<OutputColumn> outputs = List.of();
        List<WrittenValue> values = new ArrayList<>();
        List<Assignment> assignments = new ArrayList<>();
        Optional<ExpressionAnswer> where = Optional.empty();
        if (statement instanceof Select select) {
            select(select);
            outputs = outputs(select);
        } else if (statement instanceof Insert insert) {
            insert(insert);
            written(insert, values);
            if (insert.getConflictAction() != null && insert.getConflictAction().getUpdateSets() != null) {
                assignments(insert.getConflictAction().getUpdateSets(), assignments);
            }
        } else if (statement instanceof Update update) {
            update(update);
            assignments(update.getUpdateSets(), assignments);
            written(update.getUpdateSets(), values);
            where = condition(update.getWhere());
        } else if (statement instanceof Delete delete) {
            delete(delete);
            where = condition(delete.getWhere());
        } else if (statement instanceof Merge merge) {
            merge(merge);
        }
        addCallsWithoutPlace();
        return new QueryAnswer(relations, calls, columns, outputs, values, assignments, where);
    }

    private Optional<ExpressionAnswer> condition(Expression where) {
        return where == null ? Optional.empty() : Optional.of(new TreeReader(tokens, slice).expression(where));
    }

    private void walk(Expression expression) {
        if (expression != null) {
            expression.accept(this, null);
        }
    }

    private void walkAll(Collection<? extends Expression> expressions) {
        if (expressions != null) {
            expressions.forEach(this::walk);
        }
    }

    // Queries.

    private void select(Select select) {
        Set<String> added = with(select.getWithItemsList());
        if (select instanceof PlainSelect plain) {
            plain(plain);
        } else if (select instanceof SetOperationList operations) {
            operations.getSelects().forEach(this::select);
        } else if (select instanceof ParenthesedSelect parenthesized) {
            select(parenthesized.getSelect());
        } else if (select instanceof Values values) {
            walkAll(values.getExpressions());
        } else if (select instanceof TableStatement table) {
            relation(table.getTable());
        }
        orderBy(select.getOrderByElements());
        if (select.getLimit() != null) {
            walk(select.getLimit().getRowCount());
            walk(select.getLimit().getOffset());
        }
        if (select.getOffset() != null) {
            walk(select.getOffset().getOffset());
        }
        commonTables.removeAll(added);
    }

    /** Goes through WITH; the names that it adds. */
    private Set<String> with(List<WithItem<?>> items) {
        Set<String> added = new HashSet<>();
        if (items == null) {
            return added;
        }
        for (WithItem<?> item : items) {
            String name = folded(item.getAliasName());
            if (commonTables.add(name)) {
                added.add(name);
            }
        }
        for (WithItem<?> item : items) {
            Statement statement = item.getParenthesedStatement();
            if (statement instanceof Select select) {
                select(select);
            } else if (statement instanceof ParenthesedInsert parenthesized) {
                relation(parenthesized.getInsert().getTable());
                insert(parenthesized.getInsert());
            } else if (statement instanceof ParenthesedUpdate parenthesized) {
                relation(parenthesized.getUpdate().getTable());
                update(parenthesized.getUpdate());
            } else if (statement instanceof ParenthesedDelete parenthesized) {
                relation(parenthesized.getDelete().getTable());
                delete(parenthesized.getDelete());
            }
        }
        return added;
    }

    private static String folded(String name) {
        boolean quoted = name.length() > 1 && name.charAt(0) == '"';
        return quoted ? name.substring(1, name.length() - 1) : name.toLowerCase(Locale.ROOT);
    }

    private void plain(PlainSelect select) {
        if (select.getDistinct() != null && select.getDistinct().getOnSelectItems() != null) {
            select.getDistinct().getOnSelectItems().forEach(item -> walk(item.getExpression()));
        }
        items(select.getSelectItems());
        from(select.getFromItem());
        joins(select.getJoins());
        walk(select.getWhere());
        if (select.getGroupBy() != null) {
            walkAll(select.getGroupBy().getGroupByExpressionList());
            select.getGroupBy().getGroupingSets().forEach(this::walkAll);
        }
        walk(select.getHaving());
        if (select.getWindowDefinitions() != null) {
            for (WindowDefinition window : select.getWindowDefinitions()) {
                ExpressionList<?> partition = window.getPartitionExpressionList();
                walkAll(partition);
                orderBy(window.getOrderByElements());
            }
        }
    }

    private void items(List<SelectItem<?>> items) {
        if (items == null) {
            return;
        }
        for (SelectItem<?> item : items) {
            output = subqueries == 0 ? Optional.of(item.getExpression()) : Optional.empty();
            if (item.getExpression() instanceof AllColumns all) {
                star(all).ifPresent(columns::add);
            } else {
                walk(item.getExpression());
            }
        }
        output = Optional.empty();
    }

    private void orderBy(List<OrderByElement> elements) {
        if (elements != null) {
            elements.forEach(element -> walk(element.getExpression()));
        }
    }

    private void from(FromItem item) {
        if (item instanceof Table table) {
            relation(table);
        } else if (item instanceof Select select) {
            inSubquery(() -> select(select));
        } else if (item instanceof TableFunction function) {
            if (function.isRowsFrom()) {
                function.getFunctions().forEach(this::walk);
            } else {
                walk(function.getFunction());
            }
        } else if (item instanceof ParenthesedFromItem parenthesized) {
            from(parenthesized.getFromItem());
            joins(parenthesized.getJoins());
        }
    }

    private void joins(List<Join> joins) {
        if (joins != null) {
            for (Join join : joins) {
                from(join.getFromItem());
                walkAll(join.getOnExpressions());
            }
        }
    }

    private void relation(Table table) {
        if (table == null) {
            return;
        }
        Node node = table.getASTNode();
        QualifiedName name = node == null ? named(table) : nameAt(position(node));
        if (name.schema().isPresent() || !commonTables.contains(name.name())) {
            relations.add(name);
        }
    }

    /** The name of a table that has no place of its own. */
    private QualifiedName named(Table table) {
        String schema = table.getSchemaName();
        return new QualifiedName(
                tokens.range(tokens.significant(slice.position(0))),
                Optional.empty(),
                Optional.ofNullable(schema).map(TreeReader::folded),
                folded(table.getName()));
    }

    private void inSubquery(Runnable step) {
        Optional<Expression> outer = output;
        output = Optional.empty();
        hasSubquery = true;
        subqueries++;
        step.run();
        subqueries--;
        output = outer;
    }

    private void insert(Insert insert) {
        Set<String> added = with(insert.getWithItemsList());
        if (insert.getSelect() != null) {
            select(insert.getSelect());
        }
        if (insert.getConflictAction() != null) {
            sets(insert.getConflictAction().getUpdateSets());
            walk(insert.getConflictAction().getWhereExpression());
        }
        items(insert.getReturningClause());
        commonTables.removeAll(added);
    }

    private void sets(List<UpdateSet> sets) {
        if (sets != null) {
            sets.forEach(set -> walkAll(set.getValues()));
        }
    }

    private void update(Update update) {
        Set<String> added = with(update.getWithItemsList());
        sets(update.getUpdateSets());
        from(update.getFromItem());
        joins(update.getJoins());
        walk(update.getWhere());
        items(update.getReturningClause());
        commonTables.removeAll(added);
    }

    private void delete(Delete delete) {
        Set<String> added = with(delete.getWithItemsList());
        if (delete.getUsingFromItemList() != null) {
            delete.getUsingFromItemList().forEach(this::from);
        }
        joins(delete.getJoins());
        walk(delete.getWhere());
        items(delete.getReturningClause());
        commonTables.removeAll(added);
    }

    private void merge(Merge merge) {
        Set<String> added = with(merge.getWithItemsList());
        from(merge.getFromItem());
        walk(merge.getOnCondition());
        if (merge.getMergeInsert() != null) {
            walkAll(merge.getMergeInsert().getValues());
        }
        if (merge.getMergeUpdate() != null) {
            sets(merge.getMergeUpdate().getUpdateSets());
        }
        commonTables.removeAll(added);
    }

    // Places and names, from our own tokens.

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

    /** The position of the last part of a name: dots and what follows them belong to it. */
    private int nameEnd(int position) {
        int end = position;
        while (kind(end + 1) == TokenKind.DOT && isPart(end + 2)) {
            end += 2;
        }
        return end;
    }

    private boolean isPart(int position) {
        TokenKind kind = kind(position);
        return kind == TokenKind.KEYWORD || kind.isIdentifier() || kind == TokenKind.STAR;
    }

    private QualifiedName nameAt(int position) {
        int end = nameEnd(position);
        return name(position, end);
    }

    private QualifiedName name(int position, int end) {
        return new QualifiedName(
                range(position, end),
                end - 4 >= position ? Optional.of(value(end - 4)) : Optional.empty(),
                end - 2 >= position ? Optional.of(value(end - 2)) : Optional.empty(),
                value(end));
    }

    // Expressions.

    @Override
    public <S> Void visit(Function function, S context) {
        boolean isOutput = output.isPresent() && output.get() == function;
        Node node = function.getASTNode();
        if (function.getNamedParameters() != null) {
            walkAll(function.getNamedParameters());
        }
        if (node != null && isCall(position(node))) {
            List<Optional<String>> arguments = new ArrayList<>();
            if (function.getParameters() != null) {
                function.getParameters().stream()
                        .filter(argument -> !(argument instanceof AllColumns) || argument instanceof AllTableColumns)
                        .forEach(argument -> arguments.add(constantText(argument)));
            }
            call(node, nameAt(position(node)), arguments, isOutput);
        }
        return super.visit(function, context);
    }

    /** Whether a function's name stands here, and not one of the words that only look like one to JSqlParser. */
    private boolean isCall(int position) {
        return switch (keyword(position)) {
            case ALL, ANY, ARRAY, ROW, SOME -> false;
            default -> true;
        };
    }

    private void call(Node node, QualifiedName name, List<Optional<String>> arguments, boolean isOutput) {
        calls.add(
                new FunctionCall(range(position(node), lastPosition(node)), name, arguments, subqueries > 0, isOutput));
    }

    @Override
    public <S> Void visit(AnalyticExpression analytic, S context) {
        Node node = analytic.getASTNode();
        if (node != null) {
            boolean isOutput = output.isPresent() && output.get() == analytic;
            call(node, nameAt(position(node)), List.of(), isOutput);
        }
        return super.visit(analytic, context);
    }

    /** Some words that call have no place in the tree where they are operands; being reserved, they cannot be else. */
    private void addCallsWithoutPlace() {
        Set<Integer> known = new HashSet<>();
        calls.forEach(call -> known.add(call.range().start()));
        for (int position = slice.first(); position < slice.limit(); position++) {
            boolean calls = switch (keyword(position)) {
                case CURRENT_DATE, CURRENT_TIME, CURRENT_TIMESTAMP, LOCALTIME, LOCALTIMESTAMP -> true;
                case CURRENT_CATALOG, CURRENT_ROLE, CURRENT_USER, SESSION_USER, SYSTEM_USER, USER ->
                    kind(position - 1) != TokenKind.DOT && keyword(position - 1) != Keyword.AS;
                case EXTRACT -> kind(position + 1) == TokenKind.LEFT_PAREN;
                default -> false;
            };
            if (calls && !known.contains(range(position, position).start())) {
                TextRange range = range(position, position);
                this.calls.add(new FunctionCall(range, name(position, position), List.of(), subqueryColumns, false));
            }
        }
    }

    private void named(ASTNodeAccess expression) {
        Node node = expression.getASTNode();
        if (node != null) {
            boolean isOutput = output.isPresent() && output.get() == expression;
            call(node, nameAt(position(node)), List.of(), isOutput);
        }
    }

    @Override
    public <S> Void visit(TimeKeyExpression expression, S context) {
        named(expression);
        return null;
    }

    @Override
    public <S> Void visit(ExtractExpression expression, S context) {
        named(expression);
        return super.visit(expression, context);
    }

    @Override
    public <S> Void visit(TrimFunction expression, S context) {
        named(expression);
        walk(expression.getExpression());
        walk(expression.getFromExpression());
        return null;
    }

    @Override
    public <S> Void visit(OracleNamedFunctionParameter parameter, S context) {
        walk(parameter.getExpression());
        return null;
    }

    @Override
    public <S> Void visit(PostgresNamedFunctionParameter parameter, S context) {
        walk(parameter.getExpression());
        return null;
    }

    @Override
    public <S> Void visit(TimezoneExpression expression, S context) {
        walk(expression.getLeftExpression());
        walkAll(expression.getTimezoneExpressions());
        return null;
    }

    @Override
    public <S> Void visit(TranscodingFunction expression, S context) {
        named(expression);
        return super.visit(expression, context);
    }

    @Override
    public <S> Void visit(JsonFunction expression, S context) {
        named(expression);
        return super.visit(expression, context);
    }

    @Override
    public <S> Void visit(JsonAggregateFunction expression, S context) {
        named(expression);
        return super.visit(expression, context);
    }

    @Override
    public <S> Void visit(NextValExpression expression, S context) {
        named(expression);
        return null;
    }

    @Override
    public <S> Void visit(Column column, S context) {
        Node node = column.getASTNode();
        if (node == null) {
            return null;
        }
        int position = position(node);
        switch (keyword(position)) {
            case TRUE, FALSE -> literal(position, position, Literal.Kind.BOOLEAN);
            case NULL -> literal(position, position, Literal.Kind.NULL);
            case DEFAULT -> {}
            case CURRENT_CATALOG,
                    CURRENT_DATE,
                    CURRENT_ROLE,
                    CURRENT_SCHEMA,
                    CURRENT_TIME,
                    CURRENT_TIMESTAMP,
                    CURRENT_USER,
                    LOCALTIME,
                    LOCALTIMESTAMP,
                    SESSION_USER,
                    SYSTEM_USER,
                    USER -> named(column);
            default -> {
                column(position);
                walk(column.getArrayConstructor());
            }
        }
        return null;
    }

    private void column(int position) {
        if (subqueries == 0 || subqueryColumns) {
            columns.add(reference(position));
        }
    }

    /** Chains of operators lean to the left and may be thousands long: they are walked without recursion. */
    @Override
    protected <S> Void visitBinaryExpression(BinaryExpression expression, S context) {
        Deque<Expression> right = new ArrayDeque<>();
        Expression left = expression;
        while (left instanceof BinaryExpression chain) {
            right.push(chain.getRightExpression());
            left = chain.getLeftExpression();
        }
        walk(left);
        right.forEach(this::walk);
        return null;
    }

    /** A column that is called like a part of a date. */
    @Override
    public <S> Void visit(DateUnitExpression column, S context) {
        if (column.getASTNode() != null) {
            column(position(column.getASTNode()));
        }
        return null;
    }

    @Override
    public <S> Void visit(ArrayExpression subscript, S context) {
        walk(subscript.getObjExpression());
        walk(subscript.getIndexExpression());
        walk(subscript.getStartIndexExpression());
        walk(subscript.getStopIndexExpression());
        return null;
    }

    @Override
    public <S> Void visit(JsonExpression expression, S context) {
        walk(expression.getExpression());
        expression.getIdentList().forEach(ident -> walk(ident.getKey()));
        return null;
    }

    @Override
    public <S> Void visit(CastExpression cast, S context) {
        if (cast.getLeftExpression() instanceof StringValue value && value.getASTNode() == null) {
            inner(cast).ifPresent(literals::add);
            return null;
        }
        return super.visit(cast, context);
    }

    private ColumnReference reference(int position) {
        int end = nameEnd(position);
        Optional<QualifiedName> qualifier = end > position ? Optional.of(name(position, end - 2)) : Optional.empty();
        return new ColumnReference(range(position, end), qualifier, value(end));
    }

    @Override
    public <S> Void visit(AllColumns all, S context) {
        // The star of count(*) is no column; those of a select list have been read.
        return null;
    }

    @Override
    public <S> Void visit(AllTableColumns all, S context) {
        star(all).ifPresent(columns::add);
        return null;
    }

    private Optional<ColumnReference> star(AllColumns all) {
        return subqueries == 0 || subqueryColumns
                ? Optional.ofNullable(all.getASTNode()).map(node -> reference(position(node)))
                : Optional.empty();
    }

    @Override
    public <S> Void visit(StringValue value, S context) {
        literal(value, Literal.Kind.STRING);
        return null;
    }

    @Override
    public <S> Void visit(LongValue value, S context) {
        literal(value, Literal.Kind.NUMBER);
        return null;
    }

    @Override
    public <S> Void visit(DoubleValue value, S context) {
        literal(value, Literal.Kind.NUMBER);
        return null;
    }

    @Override
    public <S> Void visit(HexValue value, S context) {
        literal(value, Literal.Kind.STRING);
        return null;
    }

    @Override
    public <S> Void visit(BooleanValue value, S context) {
        literal(value, Literal.Kind.BOOLEAN);
        return null;
    }

    @Override
    public <S> Void visit(NullValue value, S context) {
        literal(value, Literal.Kind.NULL);
        return null;
    }

    @Override
    public <S> Void visit(DateTimeLiteralExpression value, S context) {
        inner(value).ifPresent(literals::add);
        return null;
    }

    @Override
    public <S> Void visit(IntervalExpression value, S context) {
        inner(value).ifPresent(literals::add);
        return value.getExpression() == null ? null : super.visit(value, context);
    }

    @Override
    public <S> Void visit(SignedExpression signed, S context) {
        Optional<Literal> literal = signedNumber(signed);
        if (literal.isEmpty()) {
            return super.visit(signed, context);
        }
        literals.add(literal.get());
        return null;
    }

    private void literal(ASTNodeAccess value, Literal.Kind kind) {
        literalAt(value, kind).ifPresent(literals::add);
    }

    private void literal(int first, int last, Literal.Kind kind) {
        literals.add(new Literal(range(first, last), kind, kind == Literal.Kind.NULL ? "" : value(first)));
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

    private Optional<String> constantText(Expression expression) {
        return literal(expression)
                .filter(literal -> literal.kind() == Literal.Kind.STRING || literal.kind() == Literal.Kind.NUMBER)
                .map(Literal::value);
    }

    @Override
    public <S> Void visit(ParenthesedSelect select, S context) {
        inSubquery(() -> select(select));
        return null;
    }

    @Override
    public <S> Void visit(Select select, S context) {
        inSubquery(() -> select(select));
        return null;
    }

    // What a condition proves.

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
            return Set.of(reference(position(column.getASTNode())).column());
        }
        return Set.of();
    }

    /** The columns each of which makes a condition true by being null. */
    private Set<String> columnsWhoseNullSuffices(Expression expression) {
        Expression inside = withoutParentheses(expression);
        Set<String> found = new HashSet<>();
        if (inside instanceof OrExpression) {
            operands(inside, OrExpression.class).forEach(part -> found.addAll(columnsWhoseNullSuffices(part)));
        } else if (inside instanceof AndExpression) {
            List<Expression> parts = operands(inside, AndExpression.class).stream()
                    .filter(part -> !isTrue(part))
                    .toList();
            if (!parts.isEmpty()) {
                found.addAll(columnsWhoseNullSuffices(parts.get(0)));
                parts.forEach(part -> found.retainAll(columnsWhoseNullSuffices(part)));
            }
        } else {
            found.addAll(provedColumns(inside, false));
        }
        return found;
    }

    private static boolean isNegated(IsNullExpression isNull) {
        return isNull.isNot() || isNull.isUseNotNull();
    }

    // What a query puts out and a data change writes.

    private List<OutputColumn> outputs(Select select) {
        Select inside = select;
        while (inside instanceof ParenthesedSelect parenthesized) {
            inside = parenthesized.getSelect();
        }
        if (inside instanceof SetOperationList operations) {
            return outputs(operations.getSelect(0));
        }
        if (!(inside instanceof PlainSelect plain) || plain.getSelectItems() == null) {
            return List.of();
        }
        List<OutputColumn> outputs = new ArrayList<>();
        for (SelectItem<?> item : plain.getSelectItems()) {
            outputs.add(output(item));
        }
        return outputs;
    }

    private OutputColumn output(SelectItem<?> item) {
        Expression expression = item.getExpression();
        if (expression instanceof AllColumns all) {
            return new OutputColumn("*", Optional.ofNullable(all.getASTNode()).map(node -> reference(position(node))));
        }
        Optional<ColumnReference> source = expression instanceof Column column && column.getASTNode() != null
                ? Optional.of(reference(position(column.getASTNode())))
                : Optional.empty();
        String name = item.getAlias() != null
                ? aliasName(item)
                : source.map(ColumnReference::column).orElseGet(() -> label(expression));
        return new OutputColumn(name, source);
    }

    /** The alias as our tokens write it: the last token of the item. */
    private String aliasName(SelectItem<?> item) {
        Node node = item.getASTNode();
        if (node != null) {
            int last = lastPosition(node);
            if (isPart(last)) {
                return value(last);
            }
        }
        return folded(item.getAlias().getName());
    }

    /** The name that PostgreSQL gives to a column without a name ({@code FigureColname}). */
    private String label(Expression expression) {
        Expression inside = withoutParentheses(expression);
        if (inside instanceof CastExpression cast) {
            String name = label(cast.getLeftExpression());
            return name.equals("?column?") ? typeLabel(cast) : name;
        }
        if (inside instanceof Column column && column.getASTNode() != null) {
            return reference(position(column.getASTNode())).column();
        }
        if (inside instanceof CaseExpression choice) {
            String name = choice.getElseExpression() == null ? "?column?" : label(choice.getElseExpression());
            return name.equals("?column?") ? "case" : name;
        }
        if (inside instanceof ExistsExpression) {
            return "exists";
        }
        if (inside instanceof ParenthesedSelect select) {
            List<OutputColumn> outputs = outputs(select);
            return outputs.isEmpty() ? "?column?" : outputs.get(0).name();
        }
        if (inside instanceof Function
                || inside instanceof AnalyticExpression
                || inside instanceof ExtractExpression
                || inside instanceof TimeKeyExpression
                || inside instanceof TrimFunction
                || inside instanceof JsonFunction
                || inside instanceof JsonAggregateFunction) {
            Node node = ((ASTNodeAccess) inside).getASTNode();
            return node == null ? "?column?" : nameAt(position(node)).name();
        }
        return "?column?";
    }

    /** The last word of the type in a cast that gives a column its name. */
    private String typeLabel(CastExpression cast) {
        String type = cast.getColDataType() == null ? "" : cast.getColDataType().getDataType();
        return switch (type.toLowerCase(Locale.ROOT)) {
            case "" -> "?column?";
            case "int", "integer" -> "int4";
            case "bigint" -> "int8";
            case "smallint" -> "int2";
            case "boolean" -> "bool";
            case "real" -> "float4";
            case "double precision" -> "float8";
            case "decimal" -> "numeric";
            case "character varying" -> "varchar";
            default -> folded(type.substring(type.lastIndexOf('.') + 1).trim());
        };
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

    private Optional<String> columnName(Column column) {
        return Optional.ofNullable(column.getASTNode()).map(node -> value(position(node)));
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
}
