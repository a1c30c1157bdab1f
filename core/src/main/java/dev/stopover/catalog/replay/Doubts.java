package dev.stopover.catalog.replay;

import dev.stopover.catalog.Aspect;
import dev.stopover.catalog.Catalog;
import dev.stopover.catalog.Dependant;
import dev.stopover.catalog.Function;
import dev.stopover.catalog.Knowledge;
import dev.stopover.catalog.ObjectName;
import dev.stopover.catalog.Relation;
import dev.stopover.catalog.Table;
import dev.stopover.catalog.UserType;
import dev.stopover.catalog.View;
import dev.stopover.source.Ranged;
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
import dev.stopover.syntax.Names;
import dev.stopover.syntax.ObjectKind;
import dev.stopover.syntax.ObjectReference;
import dev.stopover.syntax.Privileges;
import dev.stopover.syntax.QualifiedName;
import dev.stopover.syntax.Rename;
import dev.stopover.syntax.Revoke;
import dev.stopover.syntax.SetSchema;
import dev.stopover.syntax.Statement;
import dev.stopover.syntax.UnreadStatement;
import java.util.ArrayList;
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

    Doubts(Step step) {
        this.step = step;
    }

    void after(UnreadStatement opaque) {
        for (QualifiedName name : opaque.names()) {
            if (opaque.error().isPresent()) {
                doubt(name, EnumSet.of(Aspect.DEFINITION));
            } else {
                doubt(name, ALL);
                forgetDropped(name);
            }
        }
        opaque.shape().ifPresent(this::after);
    }

    /** What a statement would have made or changed that may have failed, a handler passing over that. */
    void afterFailure(Statement statement) {
        if (statement instanceof CreateTable create) {
            doubt(create.table(), EnumSet.of(Aspect.EXISTENCE));
        } else if (statement instanceof CreateTableAs create) {
            doubt(create.table(), EnumSet.of(Aspect.EXISTENCE));
        } else if (statement instanceof CreateView create) {
            doubt(create.view(), EnumSet.of(Aspect.EXISTENCE));
        } else if (statement instanceof CreateMaterializedView create) {
            doubt(create.view(), EnumSet.of(Aspect.EXISTENCE));
        } else {
            after(statement);
        }
    }

    private void after(Statement shape) {
        if (shape instanceof AlterTable alter && alter.kind() == ObjectKind.VIEW) {
            views(alter.table());
        } else if (shape instanceof AlterTable alter) {
            doubt(alter.table(), Aspect.changedBy(alter));
        } else if (shape instanceof Drop drop) {
            drop.objects().forEach(object -> drop(drop, object));
        } else if (shape instanceof Rename rename) {
            rename(rename);
        } else if (shape instanceof SetSchema set) {
            doubt(set.object().name(), ALL);
            forgetDropped(named(
                    set, Optional.of(set.schema().value()), set.object().name().name()));
        } else if (shape instanceof Grant grant) {
            privileges(grant.privileges());
        } else if (shape instanceof Revoke revoke) {
            privileges(revoke.privileges());
        } else if (shape instanceof AlterFunction alter) {
            functions(alter.function().name());
        } else if (shape instanceof CreatePolicy create) {
            doubt(create.table(), EnumSet.of(Aspect.POLICIES));
        } else if (shape instanceof AlterPolicy alter) {
            doubt(alter.table(), EnumSet.of(Aspect.POLICIES));
        } else if (shape instanceof CreateTrigger create) {
            doubt(create.table(), EnumSet.of(Aspect.TRIGGERS));
        } else if (shape instanceof CreateRule create) {
            doubt(create.table(), EnumSet.of(Aspect.TRIGGERS));
        } else if (shape instanceof CreateIndex create) {
            doubt(create.table(), EnumSet.of(Aspect.INDEXES));
        } else if (shape instanceof CreateTable create) {
            create(create.table(), Table.named(step.target(create.table())), create);
        } else if (shape instanceof CreateTableAs create) {
            create(create.table(), Table.named(step.target(create.table())), create);
        } else if (shape instanceof CreateView create) {
            doubt(create.view(), EnumSet.of(Aspect.DEFINITION));
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
                    relations(name, 0).forEach(relation -> dependants(relation.id()));
                }
                doubt(name, EnumSet.of(Aspect.EXISTENCE));
            }
            case INDEX -> indexes(name);
            case POLICY -> part(object, Aspect.POLICIES);
            case TRIGGER, RULE -> part(object, Aspect.TRIGGERS);
            case FUNCTION, PROCEDURE, ROUTINE, AGGREGATE -> functions(drop, name);
            case TYPE, DOMAIN -> types(drop, name);
            case SCHEMA -> doubt(any(object, Optional.of(name.name())), EnumSet.of(Aspect.EXISTENCE));
            default -> {}
        }
    }

    private void rename(Rename rename) {
        ObjectReference object = rename.object();
        switch (rename.kind()) {
            case TABLE, VIEW, MATERIALIZED_VIEW, SEQUENCE, FOREIGN_TABLE -> {
                doubt(object.name(), EnumSet.of(Aspect.EXISTENCE));
                forgetDropped(named(rename, object.name().schema(), rename.to().value()));
            }
            case INDEX -> indexes(object.name());
            case COLUMN, CONSTRAINT -> part(object, Aspect.DEFINITION);
            case POLICY -> part(object, Aspect.POLICIES);
            case TRIGGER, RULE -> part(object, Aspect.TRIGGERS);
            default -> {}
        }
    }

    /** The options of a view say whose rights it reads with, so that even they are part of what it is. */
    private void views(QualifiedName name) {
        for (Relation relation : relations(name, 0)) {
            if (relation instanceof View) {
                doubt(relation.id(), EnumSet.of(Aspect.DEFINITION));
            }
        }
    }

    private void privileges(Privileges privileges) {
        if (OF_FUNCTIONS.contains(privileges.on())) {
            for (ObjectReference object : privileges.objects()) {
                functions(
                        privileges.allInSchema()
                                ? any(object, Optional.of(object.name().name()))
                                : object.name());
            }
        }
        if (privileges.on() == ObjectKind.TABLE || privileges.on() == ObjectKind.SEQUENCE) {
            for (ObjectReference object : privileges.objects()) {
                QualifiedName name = privileges.allInSchema()
                        ? any(object, Optional.of(object.name().name()))
                        : object.name();
                doubt(name, EnumSet.of(Aspect.PRIVILEGES));
            }
        }
    }

    private void part(ObjectReference object, Aspect aspect) {
        object.table().ifPresent(table -> doubt(table, EnumSet.of(aspect)));
    }

    /** The relations with an index that a name may mean. */
    private void indexes(QualifiedName name) {
        Meaning meaning = new Meaning(name, step.session());
        for (Relation relation : relations(any(name, name.schema()), 0)) {
            for (String index : relation.indexes().keySet()) {
                if (meaning.includes(new ObjectName(relation.name().schema(), index))) {
                    doubt(relation.id(), EnumSet.of(Aspect.INDEXES));
                    break;
                }
            }
        }
    }

    private void functions(Drop drop, QualifiedName name) {
        for (Function function : functions(name)) {
            if (drop.cascade().isPresent()) {
                dependants(function.id());
            }
        }
    }

    /** Doubts the functions that a name may mean. */
    private List<Function> functions(QualifiedName name) {
        Meaning meaning = new Meaning(name, step.session());
        List<Function> meant = new ArrayList<>();
        for (Function function : step.catalog().functionsById().values()) {
            if (meaning.includes(function.name())) {
                meant.add(function);
            }
        }
        for (Function function : meant) {
            if (function.knowledge() == Knowledge.KNOWN) {
                step.draft().put(function.withKnowledge(Knowledge.UNCERTAIN));
            }
        }
        return meant;
    }

    private void types(Drop drop, QualifiedName name) {
        if (drop.cascade().isPresent()) {
            Meaning meaning = new Meaning(name, step.session());
            for (UserType type : step.catalog().typesById().values()) {
                if (meaning.includes(type.name())) {
                    dependants(type.id());
                }
            }
        }
    }

    /** What CASCADE takes along. */
    private void dependants(int object) {
        for (Dependant dependant : step.catalog().dependantsOf(object)) {
            if (step.catalog().relation(dependant.object()).isPresent()) {
                doubt(
                        dependant.object(),
                        EnumSet.of(
                                switch (dependant.part()) {
                                    case POLICY -> Aspect.POLICIES;
                                    case TRIGGER, RULE -> Aspect.TRIGGERS;
                                    case INDEX -> Aspect.INDEXES;
                                    case WHOLE -> Aspect.EXISTENCE;
                                    default -> Aspect.DEFINITION;
                                }));
            }
        }
    }

    /** A relation that is made, of which nothing is known but its name. */
    private void create(QualifiedName name, Relation made, Statement shape) {
        forgetDropped(name);
        if (Meaning.isOpen(name) || step.find(name).isPresent()) {
            return;
        }
        Relation named = made.withKnowledge(Knowledge.UNCERTAIN).withOrigin(step.origin(shape));
        step.draft().add(new Owners(step).owned(named, ObjectKind.TABLE));
    }

    /** Something of that name may stand again where something was dropped. */
    private void forgetDropped(QualifiedName name) {
        Meaning meaning = new Meaning(name, step.session());
        List<ObjectName> meant = new ArrayList<>();
        for (ObjectName dropped : step.catalog().droppedRelations().keySet()) {
            if (meaning.includes(dropped)) {
                meant.add(dropped);
            }
        }
        for (ObjectName dropped : meant) {
            step.draft().forgetDropped(dropped);
        }
    }

    /** Doubts what a name may mean; what it meant when it was doubted before is not looked at again. */
    private void doubt(QualifiedName name, Set<Aspect> aspects) {
        Catalog catalog = step.catalog();
        String key = name.joined()
                + ' '
                + aspects
                + (name.schema().isPresent() ? "" : step.session().searchPath());
        int last = Meaning.isOpen(name) ? catalog.doubted().find(key).orElse(0) : 0;
        relations(name, last + 1).forEach(relation -> doubt(relation.id(), aspects));
        if (Meaning.isOpen(name) && !step.bodies().isInEventTrigger()) {
            step.draft().setDoubted(key);
        }
    }

    private void doubt(int id, Set<Aspect> aspects) {
        Relation relation = step.draft().relation(id);
        if (!aspects.stream().allMatch(relation::isUncertain)) {
            for (Aspect aspect : aspects) {
                relation = relation.withDoubt(aspect, true);
            }
            step.draft().put(relation);
        }
    }

    /** What a name may mean of what this statement may touch and is as old as an id, or newer. */
    private List<Relation> relations(QualifiedName name, int oldest) {
        if (!Meaning.isOpen(name)) {
            return step.find(name).filter(step.bodies()::mayTouch).stream().toList();
        }
        Meaning meaning = new Meaning(name, step.session());
        List<Relation> meant = new ArrayList<>();
        for (var entry : step.bodies().touchable(oldest)) {
            if (meaning.includes(entry.getValue().name())) {
                meant.add(entry.getValue());
            }
        }
        return meant;
    }

    /** A name that may be any, of a schema if one is said. */
    private static QualifiedName any(Ranged place, Optional<String> schema) {
        return named(place, schema, String.valueOf(Names.GAP));
    }

    private static QualifiedName named(Ranged place, Optional<String> schema, String name) {
        return new QualifiedName(place.range(), Optional.empty(), schema, name);
    }
}
