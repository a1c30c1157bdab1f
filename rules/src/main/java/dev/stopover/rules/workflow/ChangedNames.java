package dev.stopover.rules.workflow;

import dev.stopover.syntax.AddColumn;
import dev.stopover.syntax.AddConstraint;
import dev.stopover.syntax.AlterEnum;
import dev.stopover.syntax.AlterTable;
import dev.stopover.syntax.AlterTableAction;
import dev.stopover.syntax.CreateEnum;
import dev.stopover.syntax.CreateFunction;
import dev.stopover.syntax.CreateIndex;
import dev.stopover.syntax.CreateMaterializedView;
import dev.stopover.syntax.CreatePolicy;
import dev.stopover.syntax.CreateTable;
import dev.stopover.syntax.CreateTableAs;
import dev.stopover.syntax.CreateTrigger;
import dev.stopover.syntax.CreateView;
import dev.stopover.syntax.Delete;
import dev.stopover.syntax.Drop;
import dev.stopover.syntax.Insert;
import dev.stopover.syntax.Rename;
import dev.stopover.syntax.Statement;
import dev.stopover.syntax.Update;
import java.util.HashSet;
import java.util.Set;

/** What a statement makes, changes or removes, by the last part of its name. */
final class ChangedNames {

    private ChangedNames() {}

    /** The names; none for statements that change nothing one could ask for. */
    static Set<String> of(Statement statement) {
        Set<String> names = new HashSet<>();
        if (statement instanceof CreateTable create) {
            names.add(create.table().name());
        } else if (statement instanceof CreateTableAs create) {
            names.add(create.table().name());
        } else if (statement instanceof AlterTable alter) {
            names.add(alter.table().name());
            alter.actions().forEach(action -> add(action, names));
        } else if (statement instanceof CreateIndex create) {
            names.add(create.table().name());
            create.index().ifPresent(index -> names.add(index.value()));
        } else if (statement instanceof CreatePolicy create) {
            names.add(create.table().name());
            names.add(create.policy().value());
        } else if (statement instanceof CreateTrigger create) {
            names.add(create.table().name());
            names.add(create.trigger().value());
        } else if (statement instanceof Drop drop) {
            drop.objects().forEach(object -> names.add(object.name().name()));
        } else if (statement instanceof Rename rename) {
            names.add(rename.object().name().name());
            names.add(rename.to().value());
        } else {
            addOther(statement, names);
        }
        return names;
    }

    private static void addOther(Statement statement, Set<String> names) {
        if (statement instanceof CreateFunction create) {
            names.add(create.function().name());
        } else if (statement instanceof CreateView create) {
            names.add(create.view().name());
        } else if (statement instanceof CreateMaterializedView create) {
            names.add(create.view().name());
        } else if (statement instanceof CreateEnum create) {
            names.add(create.type().name());
        } else if (statement instanceof AlterEnum alter) {
            names.add(alter.type().name());
            names.add(alter.newLabel().value());
        } else if (statement instanceof Insert insert) {
            names.add(insert.table().name());
        } else if (statement instanceof Update update) {
            names.add(update.table().name());
        } else if (statement instanceof Delete delete) {
            names.add(delete.table().name());
        }
    }

    private static void add(AlterTableAction action, Set<String> names) {
        if (action instanceof AddColumn add) {
            names.add(add.column().name().value());
        } else if (action instanceof AddConstraint add) {
            add.constraint().name().ifPresent(name -> names.add(name.value()));
        }
    }
}
