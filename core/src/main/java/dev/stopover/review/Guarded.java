package dev.stopover.review;

import dev.stopover.syntax.AddColumn;
import dev.stopover.syntax.AlterTable;
import dev.stopover.syntax.AlterTableAction;
import dev.stopover.syntax.CreateIndex;
import dev.stopover.syntax.CreateSchema;
import dev.stopover.syntax.CreateSequence;
import dev.stopover.syntax.CreateTable;
import dev.stopover.syntax.CreateTableAs;
import dev.stopover.syntax.Drop;
import dev.stopover.syntax.DropColumn;
import dev.stopover.syntax.Statement;

/** Whether a statement minds what is there already, of those that can say so. */
final class Guarded {

    private Guarded() {}

    static boolean is(Statement statement) {
        if (statement instanceof CreateTable create) {
            return create.ifNotExists();
        } else if (statement instanceof CreateTableAs create) {
            return create.ifNotExists();
        } else if (statement instanceof CreateIndex create) {
            return create.ifNotExists();
        } else if (statement instanceof CreateSequence create) {
            return create.ifNotExists();
        } else if (statement instanceof CreateSchema create) {
            return create.ifNotExists();
        } else if (statement instanceof Drop drop) {
            return drop.ifExists();
        }
        return !(statement instanceof AlterTable alter)
                || alter.actions().stream().allMatch(Guarded::is);
    }

    private static boolean is(AlterTableAction action) {
        if (action instanceof AddColumn add) {
            return add.ifNotExists();
        }
        return !(action instanceof DropColumn drop) || drop.ifExists();
    }
}
