package dev.stopover.web.standin.methods;

import dev.stopover.web.build.InPlaceOf;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;

/** Methods of streams of objects. */
@InPlaceOf("java.util.stream.Stream")
public final class ObjectStreams {

    private ObjectStreams() {}

    /** Each element once; TeaVM's own lets some through again where the stream is made of several. */
    public static <T> Stream<T> distinct(Stream<T> elements) {
        Set<T> seen = new HashSet<>();
        return elements.filter(seen::add);
    }
}
