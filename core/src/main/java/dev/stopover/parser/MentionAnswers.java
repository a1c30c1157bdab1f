package dev.stopover.parser;

import dev.stopover.parser.jsqlparser.Written;
import dev.stopover.syntax.ColumnReference;
import dev.stopover.syntax.Expression;
import dev.stopover.syntax.ExpressionAnswer;
import dev.stopover.syntax.FunctionCall;
import dev.stopover.syntax.Implications;
import dev.stopover.syntax.Keyword;
import dev.stopover.syntax.Literal;
import dev.stopover.syntax.MentionRole;
import dev.stopover.syntax.Mentions;
import dev.stopover.syntax.OutputColumn;
import dev.stopover.syntax.OutputName;
import dev.stopover.syntax.QualifiedName;
import dev.stopover.syntax.QueryAnswer;
import dev.stopover.syntax.Tokens;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Says what queries and expressions call, use and put out, from what they mention; what they imply and write is found when
 * it is asked.
 */
final class MentionAnswers {

    private final Mentions mentions;
    private final int[] parents;
    private final boolean query;
    private final boolean[] inSubquery;
    private boolean anySubquery;

    private MentionAnswers(Mentions mentions, boolean query) {
        this.mentions = mentions;
        this.parents = mentions.parents();
        this.query = query;
        this.inSubquery = inSubquery();
    }

    /**
     * What an expression says.
     *
     * @param tree finds what it implies
     */
    static ExpressionAnswer expression(Mentions mentions, Supplier<Implications> tree) {
        MentionAnswers answers = new MentionAnswers(mentions, false);
        List<FunctionCall> calls = answers.calls();
        List<ColumnReference> columns = answers.columns();
        boolean constant = calls.isEmpty() && columns.isEmpty() && !answers.anySubquery;
        return new ExpressionAnswer(
                calls, columns, answers.literals(), answers.relations(), constant, answers.form(), tree);
    }

    /**
     * What a query or data change says.
     *
     * @param tree finds what it writes, where it does not do so plainly
     * @param condition finds what can be said of its condition
     */
    static QueryAnswer query(
            Mentions mentions, Supplier<Written> tree, Function<Expression, Optional<ExpressionAnswer>> condition) {
        MentionAnswers answers = new MentionAnswers(mentions, true);
        return new QueryAnswer(
                answers.relations(),
                answers.calls(),
                answers.columns(),
                answers.outputs(),
                () -> PlainWrites.values(mentions).orElseGet(() -> tree.get().values()),
                () -> PlainWrites.assignments(mentions)
                        .orElseGet(() -> tree.get().assignments()),
                () -> where(mentions).flatMap(condition));
    }

    /** What says without a tree what the expression implies, or that it implies nothing. */
    private ExpressionAnswer.Form form() {
        int root = mentions.root();
        Optional<Implications> whole = Optional.empty();
        Optional<Literal> literal = mentions.literal(root);
        if (literal.isPresent()) {
            boolean isNull = literal.get().kind() == Literal.Kind.NULL;
            boolean isTrue = literal.get().kind() == Literal.Kind.BOOLEAN
                    && literal.get().value().equals("true");
            whole = Optional.of(new Implications(isTrue, Set.of(), Set.of(), Set.of(), Set.of(), isNull, !isNull));
        } else if (mentions.is(root, MentionRole.COLUMN)) {
            whole = Optional.of(Implications.NONE);
        } else if (comparesToNull(root) && mentions.is(root - 1, MentionRole.COLUMN)) {
            whole = Optional.of(comparedToNull(root));
        }
        boolean constants = false;
        boolean nulls = false;
        for (int i = 0; i < mentions.size() && whole.isEmpty(); i++) {
            if (mentions.is(i, MentionRole.LITERAL)) {
                constants |= mentions.keyword(i) == Keyword.TRUE;
            } else if (mentions.is(i, MentionRole.OPERATOR)) {
                constants |= comparesConstants(i);
                nulls |= comparesToNull(i);
            }
        }
        Set<String> equated = new HashSet<>();
        addEquated(root, equated);
        return new ExpressionAnswer.Form(whole, constants, nulls || whole.isPresent(), equated);
    }

    /** Adds the columns that equal one value in a part that AND joins to the others; the parts are gone through from the last. */
    private void addEquated(int root, Set<String> columns) {
        Deque<Integer> parts = new ArrayDeque<>(List.of(root));
        while (!parts.isEmpty()) {
            int part = parts.pop();
            if (!mentions.is(part, MentionRole.OPERATOR)) {
                continue;
            }
            int[] operands = mentions.children(part);
            if (mentions.keyword(part) == Keyword.AND) {
                for (int operand : operands) {
                    parts.push(operand);
                }
            } else if (operands.length == 2 && mentions.value(part).equals("=")) {
                addEquated(operands[0], operands[1], columns);
                addEquated(operands[1], operands[0], columns);
            }
        }
    }

    private void addEquated(int column, int value, Set<String> columns) {
        if (mentions.is(column, MentionRole.COLUMN)
                && (mentions.literal(value).isPresent() || mentions.is(value, MentionRole.QUERY) && isClosed(value))) {
            columns.add(mentions.column(column).column());
        }
    }

    /** Whether nothing that a query names with a qualifier stands outside it, so that it has one value for all rows. */
    private boolean isClosed(int query) {
        Set<String> inside = new HashSet<>();
        Set<String> qualifiers = new HashSet<>();
        for (int i = mentions.from(query); i < query; i++) {
            if (mentions.is(i, MentionRole.COLUMN) || mentions.is(i, MentionRole.STAR)) {
                List<String> parts = mentions.parts(i);
                if (parts.size() > 1) {
                    qualifiers.add(parts.get(parts.size() - 2));
                }
            } else if (mentions.is(i, MentionRole.ALIAS)) {
                inside.add(mentions.value(i));
            } else if (mentions.is(i, MentionRole.FROM_RELATION)
                    && mentions.child(i, MentionRole.ALIAS).isEmpty()) {
                mentions.child(i, MentionRole.RELATION)
                        .ifPresent(
                                relation -> inside.add(mentions.name(relation).name()));
            }
        }
        return inside.containsAll(qualifiers);
    }

    /** What {@code c IS NULL} and {@code c IS NOT NULL} imply. */
    private Implications comparedToNull(int operator) {
        Set<String> column = Set.of(mentions.column(operator - 1).column());
        boolean not = mentions.keyword(operator) == Keyword.NOTNULL
                || mentions.last(operator) == mentions.first(operator) + 2;
        return not
                ? new Implications(false, column, Set.of(), Set.of(), Set.of(), false, true)
                : new Implications(false, Set.of(), column, column, Set.of(), false, true);
    }

    /** The condition of an UPDATE or DELETE. */
    static Optional<Expression> where(Mentions mentions) {
        int root = mentions.root();
        if (!mentions.is(root, MentionRole.UPDATE) && !mentions.is(root, MentionRole.DELETE)) {
            return Optional.empty();
        }
        Tokens tokens = mentions.tokens();
        return mentions.child(root, MentionRole.WHERE)
                .map(where -> new Expression(
                        tokens,
                        tokens.significant(mentions.first(where) + 1),
                        tokens.significant(mentions.last(where))));
    }

    private boolean comparesConstants(int operator) {
        if (!mentions.value(operator).equals("=")) {
            return false;
        }
        int[] operands = mentions.children(operator);
        return operands.length == 2
                && mentions.literal(operands[0]).isPresent()
                && mentions.literal(operands[1]).isPresent();
    }

    private boolean comparesToNull(int operator) {
        Tokens tokens = mentions.tokens();
        if (!mentions.is(operator, MentionRole.OPERATOR)) {
            return false;
        }
        return switch (tokens.keyword(tokens.significant(mentions.last(operator)))) {
            case NULL, ISNULL, NOTNULL -> true;
            default -> false;
        };
    }

    /** For each mention, whether it stands in a query within the whole; common table expressions are none. */
    private boolean[] inSubquery() {
        int[] changes = new int[mentions.size() + 1];
        for (int i = 0; i < mentions.size(); i++) {
            if (mentions.is(i, MentionRole.QUERY) && isSubquery(i)) {
                changes[mentions.from(i)]++;
                changes[i + 1]--;
                anySubquery = true;
            }
        }
        boolean[] inside = new boolean[mentions.size()];
        int depth = 0;
        for (int i = 0; i < inside.length; i++) {
            depth += changes[i];
            inside[i] = depth > 0;
        }
        return inside;
    }

    private boolean isSubquery(int found) {
        if (parents[found] < 0) {
            return !query;
        }
        return switch (mentions.role(parents[found])) {
            case COMMON_TABLE, QUERY, INSERT -> false;
            default -> true;
        };
    }

    private List<FunctionCall> calls() {
        List<FunctionCall> calls = new ArrayList<>();
        for (int i = 0; i < mentions.size(); i++) {
            if (mentions.is(i, MentionRole.FUNCTION) && mentions.is(parents[i], MentionRole.CALL)) {
                int call = parents[i];
                boolean output = parents[call] >= 0 && mentions.is(parents[call], MentionRole.TARGET);
                calls.add(new FunctionCall(
                        mentions.range(call),
                        mentions.name(i),
                        mentions.arguments(call),
                        inSubquery[call],
                        output && !inSubquery[call]));
            }
        }
        return calls;
    }

    /** The columns that are used; of an expression only those outside its subqueries. */
    private List<ColumnReference> columns() {
        List<ColumnReference> columns = new ArrayList<>();
        for (int i = 0; i < mentions.size(); i++) {
            boolean column = mentions.is(i, MentionRole.COLUMN)
                    || mentions.is(i, MentionRole.STAR)
                            && (mentions.last(i) > mentions.first(i) || mentions.is(parents[i], MentionRole.TARGET));
            if (column && (query || !inSubquery[i])) {
                columns.add(mentions.column(i));
            }
        }
        return columns;
    }

    private List<Literal> literals() {
        List<Literal> literals = new ArrayList<>();
        for (int i = 0; i < mentions.size(); i++) {
            if (mentions.is(i, MentionRole.LITERAL)) {
                boolean signed = parents[i] >= 0 && mentions.is(parents[i], MentionRole.OPERATOR);
                literals.add(
                        (signed ? mentions.literal(parents[i]) : Optional.<Literal>empty()).orElseGet(constant(i)));
            }
        }
        return literals;
    }

    private Supplier<Literal> constant(int mention) {
        return () -> mentions.constant(mention);
    }

    /** From where to where in the list the name of a common table expression means it. */
    private record Visible(int from, int to) {}

    /** The relations that are read, and those that common table expressions change; what WITH names is none. */
    private List<QualifiedName> relations() {
        Map<String, List<Visible>> common = commonTables();
        List<QualifiedName> relations = new ArrayList<>();
        for (int i = 0; i < mentions.size(); i++) {
            if (mentions.is(i, MentionRole.RELATION) && isRead(parents[i])) {
                int at = i;
                QualifiedName name = mentions.name(i);
                boolean table = name.schema().isPresent()
                        || common.getOrDefault(name.name(), List.of()).stream()
                                .noneMatch(visible -> visible.from <= at && at < visible.to);
                if (table) {
                    relations.add(name);
                }
            }
        }
        return relations;
    }

    private boolean isRead(int holder) {
        if (holder < 0) {
            return false;
        }
        return switch (mentions.role(holder)) {
            case FROM_RELATION, TABLE -> true;
            case INSERT, UPDATE, DELETE, MERGE ->
                parents[holder] >= 0 && mentions.is(parents[holder], MentionRole.COMMON_TABLE);
            default -> false;
        };
    }

    private Map<String, List<Visible>> commonTables() {
        Map<String, List<Visible>> common = new HashMap<>();
        for (int i = 0; i < mentions.size(); i++) {
            if (mentions.is(i, MentionRole.COMMON_TABLE)) {
                int with = parents[i];
                int from = mentions.isRecursive(with) ? mentions.from(with) : i;
                common.computeIfAbsent(mentions.value(mentions.from(i)), name -> new ArrayList<>())
                        .add(new Visible(from, parents[with]));
            }
        }
        return common;
    }

    /** The output columns of a query: those of its first operand. */
    private List<OutputColumn> outputs() {
        int inside = mentions.root();
        while (mentions.is(inside, MentionRole.QUERY)) {
            int[] parts = mentions.children(inside);
            inside = mentions.is(parts[0], MentionRole.WITH) ? parts[1] : parts[0];
        }
        List<OutputColumn> outputs = new ArrayList<>();
        if (mentions.is(inside, MentionRole.SELECT)) {
            for (int target : mentions.children(inside)) {
                if (mentions.is(target, MentionRole.TARGET)) {
                    int value = mentions.children(target)[0];
                    boolean shows = mentions.is(value, MentionRole.COLUMN) || mentions.is(value, MentionRole.STAR);
                    outputs.add(new OutputColumn(
                            OutputName.of(mentions, target),
                            shows ? Optional.of(mentions.column(value)) : Optional.empty()));
                }
            }
        }
        return outputs;
    }
}
