package dev.stopover.catalog.rows;

import dev.stopover.syntax.Keyword;
import dev.stopover.syntax.MentionRole;
import dev.stopover.syntax.Mentions;
import dev.stopover.syntax.TokenKind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Takes the conditions under which rows are joined apart. */
final class JoinConditions {

    /** More rows than so many are not gone through to find out what is wanted of the next item. */
    private static final int FEW = 16;

    private final Mentions mentions;
    private final Map<Integer, Boolean> simple = new HashMap<>();

    JoinConditions(Mentions mentions) {
        this.mentions = mentions;
    }

    /**
     * A condition that a column of an item equals something else.
     *
     * @param column the column
     * @param other the mention of what it equals
     */
    record Equality(String column, int other) {}

    /** The parts of a condition that must all hold. */
    void conjuncts(int condition, List<Integer> conjuncts) {
        Deque<Integer> open = new ArrayDeque<>(List.of(condition));
        while (!open.isEmpty()) {
            int next = open.remove();
            if (mentions.is(next, MentionRole.OPERATOR) && mentions.keyword(next) == Keyword.AND) {
                for (int part : mentions.children(next)) {
                    open.add(part);
                }
            } else {
                conjuncts.add(next);
            }
        }
    }

    /** The conditions that a column of an item equals what stands outside of it. */
    List<Equality> equalities(String item, List<Integer> conditions) {
        List<Equality> equalities = new ArrayList<>();
        for (int condition : conditions) {
            int[] sides = mentions.is(condition, MentionRole.OPERATOR) && mentions.kind(condition) == TokenKind.EQUALS
                    ? mentions.children(condition)
                    : new int[0];
            for (int i = 0; i < sides.length && sides.length == 2; i++) {
                boolean own = isColumnOf(item, sides[i]);
                boolean other = mentions.is(sides[1 - i], MentionRole.COLUMN)
                        && mentions.parts(sides[1 - i]).size() > 1
                        && !isColumnOf(item, sides[1 - i]);
                if (own && other) {
                    List<String> parts = mentions.parts(sides[i]);
                    equalities.add(new Equality(parts.get(parts.size() - 1), sides[1 - i]));
                }
            }
        }
        return equalities;
    }

    /** Whether one of the conditions can never be answered: that something equals a column of an item that there is not. */
    boolean isHopeless(List<String> items, List<Integer> conditions) {
        for (int condition : conditions) {
            if (mentions.is(condition, MentionRole.OPERATOR) && mentions.kind(condition) == TokenKind.EQUALS) {
                for (int side : mentions.children(condition)) {
                    List<String> parts =
                            mentions.is(side, MentionRole.COLUMN) ? mentions.parts(side) : List.<String>of();
                    if (parts.size() > 1 && !items.contains(parts.get(parts.size() - 2))) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private boolean isColumnOf(String item, int term) {
        if (!mentions.is(term, MentionRole.COLUMN)) {
            return false;
        }
        List<String> parts = mentions.parts(term);
        return parts.size() > 1 && parts.get(parts.size() - 2).equals(item);
    }

    /** The relations that inner joins join, with the conditions that they are joined on; false if there is more to it. */
    boolean relations(int item, List<Integer> relations, List<Integer> on) {
        if (mentions.is(item, MentionRole.FROM_RELATION)) {
            relations.add(item);
            return true;
        }
        int[] parts = mentions.children(item);
        Keyword word = mentions.keyword(item);
        boolean inner = mentions.is(item, MentionRole.JOIN)
                && (word == Keyword.JOIN || word == Keyword.INNER || word == Keyword.CROSS)
                && parts.length <= 3
                && (parts.length < 3 || !mentions.is(parts[2], MentionRole.USING));
        if (!inner || !relations(parts[0], relations, on) || !relations(parts[1], relations, on)) {
            return false;
        }
        if (parts.length == 3) {
            conjuncts(parts[2], on);
        }
        return true;
    }

    /** Whether a condition compares columns and constants, so that it is soon answered. */
    boolean isSimple(int condition) {
        return simple.computeIfAbsent(condition, this::looksSimple);
    }

    private boolean looksSimple(int term) {
        return switch (mentions.role(term)) {
            case LITERAL, COLUMN, TYPE -> true;
            case OPERATOR, CAST -> Arrays.stream(mentions.children(term)).allMatch(this::looksSimple);
            default -> false;
        };
    }

    /**
     * The rows of an item that the conditions leave: those with a certain name, mostly.
     *
     * @param before what has been read before it
     */
    Wanted wanted(String item, List<Integer> conditions, List<RowScope> before, Terms terms) {
        Map<String, Set<String>> values = new HashMap<>();
        for (int condition : conditions) {
            int[] sides = mentions.is(condition, MentionRole.OPERATOR) ? mentions.children(condition) : new int[0];
            boolean equals = sides.length == 2 && mentions.kind(condition) == TokenKind.EQUALS;
            boolean in = sides.length > 1 && mentions.keyword(condition) == Keyword.IN;
            if (equals || in) {
                want(item, sides, before, terms, values);
            }
            if (equals) {
                want(item, new int[] {sides[1], sides[0]}, before, terms, values);
            }
        }
        return values.isEmpty() ? Wanted.ALL : new Wanted(values);
    }

    private void want(String item, int[] sides, List<RowScope> before, Terms terms, Map<String, Set<String>> values) {
        if (!mentions.is(sides[0], MentionRole.COLUMN)) {
            return;
        }
        List<String> parts = mentions.parts(sides[0]);
        if (parts.size() > 1 && !parts.get(parts.size() - 2).equals(item)) {
            return;
        }
        String column = parts.get(parts.size() - 1);
        // A number may be the oid of any object.
        CellValue.Kind kind = Wanted.isOid(column) ? CellValue.Kind.OBJECT : CellValue.Kind.TEXT;
        Set<String> some = new HashSet<>();
        for (int i = 1; i < sides.length; i++) {
            boolean constant = mentions.is(sides[i], MentionRole.LITERAL);
            if (!isSimple(sides[i]) || !constant && before.size() > FEW) {
                return;
            }
            for (RowScope scope : constant ? before.subList(0, Math.min(1, before.size())) : before) {
                CellValue value = terms.value(sides[i], scope);
                if (value.kind() != kind) {
                    return;
                }
                some.add(value.text());
            }
        }
        values.putIfAbsent(column, some);
    }
}
