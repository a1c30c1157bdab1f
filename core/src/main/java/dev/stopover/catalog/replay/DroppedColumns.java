package dev.stopover.catalog.replay;

import dev.stopover.catalog.Column;
import dev.stopover.catalog.Dependant;
import dev.stopover.catalog.Relation;
import dev.stopover.syntax.AlterTable;
import dev.stopover.syntax.DropColumn;
import java.util.List;
import java.util.Optional;

/** Drops columns, refused where PostgreSQL refuses it without CASCADE. */
final class DroppedColumns {

    private final Step step;

    DroppedColumns(Step step) {
        this.step = step;
    }

    void drop(AlterTable alter, DropColumn action, int id) {
        Relation relation = step.draft().relation(id);
        String name = action.column().value();
        Optional<Column> column = relation.column(name);
        if (column.isEmpty()) {
            if (!action.ifExists() && relation.isKnown()) {
                step.fail(
                        action.column().range(),
                        "42703",
                        "column \"%s\" of relation \"%s\" does not exist"
                                .formatted(name, relation.name().name()));
            }
            return;
        }
        Drops drops = step.drops(action);
        List<Dependant> blockers = drops.blockers(id, column.get());
        if (!action.cascade() && blockers.stream().anyMatch(new DropRefusals(step)::isCertain)) {
            step.fail(
                    action.range(),
                    "2BP01",
                    "cannot drop column %s of table %s because other objects depend on it"
                            .formatted(name, relation.name().name()));
            return;
        }
        drops.column(id, name, alter.only());
    }
}
