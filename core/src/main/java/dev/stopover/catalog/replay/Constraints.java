package dev.stopover.catalog.replay;

import dev.stopover.catalog.Aspect;
import dev.stopover.catalog.ConstraintKind;
import dev.stopover.catalog.Table;
import dev.stopover.syntax.CheckConstraint;
import dev.stopover.syntax.ColumnDefinition;
import dev.stopover.syntax.Constraint;
import dev.stopover.syntax.ForeignKeyConstraint;
import dev.stopover.syntax.Identifier;
import dev.stopover.syntax.NotNullConstraint;
import dev.stopover.syntax.PrimaryKeyConstraint;
import dev.stopover.syntax.UniqueConstraint;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Adds constraints to tables, in PostgreSQL's order and under its names. */
final class Constraints {

    /** A constraint as written, with the column it is written at. */
    record Written(Constraint constraint, Optional<Identifier> column) {}

    /** How far what is added reaches, and what it may meet. */
    enum Reach {
        /** A table that is being made: it has no rows, so that NOT VALID says nothing. */
        NEW_TABLE,
        /** A table with its partitions and children. */
        FAMILY,
        /** A table without its partitions, as ALTER TABLE ONLY says. */
        ONLY
    }

    private final Step step;

    private final Reach reach;
    private final Checks checks;
    private final Keys keys;
    private final AddedForeignKeys foreignKeys;
    private final Indexes indexes;

    /** The parts that partitions are still to get: partitions have partitions, as deep as their author likes. */
    private final Deque<Runnable> parts = new ArrayDeque<>();

    private boolean handingDown;

    Constraints(Step step) {
        this(step, Reach.FAMILY);
    }

    Constraints(Step step, Reach reach) {
        this.step = step;
        this.reach = reach;
        this.checks = new Checks(step, this);
        this.keys = new Keys(step, this);
        this.foreignKeys = new AddedForeignKeys(step, this);
        this.indexes = new Indexes(step, this);
    }

    Reach reach() {
        return reach;
    }

    Keys keys() {
        return keys;
    }

    AddedForeignKeys foreignKeys() {
        return foreignKeys;
    }

    Indexes indexes() {
        return indexes;
    }

    /** The constraints of new columns and of the table: checks first, then keys, then foreign keys. */
    void addAll(int table, List<ColumnDefinition> columns, List<Constraint> tableConstraints) {
        addOwn(table, columns, tableConstraints);
        addForeign(table, columns, tableConstraints);
    }

    private static List<Written> written(List<ColumnDefinition> columns, List<Constraint> tableConstraints) {
        List<Written> all = new ArrayList<>();
        for (ColumnDefinition column : columns) {
            column.constraints().forEach(each -> all.add(new Written(each, Optional.of(column.name()))));
        }
        tableConstraints.forEach(each -> all.add(new Written(each, Optional.empty())));
        all.sort(Comparator.comparing(each -> each.constraint().range()));
        return all;
    }

    /** Checks and keys. */
    void addOwn(int table, List<ColumnDefinition> columns, List<Constraint> tableConstraints) {
        List<Written> all = written(columns, tableConstraints);
        List<Keys.Keyed> found = new ArrayList<>();
        for (Written written : all) {
            if (written.constraint() instanceof CheckConstraint check) {
                checks.check(table, check);
            } else if (written.constraint() instanceof NotNullConstraint notNull) {
                checks.notNull(table, notNull);
            } else {
                keys.keyed(table, written).ifPresent(key -> {
                    if (key.kind() == ConstraintKind.PRIMARY_KEY) {
                        found.add(0, key);
                    } else {
                        found.add(key);
                    }
                });
            }
        }
        Keys.merged(found).forEach(key -> keys.add(table, key));
    }

    /** Foreign keys, which may refer to what has just got its keys. */
    void addForeign(int table, List<ColumnDefinition> columns, List<Constraint> tableConstraints) {
        for (Written written : written(columns, tableConstraints)) {
            if (written.constraint() instanceof ForeignKeyConstraint foreign) {
                foreignKeys.foreign(table, foreign, written.column());
            }
        }
    }

    /** {@code ADD CONSTRAINT}. */
    void add(int table, Constraint constraint) {
        if (constraint instanceof UniqueConstraint unique && unique.usingIndex().isPresent()) {
            keys.usingIndex(table, unique, unique.usingIndex().get(), ConstraintKind.UNIQUE);
        } else if (constraint instanceof PrimaryKeyConstraint primary
                && primary.usingIndex().isPresent()) {
            keys.usingIndex(table, primary, primary.usingIndex().get(), ConstraintKind.PRIMARY_KEY);
        } else {
            addAll(table, List.of(), List.of(constraint));
        }
    }

    boolean isValid(boolean notValid) {
        return !notValid || reach == Reach.NEW_TABLE;
    }

    /** Does what is to be done in partitions, before what waits already. */
    void handDown(List<Runnable> below) {
        for (int i = below.size() - 1; i >= 0; i--) {
            parts.addFirst(below.get(i));
        }
        if (handingDown) {
            return;
        }
        handingDown = true;
        while (!parts.isEmpty()) {
            parts.removeFirst().run();
        }
        handingDown = false;
    }

    boolean taken(Table table, Optional<Identifier> given, String name) {
        boolean taken = table.constraints().containsKey(name);
        if (taken && given.isPresent() && table.isUncertain(Aspect.DEFINITION)) {
            // It is gone, for another of its name is made.
            new Drops(step.draft()).constraint(table.id(), name);
            return false;
        }
        if (taken && given.isPresent()) {
            step.fail(
                    given.get().range(),
                    "42710",
                    "constraint \"%s\" for relation \"%s\" already exists"
                            .formatted(name, table.name().name()));
        }
        return taken;
    }

    static List<String> values(List<Identifier> identifiers) {
        return identifiers.stream().map(Identifier::value).toList();
    }
}
