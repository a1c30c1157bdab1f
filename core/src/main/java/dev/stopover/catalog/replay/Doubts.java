package dev.stopover.catalog.replay;

import dev.stopover.catalog.Aspect;
import dev.stopover.catalog.Function;
import dev.stopover.catalog.Knowledge;
import dev.stopover.catalog.Relation;
import dev.stopover.catalog.Table;
import dev.stopover.catalog.View;
import dev.stopover.syntax.AlterDefaultPrivileges;
import dev.stopover.syntax.AlterFunction;
import dev.stopover.syntax.AlterPolicy;
import dev.stopover.syntax.AlterTable;
import dev.stopover.syntax.CreateIndex;
import dev.stopover.syntax.CreateMaterializedView;
import dev.stopover.syntax.CreatePolicy;
import dev.stopover.syntax.CreateRule;
import dev.stopover.syntax.CreateTable;
import dev.stopover.syntax.CreateTableAs;
import dev.stopover.syntax.CreateTrigger;
import dev.stopover.syntax.CreateView;
import dev.stopover.syntax.Drop;
import dev.stopover.syntax.Grant;
import dev.stopover.syntax.ObjectKind;
import dev.stopover.syntax.ObjectReference;
import dev.stopover.syntax.Privileges;
import dev.stopover.syntax.QualifiedName;
import dev.stopover.syntax.Rename;
import dev.stopover.syntax.Revoke;
import dev.stopover.syntax.SetSchema;
import dev.stopover.syntax.Statement;
import dev.stopover.syntax.UnreadStatement;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Marks what a statement may have touched that is not understood, or whose text is known only in part: what the history
 * says of it may not be so any more. Only what a name with gaps may mean is marked, and of that only what a statement of
 * this shape changes.
 */
final class Doubts {

    private static final Set<ObjectKind> OF_FUNCTIONS =
            EnumSet.of(ObjectKind.FUNCTION, ObjectKind.PROCEDURE, ObjectKind.ROUTINE);
    private static final Set<Aspect> ALL = EnumSet.allOf(Aspect.class);

    private final Step step;
    private final DoubtMarks marks;

    Doubts(Step step) {
        this.step = step;
        this.marks = new DoubtMarks(step);
    }

    void after(UnreadStatement opaque) {
        for (QualifiedName name : opaque.names()) {
            if (opaque.error().isPresent()) {
                marks.doubt(name, EnumSet.of(Aspect.DEFINITION));
            } else {
                marks.doubt(name, ALL);
                marks.forgetDropped(name);
            }
        }
        opaque.shape().ifPresent(this::after);
        if (opaque.error().isEmpty()) {
            step.draft().forgetGone();
        }
    }

    /** What a statement would have made or changed that may have failed, a handler passing over that. */
    void afterFailure(Statement statement) {
        if (statement instanceof CreateTable create) {
            marks.doubt(create.table(), EnumSet.of(Aspect.EXISTENCE));
        } else if (statement instanceof CreateTableAs create) {
            marks.doubt(create.table(), EnumSet.of(Aspect.EXISTENCE));
        } else if (statement instanceof CreateView create) {
            marks.doubt(create.view(), EnumSet.of(Aspect.EXISTENCE));
        } else if (statement instanceof CreateMaterializedView create) {
            marks.doubt(create.view(), EnumSet.of(Aspect.EXISTENCE));
        } else {
            after(statement);
        }
    }

    private void after(Statement shape) {
        if (shape instanceof AlterTable alter && alter.kind() == ObjectKind.VIEW) {
            views(alter.table());
        } else if (shape instanceof AlterTable alter) {
            marks.doubt(alter.table(), Aspect.changedBy(alter));
        } else if (shape instanceof Drop drop) {
            drop.objects().forEach(object -> drop(drop, object));
        } else if (shape instanceof Rename rename) {
            rename(rename);
        } else if (shape instanceof SetSchema set) {
            marks.doubt(set.object().name(), ALL);
            marks.forgetDropped(DoubtMarks.named(
                    set, Optional.of(set.schema().value()), set.object().name().name()));
        } else if (shape instanceof Grant grant) {
            privileges(grant.privileges());
        } else if (shape instanceof Revoke revoke) {
            privileges(revoke.privileges());
        } else if (shape instanceof AlterDefaultPrivileges alter) {
            new Privileging(step).alterOfAny(alter);
        } else if (shape instanceof AlterFunction alter) {
            marks.functions(alter.function().name());
        } else if (shape instanceof CreatePolicy create) {
            marks.doubt(create.table(), EnumSet.of(Aspect.POLICIES));
        } else if (shape instanceof AlterPolicy alter) {
            marks.doubt(alter.table(), EnumSet.of(Aspect.POLICIES));
        } else if (shape instanceof CreateTrigger create) {
            marks.doubt(create.table(), EnumSet.of(Aspect.TRIGGERS));
        } else if (shape instanceof CreateRule create) {
            marks.doubt(create.table(), EnumSet.of(Aspect.TRIGGERS));
        } else if (shape instanceof CreateIndex create) {
            marks.doubt(create.table(), EnumSet.of(Aspect.INDEXES));
        } else if (shape instanceof CreateTable create) {
            create(create.table(), Table.named(step.target(create.table())), create);
        } else if (shape instanceof CreateTableAs create) {
            create(create.table(), Table.named(step.target(create.table())), create);
        } else if (shape instanceof CreateView create) {
            marks.doubt(create.view(), EnumSet.of(Aspect.DEFINITION));
            create(create.view(), View.named(step.target(create.view())), create);
        } else if (shape instanceof CreateMaterializedView create) {
            create(create.view(), View.named(step.target(create.view())), create);
        }
    }

    private void drop(Drop drop, ObjectReference object) {
        QualifiedName name = object.name();
        switch (drop.kind()) {
            case TABLE, VIEW, MATERIALIZED_VIEW, SEQUENCE, FOREIGN_TABLE -> {
                if (drop.cascade().isPresent()) {
                    marks.relations(name, 0).forEach(relation -> marks.dependants(relation.id()));
                }
                marks.doubt(name, EnumSet.of(Aspect.EXISTENCE));
            }
            case INDEX -> marks.indexes(name);
            case POLICY -> part(object, Aspect.POLICIES);
            case TRIGGER, RULE -> part(object, Aspect.TRIGGERS);
            case FUNCTION, PROCEDURE, ROUTINE, AGGREGATE -> functions(drop, name);
            case TYPE, DOMAIN -> types(drop, name);
            case SCHEMA -> marks.doubt(DoubtMarks.any(object, Optional.of(name.name())), EnumSet.of(Aspect.EXISTENCE));
            default -> {}
        }
    }

    private void rename(Rename rename) {
        ObjectReference object = rename.object();
        switch (rename.kind()) {
            case TABLE, VIEW, MATERIALIZED_VIEW, SEQUENCE, FOREIGN_TABLE -> {
                marks.doubt(object.name(), EnumSet.of(Aspect.EXISTENCE));
                marks.forgetDropped(DoubtMarks.named(
                        rename, object.name().schema(), rename.to().value()));
            }
            case INDEX -> marks.indexes(object.name());
            case COLUMN, CONSTRAINT -> part(object, Aspect.DEFINITION);
            case POLICY -> part(object, Aspect.POLICIES);
            case TRIGGER, RULE -> part(object, Aspect.TRIGGERS);
            default -> {}
        }
    }

    /** The options of a view say whose rights it reads with, so that even they are part of what it is. */
    private void views(QualifiedName name) {
        for (Relation relation : marks.relations(name, 0)) {
            if (relation instanceof View) {
                marks.doubt(relation.id(), EnumSet.of(Aspect.DEFINITION));
            }
        }
    }

    private void privileges(Privileges privileges) {
        if (OF_FUNCTIONS.contains(privileges.on())) {
            for (ObjectReference object : privileges.objects()) {
                marks.functions(
                        privileges.allInSchema()
                                ? DoubtMarks.any(
                                        object, Optional.of(object.name().name()))
                                : object.name());
            }
        }
        if (privileges.on() == ObjectKind.TABLE || privileges.on() == ObjectKind.SEQUENCE) {
            for (ObjectReference object : privileges.objects()) {
                QualifiedName name = privileges.allInSchema()
                        ? DoubtMarks.any(object, Optional.of(object.name().name()))
                        : object.name();
                marks.doubt(name, EnumSet.of(Aspect.PRIVILEGES));
            }
        }
    }

    private void part(ObjectReference object, Aspect aspect) {
        object.table().ifPresent(table -> marks.doubt(table, EnumSet.of(aspect)));
    }

    private void functions(Drop drop, QualifiedName name) {
        List<Function> meant = marks.functions(name);
        if (drop.cascade().isPresent()) {
            meant.forEach(function -> marks.dependants(function.id()));
        }
    }

    private void types(Drop drop, QualifiedName name) {
        if (drop.cascade().isPresent()) {
            marks.types(name).forEach(type -> marks.dependants(type.id()));
        }
    }

    /** A relation that is made, of which nothing is known but its name. */
    private void create(QualifiedName name, Relation made, Statement shape) {
        marks.forgetDropped(name);
        if (Meaning.isOpen(name) || step.find(name).isPresent()) {
            return;
        }
        Relation named = made.withKnowledge(Knowledge.UNCERTAIN).withOrigin(step.origin(shape));
        step.draft().add(new Owners(step).owned(named, ObjectKind.TABLE));
    }
}
