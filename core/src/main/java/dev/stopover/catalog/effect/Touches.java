package dev.stopover.catalog.effect;

import dev.stopover.catalog.Failure;
import dev.stopover.catalog.Index;
import dev.stopover.catalog.ObjectName;
import dev.stopover.catalog.Origin;
import dev.stopover.catalog.Relation;
import dev.stopover.catalog.Sequence;
import dev.stopover.catalog.Table;
import dev.stopover.catalog.View;
import dev.stopover.source.Ranged;
import dev.stopover.source.TextRange;
import dev.stopover.syntax.LockMode;
import dev.stopover.syntax.QualifiedName;
import dev.stopover.syntax.RoleKind;
import dev.stopover.syntax.RoleName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Gathers what a statement does, relation by relation. */
final class Touches {

    private final Situation situation;
    private final Map<ObjectName, Touch> touched = new LinkedHashMap<>();
    private final List<Failure> risks = new ArrayList<>();
    private final Set<String> unknown = new LinkedHashSet<>();
    private Optional<Failure> refusal = Optional.empty();
    private TextRange place;
    private boolean doubted;

    Touches(Situation situation) {
        this.situation = situation;
        this.place = situation.executed().statement().keywords();
    }

    /** Whether nothing at all has been gathered, so that another may take its place. */
    boolean isBlank() {
        return touched.isEmpty()
                && risks.isEmpty()
                && unknown.isEmpty()
                && refusal.isEmpty()
                && !doubted
                && place.equals(situation.executed().statement().keywords());
    }

    /** What was gathered. */
    Effect effect() {
        return new Effect(List.copyOf(touched.values()), Optional.empty(), risks, List.copyOf(unknown));
    }

    /** A statement that is refused does nothing. */
    Effect refused(Failure failure) {
        return new Effect(List.of(), Optional.of(failure), List.of(), List.copyOf(unknown));
    }

    /** What is refused from here on shows in this place. */
    void at(Ranged part) {
        place = part.range();
    }

    /** Only the locks of what was gathered. */
    void keepOnlyLocks() {
        touched.replaceAll((name, touch) ->
                new Touch(touch.kind(), name, touch.known(), touch.born(), touch.lock(), Truth.NO, Truth.NO, false));
        risks.clear();
    }

    /** The first reason for which PostgreSQL refuses the statement as the schema stands, if there is one. */
    Optional<Failure> refusal() {
        return refusal;
    }

    /** Whether what is refused from here on may not be so, because something that cannot be followed came before. */
    void doubt(boolean doubts) {
        doubted = doubts;
    }

    /** PostgreSQL refuses; the first reason counts. */
    void refuse(String sqlState, String reason) {
        refuse(new Failure(place, sqlState, reason, Optional.empty()));
    }

    /** The same with its own place and cause. */
    void refuse(Failure failure) {
        if (refusal.isEmpty() && !doubted) {
            refusal = Optional.of(failure);
        }
    }

    /** PostgreSQL refuses where the rows are so. */
    void risk(String rows, String sqlState, String reason) {
        Failure risk = Failure.where(rows, situation.executed().statement().keywords(), sqlState, reason);
        if (!risks.contains(risk)) {
            risks.add(risk);
        }
    }

    void unknown(String what) {
        unknown.add(what);
    }

    /** A role that is named: the history may not know it. */
    void role(RoleName role) {
        boolean own = role.kind() != RoleKind.NAMED || role.name().startsWith("pg_");
        if (!own && !situation.catalog().roles().containsKey(role.name())) {
            unknown("role " + role.name());
        }
    }

    /** Locks a relation by its name; one that the history does not know is taken to be a table. */
    Optional<Relation> lock(QualifiedName name, LockMode mode) {
        Optional<Relation> found = situation.before().relation(name);
        found.ifPresentOrElse(relation -> lock(relation, mode), () -> lockUnknown(name, RelationKind.TABLE, mode));
        return found;
    }

    /** Locks what the history does not know. */
    void lockUnknown(QualifiedName name, RelationKind kind, LockMode mode) {
        unknown(name.joined());
        merge(touch(kind, situation.before().resolve(name), false, false, Optional.of(mode)));
    }

    void lock(Relation relation, LockMode mode) {
        merge(touch(relation, Optional.of(mode)));
    }

    void lock(Relation relation, Index index, LockMode mode) {
        merge(touch(relation, index, Optional.of(mode)));
    }

    /** A relation that the statement makes. */
    void made(RelationKind kind, QualifiedName name) {
        ObjectName made = new ObjectName(
                name.schema().orElseGet(() -> situation.before().resolve(name).schema()), name.name());
        merge(touch(kind, made, true, true, Optional.of(LockMode.ACCESS_EXCLUSIVE)));
    }

    /** A relation whose rows are all read. */
    void scan(Relation relation, Truth answer) {
        if (holdsRows(relation)) {
            merge(with(touch(relation, Optional.empty()), Truth.NO, answer, false));
        }
    }

    /** A relation that the history does not know and whose rows are all read. */
    void scan(QualifiedName name, Truth answer) {
        Optional<Relation> found = situation.before().relation(name);
        if (found.isPresent()) {
            scan(found.get(), answer);
        } else {
            merge(with(
                    touch(RelationKind.TABLE, situation.before().resolve(name), false, false, Optional.empty()),
                    Truth.NO,
                    answer,
                    false));
        }
    }

    /** A table over which an index is built, for which all its rows are read. */
    void buildIndex(Relation relation) {
        if (holdsRows(relation)) {
            merge(with(touch(relation, Optional.empty()), Truth.NO, Truth.YES, true));
        }
    }

    /** As {@link #buildIndex(Relation)}, of a table that the history may not know. */
    void buildIndex(QualifiedName name) {
        Optional<Relation> found = situation.before().relation(name);
        if (found.isPresent()) {
            buildIndex(found.get());
        } else {
            merge(with(
                    touch(RelationKind.TABLE, situation.before().resolve(name), false, false, Optional.empty()),
                    Truth.NO,
                    Truth.YES,
                    true));
        }
    }

    /** A table whose rows are written anew, and with them all its indexes. */
    void rewrite(Relation relation, Truth answer) {
        if (!holdsRows(relation) || answer.isNo()) {
            return;
        }
        merge(with(touch(relation, Optional.empty()), answer, answer, false));
        relation.indexes().values().stream()
                .filter(index -> situation.keeps(relation, index))
                .forEach(index -> rebuild(relation, index, answer));
    }

    /** As {@link #rewrite(Relation, Truth)}, of a table that the history may not know. */
    void rewriteUnknown(QualifiedName name, Truth answer) {
        merge(with(
                touch(RelationKind.TABLE, situation.before().resolve(name), false, false, Optional.empty()),
                answer,
                answer,
                false));
    }

    /** A relation that gets a new file without its rows being read. */
    void renew(Relation relation, Truth answer) {
        if (relation instanceof Sequence || holdsRows(relation)) {
            merge(with(touch(relation, Optional.empty()), answer, Truth.NO, false));
        }
    }

    /** An index that is built anew. */
    void rebuild(Relation relation, Index index, Truth answer) {
        if (holdsRows(relation)) {
            Optional<LockMode> lock = answer.isYes() ? Optional.of(LockMode.ACCESS_EXCLUSIVE) : Optional.empty();
            merge(with(touch(relation, index, lock), answer, Truth.NO, false));
        }
    }

    /** An index that is built anew beside the one that is used meanwhile. */
    void rebuildBeside(Relation relation, Index index) {
        merge(with(touch(relation, index, Optional.empty()), Truth.YES, Truth.NO, false));
    }

    /** Whether a relation has rows of its own, which a partitioned table and a view have not. */
    static boolean holdsRows(Relation relation) {
        if (relation instanceof Table table) {
            return !table.isPartitioned() && !table.isForeign();
        }
        return relation instanceof View view && view.isMaterialized();
    }

    private void merge(Touch touch) {
        touched.merge(touch.name(), touch, Touch::and);
    }

    private Touch touch(Relation relation, Optional<LockMode> lock) {
        if (!relation.isKnown()) {
            unknown(relation.name().joined());
        }
        return touch(kind(relation), relation.name(), relation.isKnown(), isBorn(relation), lock);
    }

    private Touch touch(Relation relation, Index index, Optional<LockMode> lock) {
        ObjectName name = new ObjectName(relation.name().schema(), index.name());
        return touch(RelationKind.INDEX, name, relation.isKnown(), isBorn(relation) || isBorn(index.origin()), lock);
    }

    private static Touch touch(
            RelationKind kind, ObjectName name, boolean known, boolean born, Optional<LockMode> lock) {
        return new Touch(kind, name, known, born, lock, Truth.NO, Truth.NO, false);
    }

    private static Touch with(Touch touch, Truth rewrite, Truth scan, boolean indexBuild) {
        return new Touch(
                touch.kind(), touch.name(), touch.known(), touch.born(), touch.lock(), rewrite, scan, indexBuild);
    }

    private static RelationKind kind(Relation relation) {
        if (relation instanceof Table table) {
            return table.isPartition() ? RelationKind.PARTITION : RelationKind.TABLE;
        }
        if (relation instanceof View view) {
            return view.isMaterialized() ? RelationKind.MATERIALIZED_VIEW : RelationKind.VIEW;
        }
        return RelationKind.SEQUENCE;
    }

    private boolean isBorn(Relation relation) {
        boolean temporary = relation instanceof Table table && table.isTemporary()
                || relation instanceof View view && view.isTemporary()
                || relation instanceof Sequence sequence && sequence.isTemporary();
        return temporary || isBorn(relation.origin());
    }

    private boolean isBorn(Optional<Origin> origin) {
        return origin.filter(made -> made.migration() == situation.before().migration()
                        && situation
                                .before()
                                .script()
                                .filter(script -> script.direction() == made.direction())
                                .isPresent())
                .isPresent();
    }
}
