package dev.stopover.engine;

import dev.stopover.catalog.State;
import dev.stopover.migration.History;
import dev.stopover.migration.Migration;
import dev.stopover.source.TextRange;
import dev.stopover.syntax.AlterDefaultPrivileges;
import dev.stopover.syntax.Answers;
import dev.stopover.syntax.Executed;
import dev.stopover.syntax.Identifier;
import dev.stopover.syntax.ObjectKind;
import dev.stopover.syntax.Privileges;
import dev.stopover.syntax.RoleKind;
import dev.stopover.syntax.RoleName;
import java.util.List;

/**
 * What a platform puts into a database beside its migrations. Supabase granted each new table of the schema public to
 * the roles of its API, until it stopped doing so on 30 October 2026 (its changelog, entry 45329).
 */
final class Platform {

    private static final TextRange NOWHERE = TextRange.at(0);
    private static final String GRANTS_END = "20261030";
    private static final int TIMESTAMP = 14;

    private final History history;
    private final Answers answers;
    private final boolean supabase;
    private boolean granting;

    Platform(History history, Answers answers) {
        this.history = history;
        this.answers = answers;
        this.supabase = history.isOnSupabase();
    }

    /** What stands before the first migration. */
    State beginning() {
        granting = supabase && history.target().exposesNewTables().orElse(true);
        return State.before(history, answers);
    }

    /** What stands before a migration, which may be the first since the platform has changed. */
    State before(Migration migration, State state) {
        return ends(migration) ? revoke(state) : state;
    }

    /** Whether the platform has changed since the migration before; asked once of each. */
    boolean ends(Migration migration) {
        boolean ends = granting && history.target().exposesNewTables().isEmpty() && isLater(migration.version());
        granting &= !ends;
        return ends;
    }

    private static boolean isLater(String version) {
        return version.length() == TIMESTAMP && version.compareTo(GRANTS_END) >= 0;
    }

    private State revoke(State state) {
        State changed = state;
        for (ObjectKind kind : List.of(ObjectKind.TABLE, ObjectKind.SEQUENCE, ObjectKind.FUNCTION)) {
            AlterDefaultPrivileges alter = new AlterDefaultPrivileges(
                    NOWHERE,
                    NOWHERE,
                    List.of(),
                    List.of(new Identifier(NOWHERE, "public")),
                    false,
                    new Privileges(NOWHERE, true, List.of(), List.of(), kind, false, List.of()),
                    List.of(role("anon"), role("authenticated"), role("service_role")),
                    false);
            changed = changed.after(Executed.top(alter), answers);
        }
        return changed;
    }

    private static RoleName role(String name) {
        return new RoleName(NOWHERE, RoleKind.NAMED, name);
    }
}
