package dev.stopover.catalog.effect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stopover.catalog.Failure;
import dev.stopover.catalog.ObjectName;
import dev.stopover.catalog.State;
import dev.stopover.migration.Transaction;
import dev.stopover.parser.LazyAnswers;
import dev.stopover.parser.StatementParser;
import dev.stopover.parser.plpgsql.Execution;
import dev.stopover.source.SourceFile;
import dev.stopover.syntax.Answers;
import dev.stopover.syntax.Executed;
import dev.stopover.syntax.LockMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** What the measured cases do not cover: relations that the history does not know, old versions, DO blocks. */
class EffectTest {

    private static final Answers ANSWERS = new LazyAnswers();
    private static final String ORDERS =
            "CREATE TABLE orders (id bigint PRIMARY KEY, note varchar(20), placed timestamp);";

    @Test
    void anUnknownTableIsLockedAllTheSame() {
        Effect effect = last("ALTER TABLE payments ADD COLUMN note text DEFAULT 'none';", 17);
        Touch touch = touch(effect, "payments");
        assertThat(touch.lock()).contains(LockMode.ACCESS_EXCLUSIVE);
        assertThat(touch.rewrite()).isEqualTo(Truth.NO);
        assertThat(touch.known()).isFalse();
        assertThat(effect.unknown()).contains("payments");
        assertThat(touch.work()).isEqualTo(Truth.NO);
    }

    @Test
    void whetherAnUnknownColumnIsRewrittenIsNotKnown() {
        Effect effect = last("ALTER TABLE payments ALTER COLUMN note TYPE text;", 17);
        assertThat(touch(effect, "payments").rewrite()).isEqualTo(Truth.UNKNOWN);
        assertThat(touch(effect, "payments").work()).isEqualTo(Truth.UNKNOWN);
    }

    @Test
    void whetherAFunctionThatNobodyKnowsIsVolatileIsNotKnown() {
        Effect effect = last(ORDERS + "ALTER TABLE orders ADD COLUMN lot text DEFAULT next_lot();", 17);
        assertThat(touch(effect, "orders").rewrite()).isEqualTo(Truth.UNKNOWN);
    }

    @Test
    void maintainIsAPrivilegeFrom17On() {
        String sql = ORDERS + "GRANT SELECT, MAINTAIN ON orders TO app;";
        assertThat(last(sql, 16).refusal().map(Failure::sqlState)).contains("42601");
        assertThat(last(sql, 17).refusal()).isEmpty();
    }

    @Test
    void timestampsAreRewrittenUpTo11EvenUnderUtc() {
        String sql = "SET TimeZone = 'UTC';" + ORDERS + "ALTER TABLE orders ALTER COLUMN placed TYPE timestamptz;";
        assertThat(touch(last(sql, 11), "orders").rewrite()).isEqualTo(Truth.YES);
        assertThat(touch(last(sql, 12), "orders").rewrite()).isEqualTo(Truth.NO);
    }

    @Test
    void theTimeZoneOfAServerIsNotKnown() {
        Effect effect = last(ORDERS + "ALTER TABLE orders ALTER COLUMN placed TYPE timestamptz;", 17);
        assertThat(touch(effect, "orders").rewrite()).isEqualTo(Truth.UNKNOWN);
    }

    @Test
    void dataChangesInAWithClauseLockTheirTables() {
        Effect effect = last(
                "WITH paid AS (UPDATE orders SET note = 'paid' RETURNING id), gone AS (DELETE FROM carts)"
                        + " SELECT count(*) FROM paid;",
                17);
        assertThat(touch(effect, "orders").lock()).contains(LockMode.ROW_EXCLUSIVE);
        assertThat(touch(effect, "carts").lock()).contains(LockMode.ROW_EXCLUSIVE);
    }

    @Test
    void aCheckSparesTheScanFrom12On() {
        String sql = ORDERS
                + "ALTER TABLE orders ADD CHECK (note IS NOT NULL); ALTER TABLE orders ALTER COLUMN note SET NOT NULL;";
        assertThat(touch(last(sql, 11), "orders").scan()).isEqualTo(Truth.YES);
        assertThat(touch(last(sql, 12), "orders").scan()).isEqualTo(Truth.NO);
    }

    @Test
    void attachingLocksTheParentFullyUpTo11() {
        String sql = "CREATE TABLE sales (day date NOT NULL) PARTITION BY RANGE (day);"
                + "CREATE TABLE sales_2024 (day date NOT NULL);"
                + "ALTER TABLE sales ATTACH PARTITION sales_2024 FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');";
        assertThat(touch(last(sql, 11), "sales").lock()).contains(LockMode.ACCESS_EXCLUSIVE);
        assertThat(touch(last(sql, 12), "sales").lock()).contains(LockMode.SHARE_UPDATE_EXCLUSIVE);
    }

    @Test
    void detachingLocksThePartitionLessUpTo13() {
        String sql = "CREATE TABLE sales (day date NOT NULL) PARTITION BY RANGE (day);"
                + "CREATE TABLE sales_2024 PARTITION OF sales FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');"
                + "ALTER TABLE sales DETACH PARTITION sales_2024;";
        assertThat(touch(last(sql, 13), "sales_2024").lock()).contains(LockMode.SHARE_UPDATE_EXCLUSIVE);
        assertThat(touch(last(sql, 14), "sales_2024").lock()).contains(LockMode.ACCESS_EXCLUSIVE);
    }

    @Test
    void renamingAnIndexLocksItFullyUpTo11() {
        String sql = ORDERS + "CREATE INDEX orders_note ON orders (note); ALTER INDEX orders_note RENAME TO notes;";
        assertThat(touch(last(sql, 11), "orders_note").lock()).contains(LockMode.ACCESS_EXCLUSIVE);
        assertThat(touch(last(sql, 12), "orders_note").lock()).contains(LockMode.SHARE_UPDATE_EXCLUSIVE);
    }

    @Test
    void enumValuesAreRefusedInTransactionsUpTo11() {
        String sql = "CREATE TYPE mood AS ENUM ('glad'); BEGIN; ALTER TYPE mood ADD VALUE 'sad';";
        assertThat(last(sql, 11).refusal()).map(Failure::sqlState).contains("25001");
        assertThat(last(sql, 12).refusal()).isEmpty();
    }

    @Test
    void aBlockCannotRunWhatStandsAlone() {
        Effect effect = last(ORDERS + "DO $$ BEGIN CREATE INDEX CONCURRENTLY ON orders (note); END $$;", 17);
        assertThat(effect.refusal()).map(Failure::sqlState).contains("25001");
    }

    @Test
    void theStatementsOfABlockAreAskedForOneByOne() {
        List<Effect> effects =
                effects(ORDERS + "DO $$ BEGIN ALTER TABLE orders ALTER COLUMN note TYPE text; END $$;", 17);
        assertThat(effects.get(1)).isEqualTo(Effect.NONE);
        assertThat(touch(effects.get(2), "orders").lock()).contains(LockMode.ACCESS_EXCLUSIVE);
    }

    @Test
    void temporaryTablesKeepNobodyWaiting() {
        String sql = "CREATE TEMPORARY TABLE picked (id bigint); CREATE INDEX ON picked (id);";
        assertThat(last(sql, 17).standing()).isEmpty();
    }

    @Test
    void versionsBeyondWhatIsKnownAreTakenForTheNearest() {
        assertThat(Effect.major(OptionalInt.of(9))).isEqualTo(Effect.OLDEST);
        assertThat(Effect.major(OptionalInt.of(30))).isEqualTo(Effect.NEWEST);
        assertThat(Effect.major(OptionalInt.empty())).isEqualTo(Effect.NEWEST);
    }

    private static Touch touch(Effect effect, String name) {
        Optional<Touch> touch = effect.on(new ObjectName("public", name));
        assertThat(touch).as(effect.toString()).isPresent();
        return touch.get();
    }

    private static Effect last(String sql, int major) {
        List<Effect> effects = effects(sql, major);
        return effects.get(effects.size() - 1);
    }

    private static List<Effect> effects(String sql, int major) {
        List<Effect> effects = new ArrayList<>();
        State state = State.empty();
        for (Executed executed : Execution.of(StatementParser.parse(SourceFile.of("orders.sql", sql)))) {
            boolean inside =
                    state.transaction().isPresent() || executed.nesting().block();
            effects.add(new Moment(executed, transaction(inside), state, major, ANSWERS).effect());
            state = state.after(executed, ANSWERS);
        }
        return effects;
    }

    private static Transaction transaction(boolean inside) {
        Transaction.Kind kind = inside ? Transaction.Kind.AUTHOR : Transaction.Kind.NONE;
        return new Transaction(
                kind, 0, false, Optional.empty(), Optional.empty(), Optional.empty(), List.of(), "in a test");
    }
}
