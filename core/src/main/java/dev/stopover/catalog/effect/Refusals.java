package dev.stopover.catalog.effect;

import dev.stopover.catalog.Failure;
import dev.stopover.catalog.Index;
import dev.stopover.catalog.OpenTransaction;
import dev.stopover.catalog.Relation;
import dev.stopover.catalog.Table;
import dev.stopover.catalog.UserType;
import dev.stopover.syntax.AlterEnum;
import dev.stopover.syntax.AlterSubscription;
import dev.stopover.syntax.AlterSystem;
import dev.stopover.syntax.AlterTable;
import dev.stopover.syntax.AlterTableAction;
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
import dev.stopover.syntax.ParseError;
import dev.stopover.syntax.PreparedAction;
import dev.stopover.syntax.PreparedTransaction;
import dev.stopover.syntax.QualifiedName;
import dev.stopover.syntax.Reindex;
import dev.stopover.syntax.ReindexTarget;
import dev.stopover.syntax.Statement;
import dev.stopover.syntax.UnreadStatement;
import dev.stopover.syntax.Vacuum;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Why PostgreSQL refuses a statement. */
final class Refusals {

    private final Situation situation;
    private final Touches touches;

    Refusals(Situation situation, Touches touches) {
        this.situation = situation;
        this.touches = touches;
    }

    /** All reasons, the error that the statement ends with first. */
    List<Failure> find() {
        Statement statement = situation.executed().statement();
        if (statement instanceof UnreadStatement opaque && opaque.error().isPresent()) {
            ParseError error = opaque.error().get();
            return List.of(conditional(new Failure(error.range(), "42601", error.message(), Optional.empty())));
        }
        List<Failure> failures = new ArrayList<>();
        inside().ifPresent(failures::add);
        // What follows a failure in the same transaction does not run.
        boolean aborted =
                situation.before().transaction().filter(OpenTransaction::failed).isPresent();
        if (failures.isEmpty() && !aborted) {
            new StatementRefusals(situation, touches).find();
            touches.refusal().map(this::conditional).ifPresent(failures::add);
        }
        addReplayed(failures);
        return List.copyOf(failures);
    }

    /** What the replay found out; where it is the same error, it knows the cause and the place better. */
    private void addReplayed(List<Failure> failures) {
        List<Failure> replayed = situation.after().failures();
        failures.removeIf(
                failure -> replayed.stream().anyMatch(other -> other.sqlState().equals(failure.sqlState())));
        failures.addAll(replayed);
    }

    private Failure conditional(Failure failure) {
        return situation.executed().nesting().certain() ? failure : failure.underCondition();
    }

    /** Why the statement is refused because it stands inside a transaction, if it is. */
    Optional<Failure> inside() {
        Statement statement = situation.executed().statement();
        if (!situation.inTransaction()) {
            return Optional.empty();
        }
        String words = situation.executed().nesting().block()
                ? "%s cannot be executed from a function"
                : "%s cannot run inside a transaction block";
        return alone(statement).map(name -> Failure.insideTransaction(statement.keywords(), words.formatted(name)));
    }

    /** The name of a statement that PostgreSQL refuses inside a transaction, as its error gives it. */
    private Optional<String> alone(Statement statement) {
        if (statement instanceof CreateIndex create && create.concurrently()) {
            return Optional.of("CREATE INDEX CONCURRENTLY");
        }
        if (statement instanceof Drop drop) {
            return aloneDrop(drop);
        }
        if (statement instanceof Reindex reindex) {
            return aloneReindex(reindex);
        }
        if (statement instanceof Vacuum) {
            return Optional.of("VACUUM");
        }
        if (statement instanceof Cluster cluster) {
            return cluster.table().isEmpty() || isPartitioned(cluster.table()) && situation.major() >= 15
                    ? Optional.of("CLUSTER")
                    : Optional.empty();
        }
        if (statement instanceof AlterSystem) {
            return Optional.of("ALTER SYSTEM");
        }
        if (statement instanceof CreateObject create) {
            ObjectKind kind = create.object().kind();
            return kind == ObjectKind.DATABASE || kind == ObjectKind.TABLESPACE
                    ? Optional.of("CREATE " + kind.toString().toUpperCase(Locale.ROOT))
                    : Optional.empty();
        }
        if (statement instanceof CreateSubscription create) {
            return makesSlot(create.options())
                    ? Optional.of("CREATE SUBSCRIPTION ... WITH (create_slot = true)")
                    : Optional.empty();
        }
        if (statement instanceof AlterEnum alter) {
            return situation.major() < 12 && alter.oldLabel().isEmpty() && !isNew(alter.type())
                    ? Optional.of("ALTER TYPE ... ADD")
                    : Optional.empty();
        }
        if (statement instanceof AlterSubscription alter
                && alter.action().value().equals("refresh")) {
            return Optional.of("ALTER SUBSCRIPTION ... REFRESH");
        }
        if (statement instanceof PreparedTransaction prepared && prepared.action() != PreparedAction.PREPARE) {
            return Optional.of(prepared.action() + " PREPARED");
        }
        if (statement instanceof Discard discard && discard.what().value().equals("all")) {
            return Optional.of("DISCARD ALL");
        }
        if (statement instanceof AlterTable alter) {
            for (AlterTableAction action : alter.actions()) {
                if (action instanceof DetachPartition detach && detach.concurrently()) {
                    return Optional.of("ALTER TABLE ... DETACH CONCURRENTLY");
                }
            }
        }
        return Optional.empty();
    }

    /** Whether the open transaction made a type. */
    private boolean isNew(QualifiedName name) {
        Optional<UserType> type = situation.before().type(name);
        Optional<OpenTransaction> open = situation.before().transaction();
        return type.isPresent()
                && open.isPresent()
                && open.get().catalog().type(type.get().id()).isEmpty();
    }

    private static Optional<String> aloneDrop(Drop drop) {
        return switch (drop.kind()) {
            case INDEX -> drop.concurrently() ? Optional.of("DROP INDEX CONCURRENTLY") : Optional.empty();
            case DATABASE -> Optional.of("DROP DATABASE");
            case TABLESPACE -> Optional.of("DROP TABLESPACE");
            default -> Optional.empty();
        };
    }

    private Optional<String> aloneReindex(Reindex reindex) {
        if (reindex.target() == ReindexTarget.INDEX || reindex.target() == ReindexTarget.TABLE) {
            boolean partitioned = reindex.target() == ReindexTarget.TABLE
                    ? isPartitioned(reindex.name())
                    : reindex.name()
                            .flatMap(situation.before()::index)
                            .map(Index::table)
                            .flatMap(situation.catalog()::table)
                            .filter(Table::isPartitioned)
                            .isPresent();
            if (reindex.concurrently()) {
                return Optional.of("REINDEX CONCURRENTLY");
            }
            return partitioned ? Optional.of("REINDEX " + reindex.target()) : Optional.empty();
        }
        return Optional.of("REINDEX " + reindex.target());
    }

    private boolean isPartitioned(Optional<QualifiedName> name) {
        Optional<Relation> relation = name.flatMap(situation.before()::relation);
        return relation.isPresent() && relation.get() instanceof Table table && table.isPartitioned();
    }

    /** A slot is made unless an option says otherwise. */
    private static boolean makesSlot(List<Option> options) {
        return options.stream()
                .filter(option -> option.name().value().equals("connect")
                        || option.name().value().equals("create_slot"))
                .noneMatch(option -> option.value()
                        .map(OptionValue::text)
                        .filter(value -> Set.of("false", "off", "0", "no").contains(value))
                        .isPresent());
    }
}
