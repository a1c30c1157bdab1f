package dev.stopover.catalog;

/**
 * What an object may depend on.
 *
 * @param object the id of a relation, a type or a function
 * @param column the number of a column of a relation; 0 for the whole
 */
public record Reference(int object, int column) implements Comparable<Reference> {

    /** An object as a whole. */
    public static Reference to(int object) {
        return new Reference(object, 0);
    }

    @Override
    public int compareTo(Reference other) {
        int order = Integer.compare(object, other.object);
        return order != 0 ? order : Integer.compare(column, other.column);
    }

    /** What a record's own equals says; that one takes the JVM some 20 ms to make ready at the first comparison. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Reference reference && object == reference.object && column == reference.column;
    }

    @Override
    public int hashCode() {
        return 31 * object + column;
    }
}
