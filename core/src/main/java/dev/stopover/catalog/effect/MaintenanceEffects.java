package dev.stopover.catalog.effect;

import dev.stopover.catalog.Index;
import dev.stopover.catalog.Relation;
import dev.stopover.catalog.Table;
import dev.stopover.catalog.View;
import dev.stopover.syntax.Analyze;
import dev.stopover.syntax.Cluster;
import dev.stopover.syntax.LockMode;
import dev.stopover.syntax.LockTable;
import dev.stopover.syntax.QualifiedName;
import dev.stopover.syntax.RefreshMaterializedView;
import dev.stopover.syntax.Reindex;
import dev.stopover.syntax.ReindexTarget;
import dev.stopover.syntax.Truncate;
import dev.stopover.syntax.Vacuum;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What LOCK, TRUNCATE, VACUUM, ANALYZE, CLUSTER, REINDEX and REFRESH do. */
final class MaintenanceEffects {

    private final Situation situation;
    private final Touches touches;

    MaintenanceEffects(Situation situation, Touches touches) {
        this.situation = situation;
        this.touches = touches;
    }

    void lock(LockTable lock) {
        for (QualifiedName name : lock.tables()) {
            touches.lock(name, lock.mode()).ifPresent(relation -> lock(relation, lock.mode(), lock.only()));
        }
    }

    private void lock(Relation named, LockMode mode, boolean only) {
        Set<Relation> locked = new LinkedHashSet<>();
        Deque<Relation> open = new ArrayDeque<>(List.of(named));
        while (!open.isEmpty()) {
            Relation relation = open.remove();
            if (!locked.add(relation)) {
                continue;
            }
            touches.lock(relation, mode);
            if (relation instanceof Table table && !(only && relation == named)) {
                situation.descendants(table).forEach(below -> touches.lock(below, mode));
            } else if (relation instanceof View view) {
                open.addAll(new QueryEffects(situation, touches).shown(view));
            }
        }
    }

    /** The tables get new files; with CASCADE so do all that refer to them, and those that refer to these. */
    void truncate(Truncate truncate) {
        Set<Table> emptied = new LinkedHashSet<>();
        for (QualifiedName name : truncate.tables()) {
            Optional<Relation> relation = touches.lock(name, LockMode.ACCESS_EXCLUSIVE);
            if (relation.isEmpty()) {
                touches.rewriteUnknown(name, Truth.YES);
            } else if (relation.get() instanceof Table table) {
                emptied.addAll(truncate.only() ? List.of(table) : situation.family(table));
            }
        }
        if (truncate.cascade().isPresent()) {
            emptied.addAll(referring(emptied));
        }
        for (Table table : emptied) {
            touches.lock(table, LockMode.ACCESS_EXCLUSIVE);
            touches.renew(table, Truth.YES);
            table.indexes().values().forEach(index -> touches.rebuild(table, index, Truth.YES));
            if (truncate.restartIdentity()) {
                situation.catalog().sequencesOf(table).forEach(sequence -> {
                    touches.lock(sequence, LockMode.ACCESS_EXCLUSIVE);
                    touches.renew(sequence, Truth.YES);
                });
            }
        }
    }

    private Set<Table> referring(Set<Table> tables) {
        Set<Table> found = new LinkedHashSet<>(tables);
        List<Table> open = List.copyOf(tables);
        while (!open.isEmpty()) {
            List<Table> next = open.stream()
                    .flatMap(table -> situation.catalog().foreignKeysTo(table).stream())
                    .flatMap(key -> situation.family(key.table()).stream())
                    .distinct()
                    .filter(table -> !found.contains(table))
                    .toList();
            found.addAll(next);
            open = next;
        }
        return found;
    }

    void vacuum(Vacuum vacuum) {
        if (vacuum.tables().isEmpty()) {
            everything().forEach(relation -> vacuum(relation, vacuum));
        }
        for (QualifiedName name : vacuum.tables()) {
            LockMode mode = vacuum.full() ? LockMode.ACCESS_EXCLUSIVE : LockMode.SHARE_UPDATE_EXCLUSIVE;
            Optional<Relation> relation = touches.lock(name, mode);
            if (relation.isEmpty() && vacuum.full()) {
                touches.rewriteUnknown(name, Truth.YES);
            }
            relation.ifPresent(known -> vacuum(known, vacuum));
        }
    }

    private void vacuum(Relation relation, Vacuum vacuum) {
        List<Relation> all = relation instanceof Table table && table.isPartitioned()
                ? List.copyOf(situation.family(table))
                : List.of(relation);
        for (Relation each : all) {
            touches.lock(each, vacuum.full() ? LockMode.ACCESS_EXCLUSIVE : LockMode.SHARE_UPDATE_EXCLUSIVE);
            if (vacuum.full()) {
                touches.rewrite(each, Truth.YES);
            }
        }
    }

    private List<Relation> everything() {
        return situation.catalog().relations().stream()
                .filter(Touches::holdsRows)
                .toList();
    }

    void analyze(Analyze analyze) {
        if (analyze.tables().isEmpty()) {
            everything().forEach(relation -> touches.lock(relation, LockMode.SHARE_UPDATE_EXCLUSIVE));
        }
        for (QualifiedName name : analyze.tables()) {
            touches.lock(name, LockMode.SHARE_UPDATE_EXCLUSIVE)
                    .filter(Table.class::isInstance)
                    .ifPresent(table -> situation
                            .descendants((Table) table)
                            .forEach(below -> touches.lock(below, LockMode.SHARE_UPDATE_EXCLUSIVE)));
        }
    }

    void cluster(Cluster cluster) {
        if (cluster.table().isEmpty()) {
            touches.unknown("which tables were clustered before");
            everything().stream()
                    .filter(relation -> !relation.indexes().isEmpty())
                    .forEach(relation -> {
                        touches.lock(relation, LockMode.ACCESS_EXCLUSIVE);
                        touches.rewrite(relation, Truth.UNKNOWN);
                    });
            return;
        }
        if (cluster.index().isEmpty()) {
            touches.unknown("the index that the table was clustered on before");
        }
        QualifiedName name = cluster.table().get();
        Optional<Relation> relation = touches.lock(name, LockMode.ACCESS_EXCLUSIVE);
        relation.ifPresentOrElse(known -> cluster(known), () -> touches.rewriteUnknown(name, Truth.YES));
    }

    private void cluster(Relation relation) {
        touches.rewrite(relation, Truth.YES);
        if (relation instanceof Table table) {
            situation.partitions(table).forEach(partition -> {
                touches.lock(partition, LockMode.ACCESS_EXCLUSIVE);
                touches.rewrite(partition, Truth.YES);
            });
        }
    }

    void reindex(Reindex reindex) {
        if (reindex.target() == ReindexTarget.INDEX) {
            QualifiedName name = reindex.name().orElseThrow();
            Optional<Index> index = situation.before().index(name);
            if (index.isEmpty()) {
                touches.unknown(name.joined());
            }
            index.ifPresent(known -> reindexIndex(known, reindex.concurrently()));
            return;
        }
        if (reindex.target() == ReindexTarget.TABLE) {
            QualifiedName name = reindex.name().orElseThrow();
            Optional<Relation> relation = touches.lock(name, mode(reindex.concurrently()));
            if (relation.isEmpty()) {
                touches.scan(name, Truth.YES);
            }
            relation.ifPresent(known -> reindexTable(known, reindex.concurrently()));
            return;
        }
        everything().stream()
                .filter(relation -> reindex.target() != ReindexTarget.SCHEMA
                        || reindex.name()
                                .filter(schema ->
                                        schema.name().equals(relation.name().schema()))
                                .isPresent())
                .filter(relation -> !relation.indexes().isEmpty())
                .forEach(relation -> reindexTable(relation, reindex.concurrently()));
    }

    private static LockMode mode(boolean concurrently) {
        return concurrently ? LockMode.SHARE_UPDATE_EXCLUSIVE : LockMode.SHARE;
    }

    private void reindexTable(Relation relation, boolean concurrently) {
        List<Relation> all = relation instanceof Table table
                ? List.copyOf(table.isPartitioned() ? situation.family(table) : List.of(table))
                : List.of(relation);
        for (Relation each : all) {
            touches.lock(each, mode(concurrently));
            each.indexes().values().forEach(index -> rebuild(each, index, concurrently));
        }
    }

    private void rebuild(Relation relation, Index index, boolean concurrently) {
        touches.scan(relation, Truth.YES);
        if (concurrently) {
            touches.rebuildBeside(relation, index);
        } else {
            touches.rebuild(relation, index, Truth.YES);
        }
    }

    private void reindexIndex(Index index, boolean concurrently) {
        Relation relation = situation.catalog().relation(index.table()).orElseThrow();
        touches.lock(relation, mode(concurrently));
        rebuild(relation, index, concurrently);
        if (relation instanceof Table table && table.isPartitioned()) {
            for (Table child : situation.catalog().childrenOf(table)) {
                child.indexes().values().stream()
                        .filter(part -> part.parent()
                                .filter(parent -> parent.name().equals(index.name()))
                                .isPresent())
                        .forEach(part -> reindexIndex(part, concurrently));
            }
        }
    }

    void refresh(RefreshMaterializedView refresh) {
        LockMode mode = refresh.concurrently() ? LockMode.EXCLUSIVE : LockMode.ACCESS_EXCLUSIVE;
        Optional<Relation> relation = touches.lock(refresh.view(), mode);
        if (relation.isEmpty() || !(relation.get() instanceof View view)) {
            touches.rewriteUnknown(refresh.view(), Truth.of(!refresh.concurrently()));
            touches.unknown("what the view shows");
            return;
        }
        if (refresh.concurrently()) {
            touches.scan(view, Truth.YES);
        } else if (refresh.withData()) {
            touches.rewrite(view, Truth.YES);
        } else {
            touches.renew(view, Truth.YES);
            view.indexes().values().forEach(index -> touches.rebuild(view, index, Truth.YES));
        }
        if (refresh.withData()) {
            view.query().ifPresent(query -> new QueryEffects(situation, touches).run(query, Optional.empty()));
        }
    }
}
