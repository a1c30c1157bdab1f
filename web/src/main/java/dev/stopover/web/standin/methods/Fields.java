package dev.stopover.web.standin.methods;

import dev.stopover.web.build.InPlaceOf;
import java.lang.reflect.Field;

/** Methods of fields. */
@InPlaceOf("java.lang.reflect.Field")
public final class Fields {

    private Fields() {}

    /** Only in messages about annotations, of which there are none. */
    public static String toGenericString(Field field) {
        return field.getName();
    }
}
