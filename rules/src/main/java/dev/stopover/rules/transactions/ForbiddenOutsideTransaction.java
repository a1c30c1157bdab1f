package dev.stopover.rules.transactions;

import dev.stopover.migration.Layout;
import dev.stopover.migration.Script;
import dev.stopover.migration.Transaction;
import dev.stopover.migration.Transaction.Kind;
import dev.stopover.rule.Draft;
import dev.stopover.rule.Severity;
import dev.stopover.rule.StatementContext;
import dev.stopover.rule.StatementRule;
import dev.stopover.source.Ranged;
import dev.stopover.syntax.Commit;
import dev.stopover.syntax.LockTable;
import dev.stopover.syntax.PsqlCommand;
import dev.stopover.syntax.ReleaseSavepoint;
import dev.stopover.syntax.Rollback;
import dev.stopover.syntax.RollbackToSavepoint;
import dev.stopover.syntax.Savepoint;
import dev.stopover.syntax.SessionCommand;
import dev.stopover.syntax.Statement;
import java.util.Locale;

/** What is about a transaction means nothing where none is open, so PostgreSQL refuses it there. */
public final class ForbiddenOutsideTransaction extends StatementRule {

    public ForbiddenOutsideTransaction() {
        super(error("forbidden-outside-transaction", "PostgreSQL refuses a statement outside a transaction")
                .tags("transaction"));
    }

    @Override
    public void visit(LockTable lock, StatementContext context) {
        reportAlone("LOCK TABLE", lock.keywords(), context);
    }

    @Override
    public void visit(SessionCommand session, StatementContext context) {
        if (session.transactional()) {
            reportAlone(session.tag(), session.keywords(), context);
        }
    }

    @Override
    public void visit(Savepoint savepoint, StatementContext context) {
        reportUnbegun("SAVEPOINT", savepoint.keywords(), context);
    }

    @Override
    public void visit(RollbackToSavepoint rollback, StatementContext context) {
        reportUnbegun("ROLLBACK TO SAVEPOINT", rollback.keywords(), context);
    }

    @Override
    public void visit(ReleaseSavepoint release, StatementContext context) {
        reportUnbegun("RELEASE SAVEPOINT", release.keywords(), context);
    }

    @Override
    public void visit(Commit commit, StatementContext context) {
        if (commit.chain()) {
            reportAlone("COMMIT AND CHAIN", commit.keywords(), context);
        }
    }

    @Override
    public void visit(Rollback rollback, StatementContext context) {
        if (rollback.chain()) {
            reportAlone("ROLLBACK AND CHAIN", rollback.keywords(), context);
        }
    }

    /** The implicit transaction of several statements is one to these. */
    private static void reportAlone(String what, Ranged place, StatementContext context) {
        if (context.transaction().kind() == Kind.NONE) {
            report(what, place, context);
        }
    }

    /** Savepoints need a BEGIN: PostgreSQL refuses them in the implicit transaction of several statements, too. */
    private static void reportUnbegun(String what, Ranged place, StatementContext context) {
        Kind kind = context.transaction().kind();
        if (kind == Kind.NONE || kind == Kind.IMPLICIT) {
            report(what, place, context);
        }
    }

    private static void report(String what, Ranged place, StatementContext context) {
        Transaction transaction = context.transaction();
        if (transaction.block() || opensByItself(context.script())) {
            return;
        }
        boolean guessed = GuessedRunner.of(context.history()) && !GuessedRunner.leavesThemTo(context.history());
        Draft draft = context.report(
                        place,
                        "%s%s stands %s, where PostgreSQL refuses it.",
                        guessed ? "Where psql runs the file, " : "",
                        what,
                        transaction.words())
                .help("Write BEGIN; before the first statement that it is for and COMMIT; after the last.");
        if (guessed) {
            draft.atMost(Severity.NOTE);
        } else if (context.history().layout() == Layout.PLAIN) {
            draft.atMost(Severity.WARNING);
        }
    }

    /** Whether psql is told to open a transaction before each statement that finds none. */
    private static boolean opensByItself(Script script) {
        for (Statement statement : script.statements()) {
            if (statement instanceof PsqlCommand psql
                    && psql.command().equals("set")
                    && psql.arguments().toUpperCase(Locale.ROOT).startsWith("AUTOCOMMIT")) {
                return true;
            }
        }
        return false;
    }
}
