package dev.stopover.catalog.effect;

import dev.stopover.syntax.ColumnDefinition;
import dev.stopover.syntax.Constraint;
import dev.stopover.syntax.CreateForeignTable;
import dev.stopover.syntax.ExcludeConstraint;
import dev.stopover.syntax.ForeignKeyConstraint;
import dev.stopover.syntax.ObjectKind;
import dev.stopover.syntax.Option;
import dev.stopover.syntax.PrimaryKeyConstraint;
import dev.stopover.syntax.UniqueConstraint;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What PostgreSQL refuses of foreign tables, servers and wrappers (foreigncmds.c, parse_utilcmd.c). */
final class ForeignRefusals {

    private final Situation situation;
    private final Touches touches;

    ForeignRefusals(Situation situation, Touches touches) {
        this.situation = situation;
        this.touches = touches;
    }

    void create(CreateForeignTable create) {
        for (ColumnDefinition column : create.columns()) {
            column.constraints().forEach(this::constraint);
            options(column.options());
        }
        create.constraints().forEach(this::constraint);
        touches.at(create.server());
        situation
                .catalog()
                .gone(ObjectKind.SERVER, create.server().value())
                .ifPresent(origin -> touches.refuse(
                        "42704",
                        "server \"%s\" does not exist".formatted(create.server().value())));
        options(create.options());
    }

    private void constraint(Constraint constraint) {
        String words = "";
        if (constraint instanceof PrimaryKeyConstraint) {
            words = "primary key";
        } else if (constraint instanceof UniqueConstraint) {
            words = "unique";
        } else if (constraint instanceof ForeignKeyConstraint) {
            words = "foreign key";
        } else if (constraint instanceof ExcludeConstraint) {
            words = "exclusion";
        }
        if (!words.isEmpty()) {
            touches.at(constraint);
            touches.refuse("0A000", words + " constraints are not supported on foreign tables");
        }
    }

    /** An option is said once. */
    void options(List<Option> options) {
        Set<String> said = new HashSet<>();
        for (Option option : options) {
            if (!said.add(option.name().value())) {
                touches.at(option);
                touches.refuse(
                        "42710",
                        "option \"%s\" provided more than once"
                                .formatted(option.name().value()));
            }
        }
    }
}
