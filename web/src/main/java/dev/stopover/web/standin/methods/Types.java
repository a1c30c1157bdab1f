package dev.stopover.web.standin.methods;

import dev.stopover.web.build.InPlaceOf;

/** Methods of classes. */
@InPlaceOf("java.lang.Class")
public final class Types {

    private Types() {}

    /** The package's name, from that of the class. */
    public static String getPackageName(Class<?> type) {
        String name = type.getName();
        return name.substring(0, Math.max(name.lastIndexOf('.'), 0));
    }
}
