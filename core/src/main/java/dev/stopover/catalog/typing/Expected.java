package dev.stopover.catalog.typing;

import dev.stopover.catalog.DataType;
import java.util.Optional;

/**
 * What an expression has to be of where it stands.
 *
 * @param construct what PostgreSQL calls the place of a condition, or of a value for a column; empty where any type will do
 * @param type the type of the column; absent for a condition, which has to be boolean
 * @param column the name of the column
 * @param place what PostgreSQL calls the place where it takes neither aggregates nor window functions nor sets
 */
public record Expected(String construct, Optional<DataType> type, String column, String place) {

    /** Any type will do, and any function. */
    public static final Expected ANY = any("");

    /** Any type will do. */
    public static Expected any(String place) {
        return new Expected("", Optional.empty(), "", place);
    }

    /** A condition. */
    public static Expected condition(String construct, String place) {
        return new Expected(construct, Optional.empty(), "", place);
    }

    /** The default of a column, or what a generated one is computed from. */
    public static Expected value(String column, DataType type, String place) {
        return new Expected("default expression", Optional.of(type), column, place);
    }

    /** What a column's values become when it gets another type. */
    public static Expected using(String column, DataType type) {
        return new Expected("USING", Optional.of(type), column, "transform expressions");
    }
}
