package dev.stopover.migration;

import dev.stopover.syntax.ObjectKind;
import dev.stopover.syntax.QualifiedName;
import dev.stopover.syntax.SetTriggerState;
import dev.stopover.syntax.TriggerSelection;
import java.util.List;
import java.util.Optional;

/**
 * What comes after a statement, in the rest of its script and, where that goes up, in the migrations that are judged with
 * it. Objects are looked for by the names that are written; a name without a schema may mean any. Where a statement stands
 * under a condition it counts as well.
 */
public final class Later {

    private final Sequel sequel;
    private final Script script;
    private final int number;
    private final boolean scriptOnly;

    /**
     * What comes after a statement.
     *
     * @param number the statement's number among what the script executes
     * @param scriptOnly whether only the rest of the script is looked at
     */
    Later(Sequel sequel, Script script, int number, boolean scriptOnly) {
        this.sequel = sequel;
        this.script = script;
        this.number = number;
        this.scriptOnly = scriptOnly;
    }

    /** The same, in the rest of the script alone. */
    public Later inScript() {
        return new Later(sequel, script, number, true);
    }

    /** What makes an object of that kind and name, or renames another to it; tables, views and sequences are one kind. */
    public Optional<Sequel.Step> makes(ObjectKind kind, QualifiedName name) {
        return find(Sequel.Deed.MAKES, kind, name, "");
    }

    /** What drops it. */
    public Optional<Sequel.Step> drops(ObjectKind kind, QualifiedName name) {
        return find(Sequel.Deed.DROPS, kind, name, "");
    }

    /** What renames it. */
    public Optional<Sequel.Step> renames(ObjectKind kind, QualifiedName name) {
        return find(Sequel.Deed.RENAMES, kind, name, "");
    }

    /** What adds a column of that name to the table, or renames another to it. */
    public Optional<Sequel.Step> makesColumn(QualifiedName table, String column) {
        return find(Sequel.Deed.MAKES, ObjectKind.COLUMN, table, column);
    }

    /** What drops a column. */
    public Optional<Sequel.Step> dropsColumn(QualifiedName table, String column) {
        return find(Sequel.Deed.DROPS, ObjectKind.COLUMN, table, column);
    }

    /** What renames a column. */
    public Optional<Sequel.Step> renamesColumn(QualifiedName table, String column) {
        return find(Sequel.Deed.RENAMES, ObjectKind.COLUMN, table, column);
    }

    /** What sets a column NOT NULL. */
    public Optional<Sequel.Step> setsNotNull(QualifiedName table, String column) {
        return find(Sequel.Deed.PROVES, ObjectKind.COLUMN, table, column);
    }

    /** What drops a constraint. */
    public Optional<Sequel.Step> dropsConstraint(QualifiedName table, String constraint) {
        return find(Sequel.Deed.DROPS, ObjectKind.CONSTRAINT, table, constraint);
    }

    /** What validates a constraint. */
    public Optional<Sequel.Step> validates(QualifiedName table, String constraint) {
        return find(Sequel.Deed.PROVES, ObjectKind.CONSTRAINT, table, constraint);
    }

    /** What enables again what an action disables: the trigger by its name, or as many of its table or more. */
    public Optional<Sequel.Step> enables(QualifiedName table, SetTriggerState disabled) {
        Optional<Sequel.Step> found = find(Sequel.Deed.PROVES, ObjectKind.TRIGGER, table, Sequel.member(disabled));
        for (TriggerSelection all : List.of(TriggerSelection.USER, TriggerSelection.ALL)) {
            if (found.isEmpty() && all.compareTo(disabled.selection()) > 0) {
                found = find(Sequel.Deed.PROVES, ObjectKind.TRIGGER, table, Sequel.all(all));
            }
        }
        return found;
    }

    private Optional<Sequel.Step> find(Sequel.Deed deed, ObjectKind kind, QualifiedName name, String member) {
        return sequel.after(script, number, scriptOnly, deed, kind, name, member);
    }
}
