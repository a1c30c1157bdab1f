package dev.stopover.rules.locking;

import dev.stopover.catalog.ObjectName;
import dev.stopover.catalog.effect.Touch;
import dev.stopover.syntax.LockMode;
import java.util.Collection;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.function.Predicate;

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

    /** The strongest lock among several, on which relations and what it blocks, and on which there are weaker ones. */
    static String locks(List<Touch> touches) {
        LockMode strongest = strongest(touches);
        List<ObjectName> strong = names(touches, touch -> touch.lock().orElseThrow() == strongest);
        List<ObjectName> weak = names(touches, touch -> !strong.contains(touch.name()));
        String words = touches.stream()
                .filter(touch -> touch.lock().orElseThrow() == strongest)
                .findFirst()
                .flatMap(touch -> touch.lockWords(of(strong)))
                .orElseThrow();
        return weak.isEmpty() ? words : "%s, and weaker ones on %s".formatted(words, of(weak));
    }

    /** The strongest lock among several. */
    static LockMode strongest(List<Touch> touches) {
        return touches.stream()
                .map(touch -> touch.lock().orElseThrow())
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    private static List<ObjectName> names(List<Touch> touches, Predicate<Touch> which) {
        return touches.stream().filter(which).map(Touch::name).distinct().toList();
    }
}
