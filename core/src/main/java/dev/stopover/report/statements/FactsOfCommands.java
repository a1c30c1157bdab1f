package dev.stopover.report.statements;

import dev.stopover.report.JsonFields;
import dev.stopover.syntax.AlterSystem;
import dev.stopover.syntax.Analyze;
import dev.stopover.syntax.Begin;
import dev.stopover.syntax.Call;
import dev.stopover.syntax.Cluster;
import dev.stopover.syntax.Commit;
import dev.stopover.syntax.Copy;
import dev.stopover.syntax.Deallocate;
import dev.stopover.syntax.Delete;
import dev.stopover.syntax.Discard;
import dev.stopover.syntax.DoBlock;
import dev.stopover.syntax.Execute;
import dev.stopover.syntax.Explain;
import dev.stopover.syntax.Identifier;
import dev.stopover.syntax.Insert;
import dev.stopover.syntax.LockTable;
import dev.stopover.syntax.Merge;
import dev.stopover.syntax.OnConflict;
import dev.stopover.syntax.Prepare;
import dev.stopover.syntax.PreparedAction;
import dev.stopover.syntax.PreparedTransaction;
import dev.stopover.syntax.PsqlCommand;
import dev.stopover.syntax.QualifiedName;
import dev.stopover.syntax.RefreshMaterializedView;
import dev.stopover.syntax.Reindex;
import dev.stopover.syntax.ReleaseSavepoint;
import dev.stopover.syntax.ResetParameter;
import dev.stopover.syntax.Rollback;
import dev.stopover.syntax.RollbackToSavepoint;
import dev.stopover.syntax.Savepoint;
import dev.stopover.syntax.Select;
import dev.stopover.syntax.SessionCommand;
import dev.stopover.syntax.SetConstraints;
import dev.stopover.syntax.SetParameter;
import dev.stopover.syntax.SetTransaction;
import dev.stopover.syntax.ShowParameter;
import dev.stopover.syntax.StatementVisitor;
import dev.stopover.syntax.Truncate;
import dev.stopover.syntax.UnreadStatement;
import dev.stopover.syntax.Update;
import dev.stopover.syntax.Vacuum;
import java.util.List;

/** The fields that say what a statement is that leaves the schema as it is: of sessions, of transactions, of data. */
abstract class FactsOfCommands implements StatementVisitor<JsonFields> {

    @Override
    public void visit(Begin begin, JsonFields facts) {
        facts.text("tag", "BEGIN");
    }

    @Override
    public void visit(Commit commit, JsonFields facts) {
        facts.text("tag", "COMMIT");
    }

    @Override
    public void visit(Rollback rollback, JsonFields facts) {
        facts.text("tag", "ROLLBACK");
    }

    @Override
    public void visit(Savepoint savepoint, JsonFields facts) {
        facts.text("tag", "SAVEPOINT");
    }

    @Override
    public void visit(ReleaseSavepoint release, JsonFields facts) {
        facts.text("tag", "RELEASE");
    }

    @Override
    public void visit(RollbackToSavepoint rollback, JsonFields facts) {
        facts.text("tag", "ROLLBACK TO");
    }

    @Override
    public void visit(PreparedTransaction prepared, JsonFields facts) {
        facts.text(
                "tag",
                prepared.action() == PreparedAction.PREPARE
                        ? "PREPARE TRANSACTION"
                        : FactsOfTable.words(prepared.action()) + " PREPARED");
    }

    @Override
    public void visit(SetTransaction set, JsonFields facts) {
        facts.text("tag", "SET").text("name", set.session() ? "SESSION CHARACTERISTICS" : "TRANSACTION");
    }

    @Override
    public void visit(SetConstraints set, JsonFields facts) {
        facts.text("tag", "SET CONSTRAINTS");
    }

    @Override
    public void visit(SetParameter set, JsonFields facts) {
        facts.text("tag", "SET").text("name", set.setting().parameter().value()).flag("local", set.local());
    }

    @Override
    public void visit(ResetParameter reset, JsonFields facts) {
        facts.text("tag", "RESET").text("name", reset.parameter().map(Identifier::value));
    }

    @Override
    public void visit(ShowParameter show, JsonFields facts) {
        facts.text("tag", "SHOW");
    }

    @Override
    public void visit(Discard discard, JsonFields facts) {
        facts.text("tag", "DISCARD");
    }

    @Override
    public void visit(LockTable lock, JsonFields facts) {
        facts.text("tag", "LOCK TABLE").texts("tables", joined(lock.tables()));
    }

    @Override
    public void visit(Truncate truncate, JsonFields facts) {
        facts.text("tag", "TRUNCATE")
                .texts("tables", joined(truncate.tables()))
                .flag("cascade", truncate.cascade().isPresent());
    }

    @Override
    public void visit(Vacuum vacuum, JsonFields facts) {
        facts.text("tag", "VACUUM").texts("tables", joined(vacuum.tables()));
    }

    @Override
    public void visit(Analyze analyze, JsonFields facts) {
        facts.text("tag", "ANALYZE").texts("tables", joined(analyze.tables()));
    }

    @Override
    public void visit(Cluster cluster, JsonFields facts) {
        facts.text("tag", "CLUSTER").text("table", cluster.table().map(QualifiedName::joined));
    }

    @Override
    public void visit(Reindex reindex, JsonFields facts) {
        facts.text("tag", "REINDEX")
                .text("name", reindex.name().map(QualifiedName::joined))
                .flag("concurrently", reindex.concurrently());
    }

    @Override
    public void visit(RefreshMaterializedView refresh, JsonFields facts) {
        facts.text("tag", "REFRESH MATERIALIZED VIEW")
                .text("view", refresh.view().joined())
                .flag("concurrently", refresh.concurrently());
    }

    @Override
    public void visit(Copy copy, JsonFields facts) {
        facts.text("tag", "COPY")
                .text("table", copy.table().map(QualifiedName::joined))
                .texts("columns", FactsOfTable.values(copy.columns()))
                .flag("where", copy.where().isPresent())
                .flag("from", copy.from())
                .flag("program", copy.program());
    }

    @Override
    public void visit(DoBlock block, JsonFields facts) {
        facts.text("tag", "DO").text("language", block.language());
    }

    @Override
    public void visit(Call call, JsonFields facts) {
        facts.text("tag", "CALL");
    }

    @Override
    public void visit(Prepare prepare, JsonFields facts) {
        facts.text("tag", "PREPARE");
    }

    @Override
    public void visit(Execute execute, JsonFields facts) {
        facts.text("tag", "EXECUTE");
    }

    @Override
    public void visit(Deallocate deallocate, JsonFields facts) {
        facts.text("tag", "DEALLOCATE");
    }

    @Override
    public void visit(Explain explain, JsonFields facts) {
        facts.text("tag", "EXPLAIN");
    }

    @Override
    public void visit(Select select, JsonFields facts) {
        facts.text("tag", "SELECT");
    }

    @Override
    public void visit(Insert insert, JsonFields facts) {
        facts.text("tag", "INSERT")
                .text("table", insert.table().joined())
                .texts("columns", FactsOfTable.values(insert.columns()))
                .count("rows", insert.rows())
                .text("onConflict", insert.onConflict().map(OnConflict::name));
    }

    @Override
    public void visit(Update update, JsonFields facts) {
        facts.text("tag", "UPDATE")
                .text("table", update.table().joined())
                .texts("columns", FactsOfTable.values(update.columns()))
                .flag("where", update.where().isPresent());
    }

    @Override
    public void visit(Delete delete, JsonFields facts) {
        facts.text("tag", "DELETE")
                .text("table", delete.table().joined())
                .flag("where", delete.where().isPresent());
    }

    @Override
    public void visit(Merge merge, JsonFields facts) {
        facts.text("tag", "MERGE").text("table", merge.table().joined());
    }

    @Override
    public void visit(AlterSystem alter, JsonFields facts) {
        facts.text("tag", "ALTER SYSTEM");
    }

    @Override
    public void visit(SessionCommand session, JsonFields facts) {
        facts.text("tag", session.tag());
    }

    @Override
    public void visit(PsqlCommand psql, JsonFields facts) {
        facts.text("tag", psql.command());
    }

    /** What is not understood is named by its words. */
    @Override
    public void visit(UnreadStatement opaque, JsonFields facts) {
        facts.text("tag", "OTHER").texts("names", joined(opaque.names()));
    }

    static List<String> joined(List<QualifiedName> names) {
        return names.stream().map(QualifiedName::joined).toList();
    }
}
