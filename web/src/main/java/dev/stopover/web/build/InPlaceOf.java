package dev.stopover.web.build;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says that calls of methods of another class mean the static methods of this one, of the same names and with the same
 * parameters; for what is no static method there, the object comes first.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface InPlaceOf {

    /** The names of the classes whose methods are called. */
    String[] value();
}
