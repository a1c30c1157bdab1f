package dev.stopover.catalog.rows;

import dev.stopover.syntax.Keyword;
import dev.stopover.syntax.MentionRole;
import dev.stopover.syntax.Mentions;
import dev.stopover.syntax.QualifiedName;
import dev.stopover.syntax.TokenKind;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Takes the conditions under which rows are joined apart. */
final class JoinConditions {

    private final Mentions mentions;

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

    /** A condition that a column of an item equals what stands outside of it. */
    Optional<Equality> equality(String item, List<Integer> conditions) {
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
                    return Optional.of(new Equality(parts.get(parts.size() - 1), sides[1 - i]));
                }
            }
        }
        return Optional.empty();
    }

    private boolean isColumnOf(String item, int term) {
        if (!mentions.is(term, MentionRole.COLUMN)) {
            return false;
        }
        List<String> parts = mentions.parts(term);
        return parts.size() > 1 && parts.get(parts.size() - 2).equals(item);
    }

    /** The names of relations that a condition asks of a catalog, which goes by a name; empty where none does. */
    Set<String> names(QualifiedName catalog, String item, List<Integer> conditions) {
        boolean standard = catalog.schema().filter("information_schema"::equals).isPresent();
        Set<String> columns = standard ? Set.of("table_name", "event_object_table") : Set.of("tablename");
        for (int condition : conditions) {
            boolean equality = mentions.is(condition, MentionRole.OPERATOR)
                    && (mentions.kind(condition) == TokenKind.EQUALS || mentions.keyword(condition) == Keyword.IN);
            int[] sides = equality ? mentions.children(condition) : new int[0];
            if (sides.length > 1 && isColumn(columns, item, sides[0])) {
                Set<String> names = new TreeSet<>();
                for (int i = 1; i < sides.length; i++) {
                    if (!mentions.is(sides[i], MentionRole.LITERAL)) {
                        return Set.of();
                    }
                    names.add(mentions.value(sides[i]));
                }
                return names;
            }
        }
        return Set.of();
    }

    private boolean isColumn(Set<String> columns, String item, int term) {
        if (!mentions.is(term, MentionRole.COLUMN)) {
            return false;
        }
        List<String> parts = mentions.parts(term);
        boolean own = parts.size() == 1 || parts.get(parts.size() - 2).equals(item);
        return own && columns.contains(parts.get(parts.size() - 1));
    }
}
