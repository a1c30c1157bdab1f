package dev.stopover.catalog;

/**
 * The privileges that roles have on one object besides its owner.
 *
 * @param entries each privilege granted, and whether its holder may grant it on
 */
public record Grants(PersistentMap<Entry, Boolean> entries) {

    /** No privileges. */
    public static final Grants NONE = new Grants(PersistentMap.empty());

    /** The name that stands for every role. */
    public static final String PUBLIC = "public";

    /**
     * A privilege of a role.
     *
     * @param role the role; {@code public} for every role
     * @param privilege the privilege in upper case
     * @param column the column it is limited to; empty for all
     */
    public record Entry(String role, String privilege, String column) implements Comparable<Entry> {

        @Override
        public int compareTo(Entry other) {
            int order = role.compareTo(other.role);
            if (order == 0) {
                order = privilege.compareTo(other.privilege);
            }
            return order != 0 ? order : column.compareTo(other.column);
        }
    }

    /** Whether the role itself, or every role, has the privilege on the whole object. */
    public boolean allows(String role, String privilege) {
        return entries.containsKey(new Entry(role, privilege, ""))
                || entries.containsKey(new Entry(PUBLIC, privilege, ""));
    }

    /** Whether the role itself, or every role, has the privilege on the whole object or on some column. */
    public boolean allowsSome(String role, String privilege) {
        return has(role, privilege) || has(PUBLIC, privilege);
    }

    /** The same with one more privilege. */
    public Grants with(String role, String privilege, String column, boolean grantOption) {
        Entry entry = new Entry(role, privilege, column);
        boolean before = entries.find(entry).orElse(false);
        return new Grants(entries.with(entry, grantOption || before));
    }

    /** The same without a privilege. */
    public Grants without(String role, String privilege, String column) {
        if (!column.isEmpty()) {
            return new Grants(entries.without(new Entry(role, privilege, column)));
        }
        PersistentMap<Entry, Boolean> left = entries;
        for (var entry : entries.from(new Entry(role, privilege, ""))) {
            if (!entry.getKey().role().equals(role)
                    || !entry.getKey().privilege().equals(privilege)) {
                break;
            }
            left = left.without(entry.getKey());
        }
        return new Grants(left);
    }

    /** Without those that are limited to a column. */
    public Grants withoutColumn(String column) {
        PersistentMap<Entry, Boolean> left = entries;
        for (Entry entry : entries.keySet()) {
            if (entry.column().equals(column)) {
                left = left.without(entry);
            }
        }
        return new Grants(left);
    }

    /** The same where a column has got another name. */
    public Grants withColumn(String from, String to) {
        PersistentMap<Entry, Boolean> renamed = entries;
        for (var granted : entries.entrySet()) {
            Entry entry = granted.getKey();
            if (entry.column().equals(from)) {
                renamed =
                        renamed.without(entry).with(new Entry(entry.role(), entry.privilege(), to), granted.getValue());
            }
        }
        return new Grants(renamed);
    }

    /** The same without the right to grant a privilege on. */
    public Grants withoutOption(String role, String privilege, String column) {
        Entry entry = new Entry(role, privilege, column);
        return entries.containsKey(entry) ? new Grants(entries.with(entry, false)) : this;
    }

    private boolean has(String role, String privilege) {
        for (var entry : entries.from(new Entry(role, privilege, ""))) {
            return entry.getKey().role().equals(role)
                    && entry.getKey().privilege().equals(privilege);
        }
        return false;
    }
}
