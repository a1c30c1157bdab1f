package dev.stopover.catalog.effect;

import dev.stopover.syntax.Expression;
import dev.stopover.syntax.Literal;
import dev.stopover.syntax.MentionRole;
import dev.stopover.syntax.Mentions;
import dev.stopover.syntax.PartitionBound;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What PostgreSQL refuses of the two ends of a range partition by themselves ({@code transformPartitionBound}). */
final class RangeBounds {

    private final Situation situation;
    private final Touches touches;

    RangeBounds(Situation situation, Touches touches) {
        this.situation = situation;
        this.touches = touches;
    }

    void find(PartitionBound bound, int columns) {
        int from = bound.lower();
        int to = bound.values().size() - from;
        if (from != columns) {
            touches.refuse("42P16", "FROM must specify exactly one value per partitioning column");
            return;
        }
        if (to != columns) {
            touches.refuse("42P16", "TO must specify exactly one value per partitioning column");
            return;
        }
        end(bound.values().subList(0, from));
        end(bound.values().subList(from, from + to));
    }

    private void end(List<Expression> values) {
        String infinite = "";
        for (Expression value : values) {
            Mentions mentions = situation.answers().mentions(value);
            boolean single = mentions.isComplete() && mentions.size() == 1;
            Optional<Literal> literal =
                    mentions.isComplete() && mentions.size() > 0 ? mentions.literal(mentions.root()) : Optional.empty();
            touches.at(value);
            if (literal.filter(found -> found.kind() == Literal.Kind.NULL).isPresent()) {
                touches.refuse("42P17", "cannot specify NULL in range bound");
            }
            String word = single && mentions.is(0, MentionRole.COLUMN) ? mentions.value(0) : "";
            boolean end = word.equals("minvalue") || word.equals("maxvalue");
            if (!infinite.isEmpty() && !infinite.equals(word)) {
                String name = infinite.toUpperCase(Locale.ROOT);
                touches.refuse("42804", "every bound following %s must also be %s".formatted(name, name));
            }
            infinite = end ? word : infinite;
        }
    }
}
