package dev.stopover.rules.locking;

import java.util.Collection;
import java.util.Iterator;

/** Lists of names in sentences. */
final class Several {

    private static final int NAMED = 3;

    private Several() {}

    /** "orders", "orders and customers", "orders, customers and 4 others"; what stands twice counts once. */
    static String of(Collection<?> names) {
        Iterator<String> distinct =
                names.stream().map(Object::toString).distinct().iterator();
        StringBuilder words = new StringBuilder(distinct.next());
        long all = names.stream().map(Object::toString).distinct().count();
        for (int i = 1; i < Math.min(all, NAMED); i++) {
            words.append(i == all - 1 ? " and " : ", ").append(distinct.next());
        }
        long others = all - NAMED;
        return others <= 0 ? words.toString() : "%s and %d other%s".formatted(words, others, others == 1 ? "" : "s");
    }
}
