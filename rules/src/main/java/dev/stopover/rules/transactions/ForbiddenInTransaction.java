package dev.stopover.rules.transactions;

import dev.stopover.catalog.UserType;
import dev.stopover.migration.Runner;
import dev.stopover.migration.Transaction;
import dev.stopover.rule.Draft;
import dev.stopover.rule.RuleContext;
import dev.stopover.rule.RuleInfo;
import dev.stopover.rule.StatementRule;
import dev.stopover.source.Ranged;
import dev.stopover.syntax.AlterEnum;
import dev.stopover.syntax.AlterSubscription;
import dev.stopover.syntax.AlterSystem;
import dev.stopover.syntax.AlterTable;
import dev.stopover.syntax.Cluster;
import dev.stopover.syntax.CreateIndex;
import dev.stopover.syntax.CreateObject;
import dev.stopover.syntax.CreateSubscription;
import dev.stopover.syntax.DetachPartition;
import dev.stopover.syntax.Discard;
import dev.stopover.syntax.Drop;
import dev.stopover.syntax.ObjectKind;
import dev.stopover.syntax.Option;
import dev.stopover.syntax.OptionValue;
import dev.stopover.syntax.PreparedAction;
import dev.stopover.syntax.PreparedTransaction;
import dev.stopover.syntax.Reindex;
import dev.stopover.syntax.ReindexTarget;
import dev.stopover.syntax.Vacuum;
import java.util.List;
import java.util.Set;

/** Some statements cannot be undone halfway, so PostgreSQL refuses them inside a transaction. */
public final class ForbiddenInTransaction extends StatementRule {

    private static final int ENUM_VALUES_IN_TRANSACTIONS = 12;
    private static final Set<String> OFF = Set.of("false", "off", "0", "no");

    /** The rule. */
    public ForbiddenInTransaction() {
        super(RuleInfo.error("forbidden-in-transaction", "PostgreSQL refuses a statement inside a transaction")
                .tags("transaction", "index")
                .since("0.1"));
    }

    @Override
    public void visit(CreateIndex create, RuleContext context) {
        if (create.concurrently()) {
            report("CREATE INDEX CONCURRENTLY", create.keywords(), context);
        }
    }

    @Override
    public void visit(Drop drop, RuleContext context) {
        if (drop.concurrently()) {
            report("DROP INDEX CONCURRENTLY", drop.keywords(), context);
        } else if (drop.kind() == ObjectKind.DATABASE || drop.kind() == ObjectKind.TABLESPACE) {
            report("DROP " + drop.kind(), drop.keywords(), context);
        }
    }

    @Override
    public void visit(Reindex reindex, RuleContext context) {
        if (reindex.concurrently()) {
            report("REINDEX CONCURRENTLY", reindex.keywords(), context);
        } else if (reindex.target() != ReindexTarget.TABLE && reindex.target() != ReindexTarget.INDEX) {
            report("REINDEX " + reindex.target(), reindex.keywords(), context);
        }
    }

    @Override
    public void visit(AlterTable alter, DetachPartition action, RuleContext context) {
        if (action.concurrently()) {
            report("DETACH PARTITION CONCURRENTLY", action.keywords(), context);
        }
    }

    @Override
    public void visit(Vacuum vacuum, RuleContext context) {
        report("VACUUM", vacuum.keywords(), context);
    }

    @Override
    public void visit(Cluster cluster, RuleContext context) {
        if (cluster.table().isEmpty()) {
            report("CLUSTER of all tables", cluster.keywords(), context);
        }
    }

    @Override
    public void visit(CreateObject create, RuleContext context) {
        ObjectKind kind = create.object().kind();
        if (kind == ObjectKind.DATABASE || kind == ObjectKind.TABLESPACE) {
            report("CREATE " + kind, create.keywords(), context);
        }
    }

    @Override
    public void visit(AlterSystem alter, RuleContext context) {
        report("ALTER SYSTEM", alter.keywords(), context);
    }

    /** Without a slot to be made on the other server there is nothing that a rollback could not undo. */
    @Override
    public void visit(CreateSubscription create, RuleContext context) {
        if (!isOff(create.options(), "create_slot") && !isOff(create.options(), "connect")) {
            report("CREATE SUBSCRIPTION with create_slot", create.keywords(), context);
        }
    }

    @Override
    public void visit(AlterSubscription alter, RuleContext context) {
        if (alter.action().value().equals("refresh")) {
            report("ALTER SUBSCRIPTION … REFRESH PUBLICATION", alter.keywords(), context);
        }
    }

    @Override
    public void visit(PreparedTransaction prepared, RuleContext context) {
        if (prepared.action() != PreparedAction.PREPARE) {
            report(prepared.action() + " PREPARED", prepared.keywords(), context);
        }
    }

    @Override
    public void visit(Discard discard, RuleContext context) {
        if (discard.what().value().equals("all")) {
            report("DISCARD ALL", discard.keywords(), context);
        }
    }

    /** Since PostgreSQL 12 a value may be added in a transaction; before, only to a type that the transaction made. */
    @Override
    public void visit(AlterEnum alter, RuleContext context) {
        boolean old =
                context.history().target().postgres().orElse(ENUM_VALUES_IN_TRANSACTIONS) < ENUM_VALUES_IN_TRANSACTIONS;
        boolean isNew = context.state()
                .type(alter.type())
                .flatMap(UserType::origin)
                .filter(origin -> origin.migration() == context.state().migration())
                .isPresent();
        if (old && !isNew && alter.oldLabel().isEmpty()) {
            report("ALTER TYPE … ADD VALUE before PostgreSQL 12", alter.keywords(), context);
        }
    }

    private static void report(String what, Ranged place, RuleContext context) {
        Transaction transaction = context.transaction();
        if (!transaction.inside()) {
            return;
        }
        Draft draft = context.report(
                        place, "%s stands %s, where PostgreSQL refuses it.".formatted(what, transaction.words()))
                .help(help(transaction, context));
        transaction
                .begin()
                .filter(begin -> !transaction.block())
                .ifPresent(begin -> draft.related(begin, "The transaction begins here."));
    }

    private static String help(Transaction transaction, RuleContext context) {
        if (transaction.block()) {
            return "Write it outside the DO block, in a migration of its own.";
        }
        return switch (transaction.kind()) {
            case AUTHOR -> "Put it into a migration of its own, without BEGIN and COMMIT.";
            case IMPLICIT -> "Put it alone into a migration of its own.";
            case RUN -> "Run it by itself, outside the migrations that share a transaction.";
            case NONE, RUNNER -> apart(context.history().runner());
        };
    }

    private static String apart(Runner runner) {
        String own = "Put it into a migration of its own";
        return switch (runner) {
            case GOOSE -> own + " that says -- +goose NO TRANSACTION.";
            case DBMATE -> own + " that says -- migrate:up transaction:false.";
            case SQLX -> own + " whose first line is -- no-transaction.";
            case SQL_MIGRATE -> own + " that says -- +migrate Up notransaction.";
            case ATLAS -> own + " that says -- atlas:txmode none.";
            case LIQUIBASE -> own + " whose changeset says runInTransaction:false.";
            case FLYWAY -> own + " with executeInTransaction=false in its .conf file.";
            case DIESEL -> own + " with run_in_transaction = false in its metadata.toml.";
            default -> own + " that runs without a transaction.";
        };
    }

    private static boolean isOff(List<Option> options, String name) {
        return options.stream()
                .filter(option -> option.name().value().equals(name))
                .flatMap(option -> option.value().stream())
                .map(OptionValue::text)
                .anyMatch(OFF::contains);
    }
}
