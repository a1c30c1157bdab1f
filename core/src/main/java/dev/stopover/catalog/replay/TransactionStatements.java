package dev.stopover.catalog.replay;

import dev.stopover.catalog.Catalog;
import dev.stopover.catalog.OpenTransaction;
import dev.stopover.catalog.Origin;
import dev.stopover.catalog.Session;
import dev.stopover.syntax.Begin;
import dev.stopover.syntax.PreparedAction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Begins and ends transactions: ROLLBACK goes back to the catalog and session of BEGIN. */
final class TransactionStatements {

    private final Step step;

    TransactionStatements(Step step) {
        this.step = step;
    }

    /** In a transaction of a runner BEGIN does nothing but warn; in an implicit one it makes the block explicit. */
    void begin(Begin begin) {
        Optional<OpenTransaction> open = step.transaction();
        Optional<Origin> origin = step.origin(begin);
        if (open.isEmpty()) {
            step.transaction(Optional.of(new OpenTransaction(
                    OpenTransaction.Kind.AUTHOR, origin, step.catalog(), step.session(), List.of(), false)));
            step.undo(step.catalog(), step.session());
        } else if (open.get().kind() == OpenTransaction.Kind.IMPLICIT) {
            step.transaction(Optional.of(open.get().withKind(OpenTransaction.Kind.AUTHOR, origin)));
        }
    }

    void commit(boolean chain) {
        step.session(step.session().withoutLocal());
        step.transaction(chain ? step.transaction().map(open -> again(open, step.catalog())) : Optional.empty());
    }

    void rollback(boolean chain) {
        Optional<OpenTransaction> open = step.transaction();
        if (open.isPresent()) {
            step.undo(open.get().catalog(), open.get().session());
            step.transaction(chain ? Optional.of(again(open.get(), open.get().catalog())) : Optional.empty());
        }
    }

    /** A prepared transaction is out of the session's hands; it is taken to be committed later. */
    void prepared(PreparedAction action) {
        if (action == PreparedAction.PREPARE) {
            commit(false);
        }
    }

    void savepoint(String name) {
        step.transaction(step.transaction().map(open -> {
            List<OpenTransaction.Point> points = new ArrayList<>(open.savepoints());
            points.add(new OpenTransaction.Point(name, step.catalog(), step.session()));
            return open.withSavepoints(points);
        }));
    }

    void release(String name, boolean undo) {
        Optional<OpenTransaction> open = step.transaction();
        List<OpenTransaction.Point> points =
                open.map(OpenTransaction::savepoints).orElse(List.of());
        for (int i = points.size() - 1; i >= 0; i--) {
            if (points.get(i).name().equals(name)) {
                if (undo) {
                    step.undo(points.get(i).catalog(), points.get(i).session());
                }
                List<OpenTransaction.Point> left = points.subList(0, undo ? i + 1 : i);
                step.transaction(open.map(found -> found.withSavepoints(left))
                        .map(found -> undo ? found.withoutFailure() : found));
                return;
            }
        }
    }

    void discard(String what) {
        Session session = what.equals("all") ? step.session().reset() : step.session();
        boolean temporary = what.equals("all") || what.equals("temp") || what.equals("temporary");
        step.undo(temporary ? Sessions.withoutTemporaryObjects(step.catalog()) : step.catalog(), session);
    }

    private OpenTransaction again(OpenTransaction open, Catalog catalog) {
        return new OpenTransaction(open.kind(), open.begin(), catalog, step.session(), List.of(), false);
    }
}
