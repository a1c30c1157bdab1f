package dev.stopover.report.schema;

import dev.stopover.catalog.Aspect;
import dev.stopover.catalog.Relation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Says in words what of a relation is not certain. */
final class Uncertainty {

    private Uncertainty() {}

    /** What is not certain, {@code "row security and policies uncertain"}; nothing where all is. */
    static List<String> marks(Relation relation) {
        List<String> marks = new ArrayList<>();
        List<String> uncertain = new ArrayList<>();
        for (Aspect aspect : Aspect.values()) {
            if (!relation.isUncertain(aspect)) {
                continue;
            }
            switch (aspect) {
                case EXISTENCE -> marks.add("perhaps dropped or renamed");
                case DEFINITION -> uncertain.add("columns");
                default -> uncertain.add(aspect.name().toLowerCase(Locale.ROOT).replace('_', ' '));
            }
        }
        if (!uncertain.isEmpty()) {
            int last = uncertain.size() - 1;
            String others = String.join(", ", uncertain.subList(0, last));
            marks.add((others.isEmpty() ? "" : others + " and ") + uncertain.get(last) + " uncertain");
        }
        return marks;
    }

    /** The same for programs, {@code "row security"}; nothing where all is certain. */
    static List<String> aspects(Relation relation) {
        List<String> uncertain = new ArrayList<>();
        for (Aspect aspect : Aspect.values()) {
            if (relation.isUncertain(aspect)) {
                uncertain.add(aspect.name().toLowerCase(Locale.ROOT).replace('_', ' '));
            }
        }
        return uncertain;
    }
}
