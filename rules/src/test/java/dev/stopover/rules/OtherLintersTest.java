package dev.stopover.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stopover.rule.Finding;
import dev.stopover.rules.data_loss.NarrowedType;
import dev.stopover.rules.locking.CheckValidatedAtOnce;
import dev.stopover.rules.locking.ForeignKeyValidatedAtOnce;
import dev.stopover.rules.locking.InvalidIndexKept;
import dev.stopover.rules.locking.MissingLockTimeout;
import dev.stopover.rules.locking.MissingStatementTimeout;
import dev.stopover.rules.locking.NonConcurrentIndex;
import dev.stopover.rules.locking.NonConcurrentReindex;
import dev.stopover.rules.locking.SetNotNullScan;
import dev.stopover.rules.locking.UniqueConstraintBuildsIndex;
import dev.stopover.rules.locking.ValidatedInSameTransaction;
import dev.stopover.rules.rewrites.ColumnTypeRewrite;
import dev.stopover.rules.rewrites.SerialColumnOnExistingTable;
import dev.stopover.rules.rewrites.StoredGeneratedColumn;
import dev.stopover.rules.rewrites.VolatileDefault;
import dev.stopover.rules.transactions.EnumValueUsedTooEarly;
import dev.stopover.rules.transactions.ForbiddenInTransaction;
import dev.stopover.testing.RuleTester;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What other linters were seen to get wrong about PostgreSQL, against servers from 11 to 18: one test for each. */
class OtherLintersTest {

    private static final String ORDERS = "CREATE TABLE orders (id int, note text, placed timestamp);";

    @Test
    void setNotNullReadsTheTableOnEveryVersion() {
        for (int version : new int[] {11, 12, 18}) {
            RuleTester.of(new SetNotNullScan()).postgres(version).after(ORDERS).reports("""
                    ALTER TABLE orders ALTER COLUMN note SET NOT NULL;
                                                         ^^^^^^^^^^^^ reads all of orders under an ACCESS EXCLUSIVE lock
                    """);
        }
    }

    @Test
    void theLastStepOfASafeNotNullIsAccepted() {
        RuleTester.of(new SetNotNullScan())
                .postgres(12)
                .after(ORDERS)
                .after("ALTER TABLE orders ADD CONSTRAINT noted CHECK (note IS NOT NULL) NOT VALID;")
                .after("ALTER TABLE orders VALIDATE CONSTRAINT noted;")
                .accepts("ALTER TABLE orders ALTER COLUMN note SET NOT NULL;");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "int DEFAULT 1",
                "int DEFAULT -1",
                "int DEFAULT (1 + 1)",
                "int DEFAULT coalesce(NULL, 1)",
                "text DEFAULT current_user",
                "date DEFAULT current_date",
                "timestamp DEFAULT timezone('utc', now())",
                "timestamptz DEFAULT now()"
            })
    void aDefaultThatIsTheSameForAllRowsRewritesNothing(String column) {
        RuleTester.of(new VolatileDefault())
                .postgres(12)
                .after(ORDERS)
                .accepts("ALTER TABLE orders ADD COLUMN more %s;".formatted(column));
    }

    @Test
    void aVirtualColumnRewritesNothing() {
        RuleTester.of(new StoredGeneratedColumn())
                .postgres(18)
                .after(ORDERS)
                .accepts("ALTER TABLE orders ADD COLUMN twice int GENERATED ALWAYS AS (id * 2) VIRTUAL;");
    }

    @Test
    void aSerialColumnRewritesTheTable() {
        RuleTester.of(new SerialColumnOnExistingTable()).after(ORDERS).reports("""
                ALTER TABLE orders ADD COLUMN number bigserial;
                                                     ^^^^^^^^^ all of orders is written anew
                """);
    }

    @Test
    void aTransactionEndsAtItsCommit() {
        RuleTester.of(new ValidatedInSameTransaction()).after(ORDERS).accepts("""
                BEGIN;
                ALTER TABLE orders ADD CONSTRAINT positive CHECK (id > 0) NOT VALID;
                COMMIT;
                ALTER TABLE orders VALIDATE CONSTRAINT positive;
                """);
    }

    @Test
    void nobodyIsAdvisedToAddAUniqueConstraintNotValid() {
        var findings = RuleTester.of(new UniqueConstraintBuildsIndex())
                .after(ORDERS)
                .reports("""
                ALTER TABLE orders ADD CONSTRAINT one_id UNIQUE (id);
                                                         ^^^^^^ under an ACCESS EXCLUSIVE lock
                ALTER TABLE orders ADD CONSTRAINT apart EXCLUDE (id WITH =);
                                                        ^^^^^^^ under an ACCESS EXCLUSIVE lock
                """)
                .findings();
        assertThat(findings)
                .extracting(Finding::help)
                .noneMatch(help -> help.orElseThrow().contains("NOT VALID"));
    }

    @Test
    void notOnlyCreateIndexIsRefusedInATransaction() {
        RuleTester.of(new ForbiddenInTransaction())
                .after(
                        "CREATE TABLE orders (id int) PARTITION BY RANGE (id); CREATE TABLE a PARTITION OF orders DEFAULT;")
                .after("CREATE INDEX a_id ON a (id);")
                .reports("""
                        BEGIN;
                        DROP INDEX CONCURRENTLY a_id;
                        ^^^^^^^^^^^^^^^^^^^^^^^ stands between BEGIN
                        COMMIT;
                        BEGIN;
                        REINDEX TABLE CONCURRENTLY a;
                        ^^^^^^^^^^^^^ stands between BEGIN
                        COMMIT;
                        BEGIN;
                        VACUUM a;
                        ^^^^^^ stands between BEGIN
                        COMMIT;
                        """);
    }

    @Test
    void aNewTableIsKnownByItsSchemaToo() {
        RuleTester.of(new NonConcurrentIndex())
                .after("CREATE SCHEMA p; CREATE SCHEMA q; CREATE TABLE q.foo (id int);")
                .reports("""
                CREATE TABLE p.foo (id int);
                CREATE INDEX ON p.foo (id);
                CREATE INDEX ON q.foo (id);
                ^^^^^^^^^^^^ a SHARE lock on q.foo
                """);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a TYPE varchar(20)", "a TYPE text", "b TYPE varchar", "c TYPE numeric(12, 2)", "c TYPE numeric"
            })
    void aWiderTypeKeepsTheRows(String change) {
        String table = "CREATE TABLE t (a varchar(10), b text, c numeric(10, 2));";
        RuleTester.of(new ColumnTypeRewrite()).after(table).accepts("ALTER TABLE t ALTER COLUMN %s;".formatted(change));
        RuleTester.of(new NarrowedType()).after(table).accepts("ALTER TABLE t ALTER COLUMN %s;".formatted(change));
    }

    @Test
    void ifNotExistsMayKeepAnInvalidIndex() {
        RuleTester.of(new InvalidIndexKept()).after(ORDERS).reports("""
                CREATE INDEX CONCURRENTLY IF NOT EXISTS orders_id ON orders (id);
                ^^^^^^^^^^^^ an invalid index of that name is left
                """);
        var findings = RuleTester.of(new NonConcurrentIndex())
                .after(ORDERS)
                .reports("""
                CREATE INDEX orders_id ON orders (id);
                ^^^^^^^^^^^^ a SHARE lock on orders
                """)
                .findings();
        assertThat(findings.get(0).help().orElseThrow()).doesNotContain("IF NOT EXISTS");
    }

    @Test
    void aCheckIsAddedUnderAccessExclusive() {
        RuleTester.of(new CheckValidatedAtOnce()).after(ORDERS).reports("""
                ALTER TABLE orders ADD CONSTRAINT positive CHECK (id > 0);
                                                           ^^^^^ under an ACCESS EXCLUSIVE lock on orders
                """);
    }

    @Test
    void aTimeZoneIsAddedWithoutARewriteOnlyFromTwelveOn() {
        RuleTester.of(new ColumnTypeRewrite()).postgres(11).after(ORDERS).reports("""
                ALTER TABLE orders ALTER COLUMN placed TYPE timestamptz;
                                                       ^^^^ writes all of orders anew under an ACCESS EXCLUSIVE lock on orders, which blocks reads and writes.
                """);
        RuleTester.of(new ColumnTypeRewrite()).postgres(12).after(ORDERS).reports("""
                ALTER TABLE orders ALTER COLUMN placed TYPE timestamptz;
                                                       ^^^^ unless its values can stay as they are.
                """);
    }

    @Test
    void aTransactionIsSeenWhereTheFileBeginsIt() {
        RuleTester.of(new ForbiddenInTransaction()).after(ORDERS).reports("""
                BEGIN;
                CREATE INDEX CONCURRENTLY orders_id ON orders (id);
                ^^^^^^^^^^^^ stands between BEGIN
                COMMIT;
                """);
    }

    @Test
    void aConstraintThatTakesAnIndexLocksReadersOutToo() {
        RuleTester.of(new MissingLockTimeout())
                .after(ORDERS)
                .after("CREATE UNIQUE INDEX CONCURRENTLY one_id ON orders (id);")
                .reports("""
                        ALTER TABLE orders ADD CONSTRAINT one_id UNIQUE USING INDEX one_id;
                        ^^^^^^^^^^^ an ACCESS EXCLUSIVE lock on public.orders
                        """);
    }

    @Test
    void aColumnIsRenamedAtOnceOnEveryVersion() {
        RuleTester.of(new MissingStatementTimeout())
                .postgres(11)
                .after(ORDERS)
                .accepts("ALTER TABLE orders RENAME COLUMN note TO remark;");
    }

    @Test
    void anEnumValueMayBeAddedInATransactionFromTwelveOnAndNotUsed() {
        String mood = "CREATE TYPE mood AS ENUM ('calm'); CREATE TABLE people (mood mood);";
        String added = "BEGIN; ALTER TYPE mood ADD VALUE 'glad'; COMMIT;";
        RuleTester.of(new ForbiddenInTransaction()).postgres(12).after(mood).accepts(added);
        RuleTester.of(new EnumValueUsedTooEarly()).postgres(12).after(mood).reports("""
                BEGIN;
                ALTER TYPE mood ADD VALUE 'glad';
                INSERT INTO people (mood) VALUES ('glad');
                ^^^^^^^^^^^ Unsafe use of new value "glad"
                COMMIT;
                """);
    }

    @Test
    void aCollationIsChangedWithoutARewriteOfTheTable() {
        RuleTester.of(new ColumnTypeRewrite())
                .after(ORDERS)
                .accepts("ALTER TABLE orders ALTER COLUMN note TYPE text COLLATE \"C\";");
    }

    @Test
    void aForeignKeyIsCheckedWhileOthersRead() {
        RuleTester.of(new ForeignKeyValidatedAtOnce())
                .after(ORDERS)
                .after("CREATE TABLE shops (id int PRIMARY KEY);")
                .reports("""
                ALTER TABLE orders ADD CONSTRAINT sold FOREIGN KEY (id) REFERENCES shops (id);
                                                       ^^^^^^^^^^^ under a SHARE ROW EXCLUSIVE lock on orders, which blocks writes
                """);
    }

    @Test
    void reindexLocksTheIndexesAgainstReadersAndTheTableAgainstWriters() {
        RuleTester.of(new NonConcurrentReindex())
                .after(ORDERS)
                .after("CREATE INDEX orders_id ON orders (id);")
                .reports("""
                REINDEX TABLE orders;
                ^^^^^^^^^^^^^ orders
                """);
    }
}
