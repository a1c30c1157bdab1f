package dev.stopover.catalog;

/**
 * What depends on another object.
 *
 * @param object the id of a relation, a type or a function
 * @param part what of it depends
 * @param name the name of the part; the number of a column as text; empty for the whole
 */
public record Dependant(int object, Part part, String name) implements Comparable<Dependant> {

    /** What of an object depends. */
    public enum Part {
        /** All of it: a view, a function, a domain. */
        WHOLE,
        /** The column, by its type. */
        COLUMN,
        /** The default of the column. */
        DEFAULT,
        /** A constraint. */
        CONSTRAINT,
        /** An index, by its expressions or predicate. */
        INDEX,
        /** A policy. */
        POLICY,
        /** A trigger. */
        TRIGGER,
        /** A rewrite rule. */
        RULE,
        /** A sequence, by its owner. */
        OWNED,
        /** A partition or child. */
        CHILD,
        /** An event trigger, by its name; it belongs to no object. */
        EVENT_TRIGGER
    }

    /** A relation, type or function as a whole. */
    public static Dependant whole(int object) {
        return new Dependant(object, Part.WHOLE, "");
    }

    /** A column, or its default. */
    public static Dependant column(int object, Part part, int number) {
        return new Dependant(object, part, Integer.toString(number));
    }

    /** The number of the column that it is or belongs to. */
    public int columnNumber() {
        return Integer.parseInt(name);
    }

    @Override
    public int compareTo(Dependant other) {
        int order = Integer.compare(object, other.object);
        if (order == 0) {
            order = part.compareTo(other.part);
        }
        return order != 0 ? order : name.compareTo(other.name);
    }
}
