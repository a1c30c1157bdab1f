package dev.stopover.catalog.replay;

import dev.stopover.catalog.Aspect;
import dev.stopover.catalog.Catalog;
import dev.stopover.catalog.Dependant;
import dev.stopover.catalog.Function;
import dev.stopover.catalog.Knowledge;
import dev.stopover.catalog.ObjectName;
import dev.stopover.catalog.Relation;
import dev.stopover.catalog.UserType;
import dev.stopover.source.Ranged;
import dev.stopover.syntax.Names;
import dev.stopover.syntax.QualifiedName;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Marks as doubtful what a name may mean, of what the statement in hand may touch. */
final class DoubtMarks {

    private final Step step;

    DoubtMarks(Step step) {
        this.step = step;
    }

    /** Something of that name may stand again where something was dropped. */
    void forgetDropped(QualifiedName name) {
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
    void doubt(QualifiedName name, Set<Aspect> aspects) {
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

    void doubt(int id, Set<Aspect> aspects) {
        Relation relation = step.draft().relation(id);
        if (!aspects.stream().allMatch(relation::isUncertain)) {
            for (Aspect aspect : aspects) {
                relation = relation.withDoubt(aspect, true);
            }
            step.draft().put(relation);
        }
    }

    /** What a name may mean of what this statement may touch and is as old as an id, or newer. */
    List<Relation> relations(QualifiedName name, int oldest) {
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
    static QualifiedName any(Ranged place, Optional<String> schema) {
        return named(place, schema, String.valueOf(Names.GAP));
    }

    static QualifiedName named(Ranged place, Optional<String> schema, String name) {
        return new QualifiedName(place.range(), Optional.empty(), schema, name);
    }

    /** The relations with an index that a name may mean. */
    void indexes(QualifiedName name) {
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

    /** Doubts the functions that a name may mean. */
    List<Function> functions(QualifiedName name) {
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

    /** The types that a name may mean. */
    List<UserType> types(QualifiedName name) {
        Meaning meaning = new Meaning(name, step.session());
        return step.catalog().typesById().values().stream()
                .filter(type -> meaning.includes(type.name()))
                .toList();
    }

    /** What CASCADE takes along. */
    void dependants(int object) {
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
}
