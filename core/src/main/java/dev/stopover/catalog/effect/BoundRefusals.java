package dev.stopover.catalog.effect;

import dev.stopover.catalog.PartitionEnd;
import dev.stopover.catalog.Table;
import dev.stopover.syntax.Expression;
import dev.stopover.syntax.Literal;
import dev.stopover.syntax.MentionRole;
import dev.stopover.syntax.Mentions;
import dev.stopover.syntax.PartitionBound;
import dev.stopover.syntax.PartitionKey;
import dev.stopover.syntax.PartitionStrategy;
import dev.stopover.syntax.Tokens;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What PostgreSQL refuses of the bound of a partition: one of another sort, none at all, or one that is taken. */
final class BoundRefusals {

    /** So many partitions are compared one by one; of more, only the ranges of one column are looked up. */
    private static final int MANY = 200;

    private static final String INVALID_TABLE = "42P16";
    private static final String INVALID_OBJECT = "42P17";

    private final Situation situation;
    private final Touches touches;

    BoundRefusals(Situation situation, Touches touches) {
        this.situation = situation;
        this.touches = touches;
    }

    /** A new partition of a table that is partitioned. */
    void find(Table parent, PartitionBound bound, String partition) {
        Optional<PartitionKey> key = parent.partitionKey();
        if (!parent.isKnown() || key.isEmpty()) {
            return;
        }
        touches.at(bound);
        PartitionStrategy strategy = key.get().strategy();
        if (bound.defaultPartition()) {
            defaultPartition(parent, strategy, partition);
        } else if (bound.strategy().filter(strategy::equals).isEmpty()) {
            touches.refuse(
                    INVALID_TABLE,
                    "invalid bound specification for a %s partition"
                            .formatted(strategy.name().toLowerCase(Locale.ROOT)));
        } else if (strategy == PartitionStrategy.HASH) {
            hash(parent, bound, partition);
        } else {
            constants(bound, strategy);
            taken(parent, bound, key.get(), partition);
        }
    }

    private void defaultPartition(Table parent, PartitionStrategy strategy, String partition) {
        if (strategy == PartitionStrategy.HASH) {
            touches.refuse(INVALID_TABLE, "a hash-partitioned table may not have a default partition");
        }
        situation
                .defaultPartition(parent)
                .ifPresent(other -> touches.refuse(
                        INVALID_OBJECT,
                        "partition \"%s\" conflicts with existing default partition \"%s\""
                                .formatted(partition, other.name().name())));
    }

    /** The values of a bound are known before any row is. */
    private void constants(PartitionBound bound, PartitionStrategy strategy) {
        for (Expression value : bound.values()) {
            Mentions mentions = situation.answers().mentions(value);
            boolean end = strategy == PartitionStrategy.RANGE && infinity(mentions) != 0;
            for (int i = 0; i < mentions.size() && mentions.isComplete() && !end; i++) {
                int at = i;
                if (mentions.is(i, MentionRole.QUERY)) {
                    touches.at(() -> mentions.range(at));
                    touches.refuse("0A000", "cannot use subquery in partition bound");
                } else if (mentions.is(i, MentionRole.COLUMN)) {
                    touches.at(() -> mentions.range(at));
                    touches.refuse("0A000", "cannot use column reference in partition bound expression");
                }
            }
        }
    }

    /** Below all values, above all values, or neither. */
    private static int infinity(Mentions mentions) {
        if (mentions.isComplete() && mentions.size() == 1 && mentions.is(0, MentionRole.COLUMN)) {
            return switch (mentions.value(0)) {
                case "minvalue" -> -1;
                case "maxvalue" -> 1;
                default -> 0;
            };
        }
        return 0;
    }

    private void taken(Table parent, PartitionBound bound, PartitionKey key, String partition) {
        int columns = key.columns().size();
        boolean range = key.strategy() == PartitionStrategy.RANGE;
        if (range) {
            new RangeBounds(situation, touches).find(bound, columns);
            touches.at(bound);
        }
        List<Bound> ends = range ? bounds(bound, columns) : List.of();
        if (ends.size() == 2
                && compare(ends.get(0), ends.get(1)).filter(order -> order >= 0).isPresent()) {
            touches.refuse(INVALID_OBJECT, "empty range bound specified for partition \"%s\"".formatted(partition));
            return;
        }
        new PartitionProof(situation, parent).overlapped(bound).ifPresent(other -> overlap(partition, other));
        Set<String> values = range ? Set.of() : values(bound);
        for (Table other : others(parent)) {
            Optional<PartitionBound> known = other.partitionBound();
            boolean overlaps = known.isPresent()
                    && (range
                            ? overlap(ends, bounds(known.get(), columns))
                            : values(known.get()).stream().anyMatch(values::contains));
            if (overlaps) {
                overlap(partition, other);
            }
        }
    }

    private void overlap(String partition, Table other) {
        touches.refuse(
                INVALID_OBJECT,
                "partition \"%s\" would overlap partition \"%s\""
                        .formatted(partition, other.name().name()));
    }

    private List<Table> others(Table parent) {
        return situation.catalog().countDependantsOf(parent.id()) > MANY
                ? List.of()
                : situation.catalog().childrenOf(parent);
    }

    /** The constants of a list as their texts: what is written in the same way is the same. */
    private Set<String> values(PartitionBound bound) {
        Set<String> values = new HashSet<>();
        for (Expression value : bound.values()) {
            Mentions mentions = situation.answers().mentions(value);
            Optional<Literal> literal =
                    mentions.isComplete() && mentions.size() > 0 ? mentions.literal(mentions.root()) : Optional.empty();
            literal.ifPresent(found -> values.add(found.kind() == Literal.Kind.NULL ? "" : "=" + found.value()));
        }
        return values;
    }

    /** One column of an end: below all values, a value, or above all values. */
    private record Part(int infinity, Optional<PartitionEnd> value) {}

    private record Bound(List<Part> parts) {}

    /** The two ends of a range; none where they are not all known. */
    private List<Bound> bounds(PartitionBound bound, int columns) {
        List<Part> parts = new ArrayList<>();
        for (Expression value : bound.values()) {
            int infinity = infinity(situation.answers().mentions(value));
            Optional<PartitionEnd> end = infinity == 0 ? PartitionEnd.of(value) : Optional.empty();
            if (infinity == 0 && end.isEmpty()) {
                return List.of();
            }
            parts.add(new Part(infinity, end));
        }
        return parts.size() == 2 * columns
                ? List.of(new Bound(parts.subList(0, columns)), new Bound(parts.subList(columns, parts.size())))
                : List.of();
    }

    private static boolean overlap(List<Bound> one, List<Bound> other) {
        return one.size() == 2
                && other.size() == 2
                && compare(one.get(0), other.get(1)).filter(order -> order < 0).isPresent()
                && compare(other.get(0), one.get(1)).filter(order -> order < 0).isPresent();
    }

    /** How two ends compare, as {@code partition_rbound_cmp} does it: what follows MINVALUE or MAXVALUE says nothing. */
    private static Optional<Integer> compare(Bound first, Bound second) {
        for (int i = 0; i < first.parts().size(); i++) {
            Part left = first.parts().get(i);
            Part right = second.parts().get(i);
            if (left.infinity() != 0 || right.infinity() != 0) {
                return Optional.of(Integer.compare(left.infinity(), right.infinity()));
            }
            PartitionEnd value = left.value().orElseThrow();
            if (!value.isLike(right.value().orElseThrow())) {
                return Optional.empty();
            }
            int order = value.compareTo(right.value().orElseThrow());
            if (order != 0) {
                return Optional.of(order);
            }
        }
        return Optional.of(0);
    }

    private record Modulus(long modulus, long remainder) {}

    private void hash(Table parent, PartitionBound bound, String partition) {
        Optional<Modulus> own = modulus(bound);
        if (own.isEmpty()) {
            return;
        }
        long modulus = own.get().modulus();
        if (modulus <= 0) {
            touches.refuse(INVALID_TABLE, "modulus for hash partition must be an integer value greater than zero");
            return;
        }
        if (own.get().remainder() >= modulus) {
            touches.refuse(INVALID_TABLE, "remainder for hash partition must be less than modulus");
        }
        for (Table other : others(parent)) {
            Optional<Modulus> known =
                    other.partitionBound().flatMap(BoundRefusals::modulus).filter(bounds -> bounds.modulus() > 0);
            if (known.isEmpty()) {
                continue;
            }
            long less = Math.min(modulus, known.get().modulus());
            if (Math.max(modulus, known.get().modulus()) % less != 0) {
                touches.refuse(
                        INVALID_OBJECT, "every hash partition modulus must be a factor of the next larger modulus");
            } else if (own.get().remainder() % less == known.get().remainder() % less) {
                overlap(partition, other);
            }
        }
    }

    private static Optional<Modulus> modulus(PartitionBound bound) {
        if (bound.strategy().filter(PartitionStrategy.HASH::equals).isEmpty()
                || bound.values().size() != 2) {
            return Optional.empty();
        }
        Expression first = bound.values().get(0);
        Tokens tokens = first.tokens();
        int word = first.first() - 1;
        while (tokens.kind(word).isTrivia()) {
            word--;
        }
        boolean swapped = tokens.value(word).equals("remainder");
        Optional<Long> one = number(first);
        Optional<Long> other = number(bound.values().get(1));
        return one.isEmpty() || other.isEmpty()
                ? Optional.empty()
                : Optional.of(swapped ? new Modulus(other.get(), one.get()) : new Modulus(one.get(), other.get()));
    }

    private static Optional<Long> number(Expression expression) {
        String digits = expression.tokens().value(expression.first());
        return digits.length() < 10 && digits.chars().allMatch(Character::isDigit)
                ? Optional.of(Long.valueOf(digits))
                : Optional.empty();
    }
}
