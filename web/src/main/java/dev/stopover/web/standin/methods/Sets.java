package dev.stopover.web.standin.methods;

import dev.stopover.web.build.InPlaceOf;
import java.util.Collection;
import java.util.Set;

/** Methods of sets. */
@InPlaceOf("java.util.Set")
public final class Sets {

    private Sets() {}

    /** A copy; TeaVM's own divides by zero when an empty one is asked whether it holds something. */
    public static <T> Set<T> copyOf(Collection<? extends T> all) {
        return all.isEmpty() ? java.util.Collections.emptySet() : Set.copyOf(all);
    }
}
