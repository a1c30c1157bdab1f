package dev.stopover.catalog;

import dev.stopover.source.Ranged;
import dev.stopover.source.TextRange;
import dev.stopover.syntax.Answers;
import dev.stopover.syntax.Begin;
import dev.stopover.syntax.Commit;
import dev.stopover.syntax.Discard;
import dev.stopover.syntax.Executed;
import dev.stopover.syntax.ReleaseSavepoint;
import dev.stopover.syntax.ResetParameter;
import dev.stopover.syntax.Rollback;
import dev.stopover.syntax.RollbackToSavepoint;
import dev.stopover.syntax.Savepoint;
import dev.stopover.syntax.SetParameter;
import dev.stopover.syntax.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One statement being replayed: what it has changed so far, and why it fails if it does. */
final class Step {

    private final State before;
    private final Answers answers;
    private final List<Failure> failures = new ArrayList<>();
    private Draft draft;
    private Session session;
    private Optional<Transaction> transaction;

    Step(State before, Answers answers) {
        this.before = before;
        this.answers = answers;
        this.draft = new Draft(before.catalog());
        this.session = before.session();
        this.transaction = before.transaction();
    }

    Catalog catalog() {
        return draft.catalog;
    }

    Draft draft() {
        return draft;
    }

    Session session() {
        return session;
    }

    Answers answers() {
        return answers;
    }

    Optional<Transaction> transaction() {
        return failures.isEmpty() ? transaction : transaction.map(Transaction::withFailure);
    }

    List<Failure> failures() {
        return failures;
    }

    Optional<Origin> origin(Ranged place) {
        return before.origin(place.range());
    }

    void fail(TextRange range, String sqlState, String message) {
        failures.add(new Failure(range, sqlState, message));
    }

    void run(Executed executed) {
        Statement statement = executed.statement();
        if (statement instanceof Begin begin) {
            begin(begin);
        } else if (statement instanceof Commit commit) {
            commit(commit.chain());
        } else if (statement instanceof Rollback rollback) {
            rollback(rollback.chain());
        } else if (statement instanceof Savepoint savepoint) {
            transaction = transaction.map(open -> {
                List<Transaction.Point> points = new ArrayList<>(open.savepoints());
                points.add(new Transaction.Point(savepoint.savepoint().value(), draft.catalog, session));
                return open.withSavepoints(points);
            });
        } else if (statement instanceof ReleaseSavepoint release) {
            release(release.savepoint().value(), false);
        } else if (statement instanceof RollbackToSavepoint rollback) {
            release(rollback.savepoint().value(), true);
        } else if (statement instanceof SetParameter set) {
            session = Sessions.after(session, set);
        } else if (statement instanceof ResetParameter reset) {
            session = reset.parameter().isPresent()
                    ? session.without(reset.parameter().get().value())
                    : session.reset();
        } else if (statement instanceof Discard discard) {
            discard(discard.what().value());
        }
    }

    private void begin(Begin begin) {
        if (transaction.isEmpty()) {
            transaction = Optional.of(
                    new Transaction(Transaction.Kind.AUTHOR, origin(begin), draft.catalog, session, List.of(), false));
        } else if (transaction.get().kind() == Transaction.Kind.IMPLICIT) {
            transaction = transaction.map(open -> open.withKind(Transaction.Kind.AUTHOR, origin(begin)));
        }
    }

    private void commit(boolean chain) {
        session = session.withoutLocal();
        transaction = chain ? transaction.map(open -> reopened(open, draft.catalog, session)) : Optional.empty();
    }

    private void rollback(boolean chain) {
        if (transaction.isEmpty()) {
            return;
        }
        Transaction open = transaction.get();
        draft = new Draft(open.catalog());
        session = open.session();
        transaction = chain ? Optional.of(reopened(open, open.catalog(), session)) : Optional.empty();
    }

    private void release(String name, boolean undo) {
        if (transaction.isEmpty()) {
            return;
        }
        List<Transaction.Point> points = transaction.get().savepoints();
        for (int i = points.size() - 1; i >= 0; i--) {
            if (points.get(i).name().equals(name)) {
                if (undo) {
                    draft = new Draft(points.get(i).catalog());
                    session = points.get(i).session();
                }
                List<Transaction.Point> left = points.subList(0, undo ? i + 1 : i);
                transaction = transaction.map(open -> open.withSavepoints(left));
                return;
            }
        }
    }

    private void discard(String what) {
        if (what.equals("all")) {
            session = session.reset();
        }
        if (what.equals("all") || what.equals("temp") || what.equals("temporary")) {
            draft = new Draft(Sessions.withoutTemporaryObjects(draft.catalog));
        }
    }

    private static Transaction reopened(Transaction open, Catalog catalog, Session session) {
        return new Transaction(open.kind(), open.begin(), catalog, session, List.of(), false);
    }
}
