package dev.stopover.catalog.replay;

import dev.stopover.catalog.Column;
import dev.stopover.catalog.Relation;
import dev.stopover.catalog.Table;
import dev.stopover.syntax.AddColumn;
import dev.stopover.syntax.AlterTable;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Adds columns to relations and to the children that inherit them. */
final class AddedColumns {

    private final Step step;

    AddedColumns(Step step) {
        this.step = step;
    }

    void add(AlterTable alter, AddColumn action, int id) {
        Relation relation = step.draft().relation(id);
        String name = action.column().name().value();
        Optional<Column> there = relation.column(name);
        if (there.isPresent() && (relation.isKnown() || action.ifNotExists())) {
            if (!action.ifNotExists()) {
                step.fail(
                        action.column().name().range(),
                        "42701",
                        "column \"%s\" of relation \"%s\" already exists"
                                .formatted(name, relation.name().name()),
                        there.get().origin());
            }
            return;
        }
        if (!(relation instanceof Table)) {
            return;
        }
        there.ifPresent(guessed -> step.draft().removeColumn(id, guessed));
        new ColumnDefinitions(step).add(id, action.column());
        if (step.draft().relation(id).column(name).isEmpty()) {
            return;
        }
        new Constraints(step).addAll(id, List.of(action.column()), List.of());
        if (!alter.only()) {
            addToChildren(id, name);
        }
    }

    /** Hands a column down; what has one of its name keeps it, with its children. */
    private void addToChildren(int parent, String name) {
        Deque<Integer> parents = new ArrayDeque<>(List.of(parent));
        while (!parents.isEmpty()) {
            Relation from = step.draft().relation(parents.remove());
            Column column = from.column(name).orElseThrow();
            for (Table child : step.catalog().childrenOf(from)) {
                Optional<Column> own = child.column(name);
                if (own.isPresent()) {
                    step.draft().putColumn(child.id(), own.get().withInherited(true));
                } else if (new ColumnDefinitions(step).handDown(from.id(), column, child.id())) {
                    parents.add(child.id());
                }
            }
        }
    }
}
