package dev.stopover.web.standin.methods;

import dev.stopover.web.build.InPlaceOf;
import java.lang.reflect.Method;

/** Methods of methods. */
@InPlaceOf("java.lang.reflect.Method")
public final class Methods {

    private Methods() {}

    /** Only in messages about annotations, of which there are none. */
    public static String toGenericString(Method method) {
        return method.getName();
    }
}
