package dev.stopover.rules.repeatability;

import dev.stopover.migration.Migration;
import dev.stopover.source.Ranged;
import dev.stopover.source.TextRange;
import dev.stopover.syntax.AddColumn;
import dev.stopover.syntax.AlterTable;
import dev.stopover.syntax.CreateExtension;
import dev.stopover.syntax.CreateForeignTable;
import dev.stopover.syntax.CreateIndex;
import dev.stopover.syntax.CreateMaterializedView;
import dev.stopover.syntax.CreateSchema;
import dev.stopover.syntax.CreateSequence;
import dev.stopover.syntax.CreateTable;
import dev.stopover.syntax.CreateTableAs;
import dev.stopover.syntax.Drop;
import dev.stopover.syntax.DropColumn;
import dev.stopover.syntax.Executed;
import dev.stopover.syntax.ObjectKind;
import dev.stopover.syntax.Persistence;
import dev.stopover.syntax.Rename;
import dev.stopover.syntax.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * An object that a script makes with a statement that knows IF NOT EXISTS.
 *
 * @param migration the migration
 * @param executed the statement
 * @param words what the statement does, without the object
 * @param place the words that say so in the file
 * @param name what is made, as written
 * @param guarded whether the statement passes where the object is there already
 */
record Creation(Migration migration, Executed executed, String words, TextRange place, Ranged name, boolean guarded) {

    /** The same as a part of a statement that may be guarded. */
    Guarding guarding() {
        return new Guarding(migration, migration.up(), executed, place, words, guarded);
    }

    /** What the scripts to go up of migrations make, in order. */
    static List<Creation> of(List<Migration> migrations) {
        List<Creation> creations = new ArrayList<>();
        for (Migration migration : migrations) {
            creations.addAll(of(migration));
        }
        return creations;
    }

    /** What the script to go up of a migration makes, in order. */
    static List<Creation> of(Migration migration) {
        List<Creation> creations = new ArrayList<>();
        Set<String> dropped = new HashSet<>();
        Set<String> gone = droppedIn(migration);
        for (Executed executed : migration.up().executed()) {
            Collector collector = new Collector(migration, executed, dropped, creations);
            collector.collect(executed.statement());
        }
        creations.removeIf(creation -> gone.contains(creation.words() + " " + creation.name()));
        return creations;
    }

    /** The tables that the script itself drops or renames, and that are no longer there when it runs again. */
    private static Set<String> droppedIn(Migration migration) {
        Set<String> gone = new HashSet<>();
        for (Executed executed : migration.up().executed()) {
            if (executed.statement() instanceof Drop drop && drop.kind() == ObjectKind.TABLE) {
                drop.objects().forEach(object -> gone.add("CREATE " + drop.kind() + " " + object.name()));
            } else if (executed.statement() instanceof Rename rename && rename.kind() == ObjectKind.TABLE) {
                gone.add("CREATE " + ObjectKind.TABLE + " " + rename.object().name());
            } else if (executed.statement() instanceof CreateTable create) {
                gone.remove("CREATE " + ObjectKind.TABLE + " " + create.table());
            }
        }
        return gone;
    }

    /** Finds what one statement makes. What was dropped IF EXISTS before is out of the way. */
    private record Collector(Migration migration, Executed executed, Set<String> dropped, List<Creation> creations) {

        private void collect(Statement statement) {
            if (statement instanceof CreateTable create) {
                if (create.persistence() != Persistence.TEMPORARY) {
                    add(ObjectKind.TABLE, create, create.table(), create.ifNotExists());
                }
            } else if (statement instanceof CreateTableAs create) {
                boolean selectInto =
                        create.query().range().start() <= create.keywords().start();
                if (create.persistence() != Persistence.TEMPORARY && !selectInto) {
                    add(ObjectKind.TABLE, create, create.table(), create.ifNotExists());
                }
            } else if (statement instanceof CreateForeignTable create) {
                add(ObjectKind.FOREIGN_TABLE, create, create.table(), create.ifNotExists());
            } else if (statement instanceof CreateMaterializedView create) {
                add(ObjectKind.MATERIALIZED_VIEW, create, create.view(), create.ifNotExists());
            } else if (statement instanceof CreateIndex create) {
                // Without a name the clause is refused; with CONCURRENTLY it would keep an index that a failure left
                // invalid.
                if (create.index().isPresent() && !create.concurrently()) {
                    add(ObjectKind.INDEX, create, create.index().get(), create.ifNotExists());
                }
            } else if (statement instanceof CreateSequence create) {
                if (create.persistence() != Persistence.TEMPORARY) {
                    add(ObjectKind.SEQUENCE, create, create.sequence(), create.ifNotExists());
                }
            } else if (statement instanceof CreateSchema create) {
                create.schema().ifPresent(name -> add(ObjectKind.SCHEMA, create, name, create.ifNotExists()));
            } else if (statement instanceof CreateExtension create) {
                add(ObjectKind.EXTENSION, create, create.extension(), create.ifNotExists());
            } else if (statement instanceof AlterTable alter) {
                collect(alter);
            } else if (statement instanceof Drop drop && drop.ifExists()) {
                drop.objects().forEach(object -> dropped.add(key(drop.kind(), object.name())));
            }
        }

        private void collect(AlterTable alter) {
            alter.actions().forEach(action -> {
                if (action instanceof DropColumn drop && drop.ifExists()) {
                    dropped.add(key(ObjectKind.COLUMN, drop.column()));
                } else if (action instanceof AddColumn add && alter.kind() != ObjectKind.TYPE) {
                    add(
                            "ADD COLUMN",
                            ObjectKind.COLUMN,
                            add.keywords(),
                            add.column().name(),
                            add.ifNotExists());
                }
            });
        }

        private void add(ObjectKind kind, Statement statement, Ranged name, boolean written) {
            add("CREATE " + kind, kind, statement.keywords(), name, written);
        }

        private void add(String words, ObjectKind kind, TextRange place, Ranged name, boolean written) {
            boolean guarded =
                    written || executed.nesting().guardedAgainstDuplicate() || dropped.contains(key(kind, name));
            creations.add(new Creation(migration, executed, words, place, name, guarded));
        }

        private static String key(ObjectKind kind, Ranged name) {
            return kind + " " + name;
        }
    }
}
