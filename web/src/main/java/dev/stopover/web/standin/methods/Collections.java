package dev.stopover.web.standin.methods;

import dev.stopover.web.build.InPlaceOf;
import java.util.Collection;
import java.util.stream.Stream;

/** Methods of collections. */
@InPlaceOf({"java.util.Collection", "java.util.List"})
public final class Collections {

    private Collections() {}

    /** There is one processor. */
    public static <T> Stream<T> parallelStream(Collection<T> all) {
        return all.stream();
    }
}
