package dev.stopover.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stopover.migration.Runner;
import dev.stopover.rule.Preset;
import dev.stopover.rules.design.EnumLabelOrder;
import dev.stopover.rules.locking.BackfillUnderExclusiveLock;
import dev.stopover.rules.locking.CheckValidatedAtOnce;
import dev.stopover.rules.locking.CombinableAlterTable;
import dev.stopover.rules.locking.NonConcurrentIndex;
import dev.stopover.rules.locking.PrimaryKeyBuildsIndex;
import dev.stopover.rules.locking.SetNotNullScan;
import dev.stopover.rules.locking.ValidatedInSameTransaction;
import dev.stopover.rules.locking.WorkUnderExclusiveLock;
import dev.stopover.rules.repeatability.RefusedStatement;
import dev.stopover.rules.repeatability.SyntaxError;
import dev.stopover.rules.transactions.EnumValueUsedTooEarly;
import dev.stopover.rules.transactions.ForbiddenInTransaction;
import dev.stopover.rules.transactions.UnbalancedTransaction;
import dev.stopover.testing.RuleTester;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Where runs of other linters over migrations, safe ones and not, showed false alarms or misses: a test for each kind. */
class MeasuredLintersTest {

    private static final String ORDERS = "CREATE TABLE orders (id bigint PRIMARY KEY, note text, shop_id bigint);";
    private static final String MOOD = "CREATE TYPE mood AS ENUM ('calm'); CREATE TABLE people (mood mood);";

    @Test
    void anIndexOnATableOfTheSameFileNeedsNoTransaction() {
        RuleTester.of(new NonConcurrentIndex()).runner(Runner.PSQL).accepts("""
                CREATE TABLE orders (id bigint);
                CREATE INDEX orders_id ON orders (id);
                """);
    }

    @Test
    void ifNotExistsMakesNoTableNewThatTheHistoryHas() {
        RuleTester.of(new NonConcurrentIndex()).after(ORDERS).reports("""
                CREATE TABLE IF NOT EXISTS orders (id bigint);
                CREATE INDEX orders_note ON orders (note);
                ^^^^^^^^^^^^ a SHARE lock on orders
                """);
    }

    @Test
    void aStatementOfADoBlockIsJudgedAsOneOutsideIt() {
        RuleTester.of(new NonConcurrentIndex()).after(ORDERS).reports("""
                DO $$ BEGIN
                  CREATE INDEX orders_note ON orders (note);
                  ^^^^^^^^^^^^ a SHARE lock on orders
                END $$;
                """);
    }

    @Test
    void aFileThatRunsStatementByStatementIsNoTransaction() {
        String file = """
                ALTER TABLE orders ADD CONSTRAINT noted CHECK (note IS NOT NULL) NOT VALID;
                ALTER TABLE orders VALIDATE CONSTRAINT noted;
                ALTER TABLE orders ALTER COLUMN note SET NOT NULL;
                ALTER TABLE orders DROP CONSTRAINT noted;
                """;
        for (var rule : List.of(
                new ValidatedInSameTransaction(),
                new SetNotNullScan(),
                new WorkUnderExclusiveLock(),
                new CheckValidatedAtOnce())) {
            RuleTester.of(rule).runner(Runner.PSQL).after(ORDERS).accepts(file);
        }
    }

    @Test
    void theValidationOfAnotherConstraintProvesNothingOfAColumn() {
        RuleTester.of(new SetNotNullScan())
                .after(ORDERS)
                .after("ALTER TABLE orders ADD CONSTRAINT shop CHECK (shop_id > 0) NOT VALID;")
                .after("ALTER TABLE orders VALIDATE CONSTRAINT shop;")
                .reports("""
                        ALTER TABLE orders ALTER COLUMN note SET NOT NULL;
                                                             ^^^^^^^^^^^^ reads all of orders
                        """);
    }

    @Test
    void aCheckOfAnAddedColumnReadsTheTable() {
        RuleTester.of(new CheckValidatedAtOnce()).after(ORDERS).reports("""
                ALTER TABLE orders ADD COLUMN amount int CHECK (amount > 0);
                                                         ^^^^^ under an ACCESS EXCLUSIVE lock on orders
                """);
    }

    @Test
    void aPrimaryKeyTakesOverAnIndexWithoutBuildingOne() {
        RuleTester.of(new PrimaryKeyBuildsIndex())
                .after("CREATE TABLE bills (id bigint NOT NULL);")
                .after("CREATE UNIQUE INDEX CONCURRENTLY bills_id ON bills (id);")
                .accepts("ALTER TABLE bills ADD CONSTRAINT bills_pkey PRIMARY KEY USING INDEX bills_id;");
    }

    @Test
    void rowsChangedInTheTransactionThatLockedTheirTableAreSeen() {
        RuleTester.of(new BackfillUnderExclusiveLock())
                .runner(Runner.FLYWAY)
                .after(ORDERS)
                .reports("""
                ALTER TABLE orders ADD COLUMN state text;
                UPDATE orders SET state = 'new';
                ^^^^^^ while the transaction holds an ACCESS EXCLUSIVE lock on orders
                """);
    }

    @Test
    void anEnumValueThatIsAddedByItselfIsNoFault() {
        assertThat(new EnumLabelOrder().info().preset()).isEqualTo(Preset.STRICT);
        for (var rule : List.of(new EnumValueUsedTooEarly(), new ForbiddenInTransaction())) {
            RuleTester.of(rule).runner(Runner.FLYWAY).after(MOOD).accepts("ALTER TYPE mood ADD VALUE 'glad';");
        }
    }

    @Test
    void anEnumValueOfATypeOfTheSameTransactionIsRefusedFromTwelveToSixteen() {
        String file = """
                BEGIN;
                CREATE TYPE mood AS ENUM ('calm');
                CREATE TABLE people (mood mood DEFAULT 'calm');
                ALTER TYPE mood ADD VALUE 'glad';
                INSERT INTO people (mood) VALUES ('calm');
                INSERT INTO people (mood) VALUES ('glad');
                %sCOMMIT;
                """;
        for (int version : new int[] {11, 17}) {
            RuleTester.of(new EnumValueUsedTooEarly()).postgres(version).accepts(file.formatted(""));
        }
        for (int version : new int[] {12, 16}) {
            RuleTester.of(new EnumValueUsedTooEarly())
                    .postgres(version)
                    .reports(file.formatted("^^^^^^^^^^^ Unsafe use of new value \"glad\"\n"));
        }
    }

    @Test
    void aTransactionIsSeenBehindAComment() {
        RuleTester.of(new ForbiddenInTransaction()).after(ORDERS).reports("""
                -- The index of notes.
                /* It is large. */ BEGIN; -- now
                CREATE INDEX CONCURRENTLY orders_note ON orders (note);
                ^^^^^^^^^^^^ stands between BEGIN
                COMMIT;
                """);
    }

    @Test
    void aTransactionThatEndsIsNoFault() {
        RuleTester.of(new UnbalancedTransaction()).after(ORDERS).accepts("""
                BEGIN;
                ALTER TABLE orders ADD COLUMN state text;
                COMMIT;
                """);
    }

    @Test
    void stepsThatHaveToStayApartAreNotCombined() {
        RuleTester.of(new CombinableAlterTable())
                .runner(Runner.PSQL)
                .after(ORDERS)
                .accepts("""
                ALTER TABLE orders ADD CONSTRAINT noted CHECK (note IS NOT NULL) NOT VALID;
                ALTER TABLE orders VALIDATE CONSTRAINT noted;
                ALTER TABLE orders ALTER COLUMN note SET NOT NULL;
                ALTER TABLE orders DROP CONSTRAINT noted;
                """);
        RuleTester.of(new CombinableAlterTable()).after(ORDERS).accepts("""
                BEGIN;
                ALTER TABLE orders ADD COLUMN a int;
                COMMIT;
                BEGIN;
                ALTER TABLE orders ADD COLUMN b int;
                COMMIT;
                """);
    }

    @Test
    void aUniqueIndexOfNoConstraintMayBeDropped() {
        RuleTester.of(new RefusedStatement())
                .after(ORDERS)
                .after("CREATE UNIQUE INDEX one_note ON orders (note);")
                .accepts("DROP INDEX one_note;");
    }

    @Test
    void theFirstLineIsLineOne() {
        var finding = RuleTester.of(new SyntaxError())
                .allowingSyntaxErrors()
                .reports("""
                        ALTER TABLE orders ADD COLUM note text;
                                                          ^^^^ Syntax error at or near "text"
                        """)
                .findings()
                .get(0);
        assertThat(finding.start().line()).isEqualTo(1);
    }
}
