package dev.stopover.catalog.effect;

import dev.stopover.syntax.Analyze;
import dev.stopover.syntax.Call;
import dev.stopover.syntax.Cluster;
import dev.stopover.syntax.Copy;
import dev.stopover.syntax.Delete;
import dev.stopover.syntax.Execute;
import dev.stopover.syntax.Explain;
import dev.stopover.syntax.Identifier;
import dev.stopover.syntax.Insert;
import dev.stopover.syntax.InsertSource;
import dev.stopover.syntax.LockMode;
import dev.stopover.syntax.LockTable;
import dev.stopover.syntax.Merge;
import dev.stopover.syntax.Query;
import dev.stopover.syntax.RefreshMaterializedView;
import dev.stopover.syntax.Reindex;
import dev.stopover.syntax.Select;
import dev.stopover.syntax.Truncate;
import dev.stopover.syntax.Update;
import dev.stopover.syntax.Vacuum;
import java.util.List;
import java.util.Optional;

/** What the statements do that leave the schema as it is: queries, data changes, and the care of what is stored. */
abstract class DataStatementEffects extends StatementsWithoutEffect {

    final Situation situation;
    final Touches touches;

    DataStatementEffects(Situation situation, Touches touches) {
        this.situation = situation;
        this.touches = touches;
    }

    @Override
    public void visit(LockTable lock, Void nothing) {
        new MaintenanceEffects(situation, touches).lock(lock);
    }

    @Override
    public void visit(Truncate truncate, Void nothing) {
        new MaintenanceEffects(situation, touches).truncate(truncate);
    }

    @Override
    public void visit(Vacuum vacuum, Void nothing) {
        new MaintenanceEffects(situation, touches).vacuum(vacuum);
    }

    @Override
    public void visit(Analyze analyze, Void nothing) {
        new MaintenanceEffects(situation, touches).analyze(analyze);
    }

    @Override
    public void visit(Cluster cluster, Void nothing) {
        new MaintenanceEffects(situation, touches).cluster(cluster);
    }

    @Override
    public void visit(Reindex reindex, Void nothing) {
        new MaintenanceEffects(situation, touches).reindex(reindex);
    }

    @Override
    public void visit(RefreshMaterializedView refresh, Void nothing) {
        new MaintenanceEffects(situation, touches).refresh(refresh);
    }

    @Override
    public void visit(Copy copy, Void nothing) {
        QueryEffects queries = new QueryEffects(situation, touches);
        copy.query().ifPresent(query -> queries.run(query, Optional.empty()));
        if (copy.from()) {
            copy.table().ifPresent(table -> queries.insert(table, values(copy.columns())));
        } else {
            copy.table().ifPresent(table -> {
                touches.lock(table, LockMode.ACCESS_SHARE);
                touches.scan(table, Truth.YES);
            });
        }
    }

    @Override
    public void visit(Call call, Void nothing) {
        touches.unknown("what %s does".formatted(call.procedure().joined()));
    }

    @Override
    public void visit(Execute execute, Void nothing) {
        touches.unknown("what was prepared as %s".formatted(execute.name().value()));
    }

    @Override
    public void visit(Explain explain, Void nothing) {
        explain.statement().accept(this, nothing);
        if (!explain.analyze()) {
            touches.keepOnlyLocks();
        }
    }

    @Override
    public void visit(Select select, Void nothing) {
        changes(select.query());
        new QueryEffects(situation, touches).run(select.query(), Optional.empty());
    }

    /** What the data changes do that stand in the WITH clause. */
    private void changes(Query query) {
        situation.answers().changes(query).forEach(change -> change.accept(this, null));
    }

    @Override
    public void visit(Insert insert, Void nothing) {
        changes(insert.query());
        QueryEffects queries = new QueryEffects(situation, touches);
        queries.insert(insert.table(), values(insert.columns()));
        if (insert.source() == InsertSource.QUERY) {
            queries.run(insert.query(), Optional.of(insert.table()));
        }
    }

    @Override
    public void visit(Update update, Void nothing) {
        changes(update.query());
        QueryEffects queries = new QueryEffects(situation, touches);
        Truth whole = update.where().isEmpty() ? Truth.YES : Truth.UNKNOWN;
        queries.update(update.table(), update.only(), values(update.columns()), whole);
        queries.run(update.query(), Optional.of(update.table()));
    }

    @Override
    public void visit(Delete delete, Void nothing) {
        changes(delete.query());
        QueryEffects queries = new QueryEffects(situation, touches);
        Truth whole = delete.where().isEmpty() ? Truth.YES : Truth.UNKNOWN;
        queries.delete(delete.table(), delete.only(), whole);
        new QueryEffects(situation, touches).run(delete.query(), Optional.of(delete.table()));
    }

    @Override
    public void visit(Merge merge, Void nothing) {
        changes(merge.query());
        QueryEffects queries = new QueryEffects(situation, touches);
        queries.update(merge.table(), false, List.of(), Truth.UNKNOWN);
        queries.run(merge.query(), Optional.of(merge.table()));
    }

    private static List<String> values(List<Identifier> names) {
        return names.stream().map(Identifier::value).toList();
    }
}
