package dev.stopover.catalog;

import dev.stopover.source.TextRange;
import dev.stopover.syntax.AlterPolicy;
import dev.stopover.syntax.AlterTable;
import dev.stopover.syntax.AlterTableAction;
import dev.stopover.syntax.ChangeOwner;
import dev.stopover.syntax.ClusterOn;
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
import dev.stopover.syntax.OpaqueStatement;
import dev.stopover.syntax.Privileges;
import dev.stopover.syntax.QualifiedName;
import dev.stopover.syntax.Rename;
import dev.stopover.syntax.ReplicaIdentity;
import dev.stopover.syntax.Revoke;
import dev.stopover.syntax.RowLevelSecurity;
import dev.stopover.syntax.SetColumnOptions;
import dev.stopover.syntax.SetCompression;
import dev.stopover.syntax.SetOptions;
import dev.stopover.syntax.SetRuleState;
import dev.stopover.syntax.SetSchema;
import dev.stopover.syntax.SetStatistics;
import dev.stopover.syntax.SetStorage;
import dev.stopover.syntax.SetTriggerState;
import dev.stopover.syntax.SetWithoutCluster;
import dev.stopover.syntax.Statement;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Marks what a statement may have touched that is not understood, or whose text is known only in part: what the history
 * says of it may not be so any more. Only what a name with gaps may mean is marked, and of that only what a statement of
 * this shape changes.
 */
final class Doubts {

    private static final Set<Aspect> ALL = EnumSet.allOf(Aspect.class);

    private final Step step;

    Doubts(Step step) {
        this.step = step;
    }

    void after(OpaqueStatement opaque) {
        for (QualifiedName name : opaque.names()) {
            if (opaque.error().isPresent()) {
                relations(name).forEach(this::doubtDefinition);
            } else {
                relations(name).forEach(this::doubt);
                forgetDropped(name);
            }
        }
        opaque.shape().ifPresent(this::doubt);
    }

    private void doubt(Statement shape) {
        if (shape instanceof AlterTable alter) {
            alter(alter);
        } else if (shape instanceof Drop drop) {
            drop.objects().forEach(object -> drop(drop, object));
        } else if (shape instanceof Rename rename) {
            rename(rename);
        } else if (shape instanceof SetSchema set) {
            relations(set.object().name()).forEach(this::doubt);
            functions(set.object());
            forgetDropped(new QualifiedName(
                    set.range(),
                    Optional.empty(),
                    Optional.of(set.schema().value()),
                    set.object().name().name()));
        } else if (shape instanceof Grant grant) {
            privileges(grant.privileges());
        } else if (shape instanceof Revoke revoke) {
            privileges(revoke.privileges());
        } else if (shape instanceof CreatePolicy create) {
            relations(create.table()).forEach(relation -> doubt(relation, Aspect.POLICIES));
        } else if (shape instanceof AlterPolicy alter) {
            relations(alter.table()).forEach(relation -> doubt(relation, Aspect.POLICIES));
        } else if (shape instanceof CreateTrigger create) {
            relations(create.table()).forEach(relation -> doubt(relation, Aspect.TRIGGERS));
        } else if (shape instanceof CreateRule create) {
            relations(create.table()).forEach(relation -> doubt(relation, Aspect.TRIGGERS));
        } else if (shape instanceof CreateIndex create) {
            relations(create.table()).forEach(relation -> doubt(relation, Aspect.INDEXES));
        } else if (shape instanceof CreateTable create) {
            create(create.table(), new Table(), create);
        } else if (shape instanceof CreateTableAs create) {
            create(create.table(), new Table(), create);
        } else if (shape instanceof CreateView create) {
            relations(create.view()).forEach(this::doubtDefinition);
            create(create.view(), new View(), create);
        } else if (shape instanceof CreateMaterializedView create) {
            create(create.view(), new View(), create);
        }
    }

    private void alter(AlterTable alter) {
        List<Relation> relations = relations(alter.table());
        for (AlterTableAction action : alter.actions()) {
            relations.forEach(relation -> doubt(relation, action));
        }
    }

    private void doubt(Relation relation, AlterTableAction action) {
        if (action instanceof RowLevelSecurity) {
            doubt(relation, Aspect.ROW_SECURITY);
        } else if (action instanceof SetTriggerState || action instanceof SetRuleState) {
            doubt(relation, Aspect.TRIGGERS);
        } else if (action instanceof ChangeOwner) {
            doubt(relation, Aspect.PRIVILEGES);
        } else if (!isTuning(action)) {
            doubtDefinition(relation);
        }
    }

    /** Whether an action changes how a table is stored or planned for, and nothing that anybody relies on. */
    private static boolean isTuning(AlterTableAction action) {
        return action instanceof SetStatistics
                || action instanceof SetColumnOptions
                || action instanceof SetStorage
                || action instanceof SetCompression
                || action instanceof SetOptions
                || action instanceof ClusterOn
                || action instanceof SetWithoutCluster
                || action instanceof ReplicaIdentity;
    }

    private void drop(Drop drop, ObjectReference object) {
        switch (drop.kind()) {
            case TABLE, VIEW, MATERIALIZED_VIEW, SEQUENCE, FOREIGN_TABLE ->
                relations(object.name()).forEach(relation -> {
                    doubt(relation, Aspect.EXISTENCE);
                    dependants(drop, relation.id);
                });
            case INDEX -> indexed(object.name()).forEach(relation -> doubt(relation, Aspect.INDEXES));
            case POLICY -> part(object, Aspect.POLICIES);
            case TRIGGER, RULE -> part(object, Aspect.TRIGGERS);
            case FUNCTION, PROCEDURE, ROUTINE, AGGREGATE ->
                functions(object).forEach(function -> dependants(drop, function.id));
            case TYPE, DOMAIN -> {
                for (UserType type : step.catalog().types()) {
                    if (isMeant(object.name(), type.name())) {
                        dependants(drop, type.id());
                    }
                }
            }
            case SCHEMA ->
                relations(any(object.range(), Optional.of(object.name().name())))
                        .forEach(relation -> doubt(relation, Aspect.EXISTENCE));
            default -> {}
        }
    }

    /** The relations with an index that a name may mean. */
    private List<Relation> indexed(QualifiedName name) {
        List<Relation> meant = new ArrayList<>();
        for (Relation relation : relations(any(name.range(), name.schema()))) {
            for (String index : relation.indexes.keySet()) {
                if (isMeant(name, new ObjectName(relation.name.schema(), index))) {
                    meant.add(relation);
                    break;
                }
            }
        }
        return meant;
    }

    private static QualifiedName any(TextRange range, Optional<String> schema) {
        return new QualifiedName(range, Optional.empty(), schema, String.valueOf(Names.GAP));
    }

    private void part(ObjectReference object, Aspect aspect) {
        object.table().ifPresent(table -> relations(table).forEach(relation -> doubt(relation, aspect)));
    }

    /** What CASCADE takes along. */
    private void dependants(Drop drop, int object) {
        if (drop.cascade().isEmpty()) {
            return;
        }
        for (Dependant dependant : step.catalog().dependantsOf(object)) {
            step.catalog().relation(dependant.object()).ifPresent(relation -> {
                switch (dependant.part()) {
                    case POLICY -> doubt(relation, Aspect.POLICIES);
                    case TRIGGER, RULE -> doubt(relation, Aspect.TRIGGERS);
                    case INDEX -> doubt(relation, Aspect.INDEXES);
                    case WHOLE -> doubt(relation, Aspect.EXISTENCE);
                    default -> doubtDefinition(relation);
                }
            });
        }
    }

    private void rename(Rename rename) {
        ObjectReference object = rename.object();
        switch (rename.kind()) {
            case TABLE, VIEW, MATERIALIZED_VIEW, SEQUENCE, FOREIGN_TABLE -> {
                relations(object.name()).forEach(relation -> doubt(relation, Aspect.EXISTENCE));
                forgetDropped(new QualifiedName(
                        rename.range(),
                        Optional.empty(),
                        object.name().schema(),
                        rename.to().value()));
            }
            case INDEX -> indexed(object.name()).forEach(relation -> doubt(relation, Aspect.INDEXES));
            case COLUMN, CONSTRAINT ->
                object.table().ifPresent(table -> relations(table).forEach(this::doubtDefinition));
            case POLICY -> part(object, Aspect.POLICIES);
            case TRIGGER, RULE -> part(object, Aspect.TRIGGERS);
            default -> {}
        }
    }

    private void privileges(Privileges privileges) {
        if (privileges.on() != ObjectKind.TABLE && privileges.on() != ObjectKind.SEQUENCE) {
            return;
        }
        for (ObjectReference object : privileges.objects()) {
            QualifiedName name = privileges.allInSchema()
                    ? any(object.range(), Optional.of(object.name().name()))
                    : object.name();
            relations(name).forEach(relation -> doubt(relation, Aspect.PRIVILEGES));
        }
    }

    /** A relation that is made, of which nothing is known but its name. */
    private void create(QualifiedName name, Relation made, Statement shape) {
        forgetDropped(name);
        if (hasGap(name) || step.find(name).isPresent()) {
            return;
        }
        made.name = step.target(name);
        made.knowledge = Knowledge.UNCERTAIN;
        made.origin = step.origin(shape);
        step.own(made, ObjectKind.TABLE);
        step.draft().add(made);
    }

    private List<Function> functions(ObjectReference object) {
        if (object.kind() == ObjectKind.TABLE) {
            return List.of();
        }
        List<Function> meant = new ArrayList<>();
        for (Function function : step.catalog().functions()) {
            if (isMeant(object.name(), function.name())) {
                meant.add(function);
                if (function.knowledge == Knowledge.KNOWN) {
                    step.draft().put(function.with(changed -> changed.knowledge = Knowledge.UNCERTAIN));
                }
            }
        }
        return meant;
    }

    /** What a name with gaps may mean of what this statement may touch. */
    private List<Relation> relations(QualifiedName name) {
        if (!hasGap(name)) {
            return step.find(name).filter(step::mayTouch).stream().toList();
        }
        List<Relation> meant = new ArrayList<>();
        for (Relation relation : step.touchable()) {
            if (isMeant(name, relation.name)) {
                meant.add(relation);
            }
        }
        return meant;
    }

    private boolean isMeant(QualifiedName written, ObjectName name) {
        if (!Names.mayMean(written.name(), name.name())) {
            return false;
        }
        if (written.schema().isPresent()) {
            return Names.mayMean(written.schema().get(), name.schema());
        }
        // A gap and nothing else may be a name with its schema.
        return written.name().equals(String.valueOf(Names.GAP))
                || Lookup.schemas(step.session()).contains(name.schema());
    }

    private static boolean hasGap(QualifiedName name) {
        return Names.hasGap(name.name()) || name.schema().filter(Names::hasGap).isPresent();
    }

    /** Something of that name may stand again where something was dropped. */
    private void forgetDropped(QualifiedName name) {
        Predicate<ObjectName> meant = dropped -> isMeant(name, dropped);
        for (ObjectName dropped :
                step.catalog().dropped.keySet().stream().filter(meant).toList()) {
            step.catalog().dropped = step.catalog().dropped.without(dropped);
        }
    }

    private void doubt(Relation relation) {
        doubtDefinition(relation);
        ALL.forEach(aspect -> doubt(relation, aspect));
    }

    private void doubt(Relation relation, Aspect aspect) {
        Relation current = step.draft().relation(relation.id);
        if (!current.isUncertain(aspect)) {
            Relation changed = current.copy();
            changed.doubt(aspect, true);
            step.draft().put(changed);
        }
    }

    private void doubtDefinition(Relation relation) {
        Relation current = step.draft().relation(relation.id);
        if (current.knowledge == Knowledge.KNOWN) {
            Relation changed = current.copy();
            changed.knowledge = Knowledge.UNCERTAIN;
            step.draft().put(changed);
        }
    }
}
