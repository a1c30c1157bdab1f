package dev.stopover.catalog;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A sequence. */
public final class Sequence extends Relation {

    private boolean temporary;
    private String type = "bigint";
    private PersistentMap<String, String> settings = PersistentMap.empty();
    private int ownerTable;
    private int ownerColumn;
    private boolean identity;

    private Sequence(ObjectName name) {
        super(name);
    }

    /** A sequence of which only the name is known. */
    public static Sequence named(ObjectName name) {
        return new Sequence(name);
    }

    @Override
    Sequence copy() {
        return (Sequence) super.copy();
    }

    @Override
    public String kindName() {
        return "sequence";
    }

    /** Whether it is gone when the session ends. */
    public boolean isTemporary() {
        return temporary;
    }

    /** The type of its values. */
    public String type() {
        return type;
    }

    /** What is said of it by the words of CREATE SEQUENCE: INCREMENT, MINVALUE, MAXVALUE, START, CACHE, CYCLE. */
    public PersistentMap<String, String> settings() {
        return settings;
    }

    /** The id of the table whose column owns it, if one does. */
    public Optional<Integer> ownerTable() {
        return ownerTable == 0 ? Optional.empty() : Optional.of(ownerTable);
    }

    /** The number of the column that owns it; 0 if none does. */
    public int ownerColumn() {
        return ownerColumn;
    }

    /** Whether it belongs to an identity column. */
    public boolean isIdentity() {
        return identity;
    }

    /** The same, kept beyond the session or not. */
    public Sequence withTemporary(boolean other) {
        Sequence copy = copy();
        copy.temporary = other;
        return copy;
    }

    /** The same with values of another type. */
    public Sequence withType(String other) {
        Sequence copy = copy();
        copy.type = other;
        return copy;
    }

    /** The same with some settings changed; an empty one is PostgreSQL's own. */
    public Sequence withSettings(Map<String, String> changed) {
        if (changed.isEmpty()) {
            return this;
        }
        Sequence copy = copy();
        // In the order of names: what START means by itself rests on INCREMENT and MINVALUE, which come before it.
        new TreeMap<>(changed)
                .forEach((setting, value) -> copy.settings = copy.isUsual(setting, value)
                        ? copy.settings.without(setting)
                        : copy.settings.with(setting, value));
        return copy;
    }

    private boolean isUsual(String setting, String value) {
        return value.isEmpty()
                || value.equals("1")
                        && switch (setting) {
                            case "CACHE", "INCREMENT" -> true;
                            case "MINVALUE", "START" ->
                                !settings.containsKey("MINVALUE")
                                        && settings.find("INCREMENT")
                                                .filter(by -> by.startsWith("-"))
                                                .isEmpty();
                            default -> false;
                        };
    }

    /** The same, owned by a column of a table; by none if both numbers are 0. */
    public Sequence withOwnerColumn(int table, int column) {
        Sequence copy = copy();
        copy.ownerTable = table;
        copy.ownerColumn = column;
        return copy;
    }

    /** The same as an identity column's, or no more. */
    public Sequence withIdentity(boolean other) {
        Sequence copy = copy();
        copy.identity = other;
        return copy;
    }
}
