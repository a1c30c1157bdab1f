package dev.stopover.rollback;

import dev.stopover.catalog.Catalog;
import dev.stopover.catalog.Session;
import dev.stopover.rollback.RollbackStep.Stage;
import dev.stopover.syntax.Names;
import java.util.Optional;

/** The statement that gives an object its owner back. Who runs the migrations runs the rollback, too. */
final class OwnerSteps {

    private OwnerSteps() {}

    static Optional<RollbackStep> of(Difference difference, Catalog now) {
        String name = difference.part().owner();
        Optional<String> owner = difference
                .before()
                .map(SchemaPart::form)
                .map(role -> role.equals(Session.DEFAULT_ROLE) ? "CURRENT_USER" : Names.quoted(role));
        Optional<String> kind = PrivilegeSteps.kindOf(now, name).map(OwnerSteps::altered);
        return owner.isEmpty() || kind.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        RollbackStep.of(Stage.OWN, 0, "ALTER " + kind.get() + " " + name + " OWNER TO " + owner.get()));
    }

    /** Aggregates are functions to GRANT, and are none to ALTER FUNCTION. */
    private static String altered(String kind) {
        return kind.equals("FUNCTION") ? "ROUTINE" : kind;
    }
}
