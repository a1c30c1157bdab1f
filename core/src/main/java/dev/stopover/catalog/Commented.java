package dev.stopover.catalog;

import dev.stopover.syntax.ObjectKind;

/**
 * What a comment is about.
 *
 * @param object the id of a relation, a type or a function; 0 for what is known by its name only
 * @param kind what of it, or what is known by its name; TABLE, TYPE and FUNCTION mean all of an object
 * @param name the name of the part, the number of a column, or the name as SQL writes it; empty for all of an object
 */
public record Commented(int object, ObjectKind kind, String name) implements Comparable<Commented> {

    /** A relation as a whole, of whatever kind. */
    public static Commented relation(int id) {
        return new Commented(id, ObjectKind.TABLE, "");
    }

    /** A type or domain as a whole. */
    public static Commented type(int id) {
        return new Commented(id, ObjectKind.TYPE, "");
    }

    /** A function, procedure or aggregate. */
    public static Commented function(int id) {
        return new Commented(id, ObjectKind.FUNCTION, "");
    }

    /** A column of a relation, or an attribute of a type. */
    public static Commented column(int object, Column column) {
        return new Commented(object, ObjectKind.COLUMN, Integer.toString(column.number()));
    }

    /** A constraint, index, policy, trigger or rule. */
    public static Commented part(int object, ObjectKind kind, String name) {
        return new Commented(object, kind, name);
    }

    /** What is known by its name only, as SQL writes it. */
    public static Commented named(ObjectKind kind, String name) {
        return new Commented(0, kind, name);
    }

    @Override
    public int compareTo(Commented other) {
        int order = Integer.compare(object, other.object);
        if (order == 0) {
            order = kind.compareTo(other.kind);
        }
        return order != 0 ? order : name.compareTo(other.name);
    }
}
