package dev.stopover.parser;

import dev.stopover.syntax.Assignment;
import dev.stopover.syntax.ColumnReference;
import dev.stopover.syntax.Keyword;
import dev.stopover.syntax.Literal;
import dev.stopover.syntax.MentionRole;
import dev.stopover.syntax.Mentions;
import dev.stopover.syntax.WrittenValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what a data change writes from what it mentions, where it writes plain rows and assignments. */
final class PlainWrites {

    private final Mentions mentions;

    private PlainWrites(Mentions mentions) {
        this.mentions = mentions;
    }

    /** The constants that a data change writes; nothing where it takes a tree to say. */
    static Optional<List<WrittenValue>> values(Mentions mentions) {
        PlainWrites writes = new PlainWrites(mentions);
        List<WrittenValue> values = new ArrayList<>();
        int root = mentions.root();
        switch (mentions.role(root)) {
            case INSERT -> {
                Optional<Integer> source = mentions.child(root, MentionRole.QUERY);
                if (source.isPresent() && !mentions.is(writes.operand(source.get()), MentionRole.VALUES)) {
                    return Optional.empty();
                }
                writes.insert(root, values);
            }
            case UPDATE -> {
                if (writes.setsRows(root)) {
                    return Optional.empty();
                }
                writes.set(root, values);
            }
            default -> {}
        }
        return Optional.of(values);
    }

    /** The columns that a data change sets; nothing where it takes a tree to say whether a value may be null. */
    static Optional<List<Assignment>> assignments(Mentions mentions) {
        PlainWrites writes = new PlainWrites(mentions);
        List<Assignment> assignments = new ArrayList<>();
        int root = mentions.root();
        int change = mentions.is(root, MentionRole.INSERT)
                ? mentions.child(root, MentionRole.ON_CONFLICT).orElse(root)
                : root;
        if (!mentions.is(root, MentionRole.INSERT) && !mentions.is(root, MentionRole.UPDATE)) {
            return Optional.of(List.of());
        }
        if (writes.setsRows(change) || !writes.setsPlainly(change)) {
            return Optional.empty();
        }
        writes.assign(change, assignments);
        return Optional.of(assignments);
    }

    private boolean setsRows(int change) {
        for (int part : mentions.children(change)) {
            if (mentions.is(part, MentionRole.ASSIGNMENT) && mentions.children(part).length > 2) {
                return true;
            }
        }
        return false;
    }

    /** Whether it is plain which of the columns that are set stay null where they are. */
    private boolean setsPlainly(int change) {
        for (int part : mentions.children(change)) {
            if (mentions.is(part, MentionRole.ASSIGNMENT)) {
                int value = part - 1;
                boolean plain = mentions.is(value, MentionRole.COLUMN)
                        || mentions.is(value, MentionRole.DEFAULT)
                        || mentions.literal(value).isPresent();
                if (!plain
                        && mayBeNull(value, column(mentions.children(part)[0]).orElse(""))) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Whether a value may be null because a column is, or whatever the row: it names that column or can make a null. */
    private boolean mayBeNull(int value, String column) {
        for (int i = mentions.from(value); i <= value; i++) {
            boolean may = switch (mentions.role(i)) {
                case COLUMN -> mentions.column(i).column().equals(column);
                case LITERAL, FUNCTION -> mentions.keyword(i) == Keyword.NULL || mentions.keyword(i) == Keyword.NULLIF;
                case CASE -> true;
                default -> false;
            };
            if (may) {
                return true;
            }
        }
        return false;
    }

    /** What stands in a query, its parentheses taken off: its only operand, or itself. */
    private int operand(int query) {
        int inside = query;
        while (mentions.is(inside, MentionRole.QUERY)) {
            int found = -1;
            for (int part : mentions.children(inside)) {
                switch (mentions.role(part)) {
                    case SELECT, VALUES, TABLE, QUERY -> {
                        if (found >= 0) {
                            return inside;
                        }
                        found = part;
                    }
                    default -> {}
                }
            }
            if (found < 0) {
                return inside;
            }
            inside = found;
        }
        return inside;
    }

    private void insert(int insert, List<WrittenValue> values) {
        List<String> names = new ArrayList<>();
        for (int part : mentions.children(insert)) {
            column(part).ifPresent(names::add);
        }
        Optional<Integer> source = mentions.child(insert, MentionRole.QUERY);
        if (source.isEmpty()) {
            return;
        }
        int rows = operand(source.get());
        if (!mentions.is(rows, MentionRole.VALUES)) {
            return;
        }
        int number = 0;
        for (int row : mentions.children(rows)) {
            int position = 0;
            for (int value : mentions.children(row)) {
                Optional<String> name = position < names.size() ? Optional.of(names.get(position)) : Optional.empty();
                Optional<Literal> literal = mentions.literal(value);
                if (literal.isPresent()) {
                    values.add(new WrittenValue(name, position, number, literal.get()));
                }
                position++;
            }
            number++;
        }
    }

    /** The column that is written, though it may be only a part of it. */
    private Optional<String> column(int target) {
        return switch (mentions.role(target)) {
            case TARGET_COLUMN -> Optional.of(mentions.value(target));
            case FIELD, SUBSCRIPT -> column(mentions.from(target));
            default -> Optional.empty();
        };
    }

    private void set(int update, List<WrittenValue> values) {
        int position = 0;
        for (int part : mentions.children(update)) {
            if (mentions.is(part, MentionRole.ASSIGNMENT)) {
                int[] sides = mentions.children(part);
                int at = position++;
                mentions.literal(sides[1])
                        .ifPresent(literal -> values.add(new WrittenValue(column(sides[0]), at, 0, literal)));
            }
        }
    }

    private void assign(int change, List<Assignment> assignments) {
        for (int part : mentions.children(change)) {
            if (mentions.is(part, MentionRole.ASSIGNMENT)) {
                int[] sides = mentions.children(part);
                int value = sides[1];
                String column = column(sides[0]).orElse("");
                boolean itself = mentions.is(value, MentionRole.COLUMN) && isOwn(mentions.column(value), column);
                boolean toNull = itself
                        || mentions.literal(value)
                                .filter(literal -> literal.kind() == Literal.Kind.NULL)
                                .isPresent();
                assignments.add(
                        new Assignment(mentions.range(part), column, toNull, mentions.is(value, MentionRole.DEFAULT)));
            }
        }
    }

    /** Whether a column is the one of a name of the relation that is changed. */
    private boolean isOwn(ColumnReference reference, String column) {
        if (!reference.column().equals(column)) {
            return false;
        }
        int root = mentions.root();
        Optional<String> own = mentions.child(root, MentionRole.ALIAS)
                .map(mentions::value)
                .or(() -> mentions.child(root, MentionRole.RELATION)
                        .map(relation -> mentions.name(relation).name()));
        return reference
                .qualifier()
                .filter(qualifier -> !own.equals(Optional.of(qualifier.name())))
                .isEmpty();
    }
}
