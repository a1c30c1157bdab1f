package dev.stopover.catalog.effect;

import dev.stopover.catalog.Column;
import dev.stopover.catalog.ConstraintKind;
import dev.stopover.catalog.PartitionEnd;
import dev.stopover.catalog.PartitionSearch;
import dev.stopover.catalog.Table;
import dev.stopover.catalog.TableConstraint;
import dev.stopover.syntax.Expression;
import dev.stopover.syntax.Keyword;
import dev.stopover.syntax.PartitionBound;
import dev.stopover.syntax.PartitionStrategy;
import dev.stopover.syntax.TokenKind;
import dev.stopover.syntax.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Whether the valid CHECKs of a table say already that its rows belong to a partition, or that none does, so that
 * PostgreSQL need not read them. Only comparisons of one column with constants are understood.
 */
final class PartitionProof {

    /** A comparison of the column with a constant. */
    private record Comparison(String operator, String constant) {}

    private final Situation situation;
    private final Table parent;

    PartitionProof(Situation situation, Table parent) {
        this.situation = situation;
        this.parent = parent;
    }

    /** Whether the rows of a table have to be read before it becomes a partition. */
    Truth scans(Table partition, Optional<PartitionBound> bound) {
        Optional<String> key = key();
        if (key.isEmpty() || bound.isEmpty() || bound.get().defaultPartition()) {
            return mayProve(partition, key);
        }
        List<Comparison> comparisons = comparisons(partition, key.get());
        boolean range = range() && bound.get().values().size() == 2;
        if (range) {
            Optional<String> from = constant(bound.get().values().get(0));
            Optional<String> to = constant(bound.get().values().get(1));
            if (from.isPresent() && to.isPresent() && isNotNull(partition, key.get())) {
                boolean above = comparisons.stream()
                        .anyMatch(each -> (each.operator.equals(">=") || each.operator.equals(">"))
                                && compare(each.constant, from.get()).orElse(-1) >= 0);
                boolean below = comparisons.stream()
                        .anyMatch(each -> each.operator.equals("<")
                                        && compare(each.constant, to.get()).orElse(1) <= 0
                                || each.operator.equals("<=")
                                        && compare(each.constant, to.get()).orElse(1) < 0);
                if (above && below) {
                    return Truth.NO;
                }
                return understood(partition, key.get()) ? Truth.YES : Truth.UNKNOWN;
            }
        }
        return mayProve(partition, key);
    }

    /** Whether the rows of the default partition have to be read before a partition with a bound is added. */
    Truth scansDefault(Table defaultPartition, PartitionBound bound) {
        Optional<String> key = key();
        if (key.isEmpty() || !range() || bound.values().size() != 2) {
            return mayProve(defaultPartition, key);
        }
        Optional<String> from = constant(bound.values().get(0));
        Optional<String> to = constant(bound.values().get(1));
        if (from.isEmpty() || to.isEmpty()) {
            return mayProve(defaultPartition, key);
        }
        List<Comparison> comparisons = comparisons(defaultPartition, key.get());
        boolean apart = comparisons.stream()
                .anyMatch(each -> (each.operator.equals(">=") || each.operator.equals(">"))
                                && compare(each.constant, to.get()).orElse(-1) >= 0
                        || each.operator.equals("<")
                                && compare(each.constant, from.get()).orElse(1) <= 0);
        if (apart) {
            return Truth.NO;
        }
        return understood(defaultPartition, key.get()) ? Truth.YES : Truth.UNKNOWN;
    }

    /** A partition that a new one certainly overlaps. */
    Optional<Table> overlapped(PartitionBound bound) {
        return key().isEmpty() || !range()
                ? Optional.empty()
                : new PartitionSearch(situation.catalog(), parent).overlapping(bound);
    }

    /** Where there is no valid CHECK on the key, nothing can be proven. */
    private Truth mayProve(Table table, Optional<String> key) {
        boolean checked = checks(table).stream()
                .anyMatch(check -> key.isEmpty() || check.columns().contains(key.get()));
        return checked || !table.isKnown() ? Truth.UNKNOWN : Truth.YES;
    }

    private boolean understood(Table table, String key) {
        return checks(table).stream()
                .filter(check -> check.columns().contains(key))
                .allMatch(check -> check.expression()
                        .map(expression -> comparisons(expression, key).isPresent())
                        .orElse(false));
    }

    private boolean range() {
        return parent.partitionKey()
                .filter(key -> key.strategy() == PartitionStrategy.RANGE)
                .isPresent();
    }

    private Optional<String> key() {
        return parent.partitionKey()
                .filter(key -> key.columns().size() == 1)
                .flatMap(key -> key.columns().get(0).column())
                .map(column -> column.value());
    }

    private boolean isNotNull(Table table, String key) {
        Optional<Column> column = table.column(key);
        return column.isPresent()
                && (Situation.isNotNull(table, column.get())
                        || situation.catalog().provesNotNull(table, key, situation.answers()));
    }

    private static List<TableConstraint> checks(Table table) {
        return table.constraints().values().stream()
                .filter(constraint ->
                        constraint.kind() == ConstraintKind.CHECK && constraint.validated() && constraint.enforced())
                .toList();
    }

    private static List<Comparison> comparisons(Table table, String key) {
        List<Comparison> found = new ArrayList<>();
        for (TableConstraint check : checks(table)) {
            check.expression()
                    .flatMap(expression -> comparisons(expression, key))
                    .ifPresent(found::addAll);
        }
        return found;
    }

    /** The comparisons of an expression that is nothing but comparisons and IS NOT NULL joined by AND; empty if it is anything else. */
    private static Optional<List<Comparison>> comparisons(Expression expression, String key) {
        Tokens tokens = expression.tokens();
        List<Integer> significant = significant(expression);
        List<Comparison> found = new ArrayList<>();
        int i = 0;
        while (i < significant.size()) {
            if (isNotNull(tokens, significant, i)) {
                i += 5;
                continue;
            }
            if (i + 2 >= significant.size()) {
                return Optional.empty();
            }
            int column = significant.get(i);
            String operator = tokens.text(significant.get(i + 1));
            if (!tokens.kind(column).isIdentifier() && tokens.kind(column) != TokenKind.KEYWORD) {
                return Optional.empty();
            }
            int next = i + 2;
            if (tokens.kind(significant.get(next)) == TokenKind.KEYWORD && next + 1 < significant.size()) {
                next++;
            }
            Optional<String> constant = constant(tokens, significant.get(next));
            next++;
            if (next + 1 < significant.size()
                    && tokens.text(significant.get(next)).equals("::")) {
                next += 2;
            }
            if (constant.isEmpty()
                    || next < significant.size() && tokens.keyword(significant.get(next)) != Keyword.AND) {
                return Optional.empty();
            }
            if (tokens.value(column).equals(key)) {
                found.add(new Comparison(operator, constant.get()));
            }
            i = next + 1;
        }
        return Optional.of(found);
    }

    /** Whether {@code column IS NOT NULL} stands there, with AND or nothing behind it. */
    private static boolean isNotNull(Tokens tokens, List<Integer> significant, int i) {
        return i + 3 < significant.size()
                && tokens.keyword(significant.get(i + 1)) == Keyword.IS
                && tokens.keyword(significant.get(i + 2)) == Keyword.NOT
                && tokens.keyword(significant.get(i + 3)) == Keyword.NULL
                && (i + 4 == significant.size() || tokens.keyword(significant.get(i + 4)) == Keyword.AND);
    }

    private static List<Integer> significant(Expression expression) {
        Tokens tokens = expression.tokens();
        List<Integer> found = new ArrayList<>();
        for (int i = expression.first(); i <= expression.last(); i++) {
            boolean paren = tokens.kind(i) == TokenKind.LEFT_PAREN || tokens.kind(i) == TokenKind.RIGHT_PAREN;
            if (!tokens.kind(i).isTrivia() && !paren) {
                found.add(i);
            }
        }
        return found;
    }

    private static Optional<String> constant(Expression expression) {
        List<Integer> significant = significant(expression);
        return significant.size() == 1 ? constant(expression.tokens(), significant.get(0)) : Optional.empty();
    }

    private static Optional<String> constant(Tokens tokens, int index) {
        TokenKind kind = tokens.kind(index);
        return kind == TokenKind.STRING || kind == TokenKind.INTEGER || kind == TokenKind.NUMBER
                ? Optional.of(tokens.value(index))
                : Optional.empty();
    }

    /** How two constants compare: as numbers, or as dates written year first. */
    private static OptionalInt compare(String one, String other) {
        Optional<PartitionEnd> left = PartitionEnd.of(one);
        Optional<PartitionEnd> right = PartitionEnd.of(other);
        if (left.isPresent() && right.isPresent() && left.get().isLike(right.get())) {
            return OptionalInt.of(left.get().compareTo(right.get()));
        }
        return one.equals(other) ? OptionalInt.of(0) : OptionalInt.empty();
    }
}
