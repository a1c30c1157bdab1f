package dev.stopover.web.standin.methods;

import dev.stopover.web.build.InPlaceOf;
import java.util.Map;

/** Methods of maps. */
@InPlaceOf("java.util.Map")
public final class Maps {

    private Maps() {}

    /** A copy; TeaVM's own divides by zero when an empty one is asked for a key. */
    public static <K, V> Map<K, V> copyOf(Map<? extends K, ? extends V> map) {
        return map.isEmpty() ? java.util.Collections.emptyMap() : Map.copyOf(map);
    }
}
