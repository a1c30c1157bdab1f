package dev.stopover.rules.locking;

import dev.stopover.migration.Runner;
import dev.stopover.testing.RuleTester;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class MissingLockTimeoutTest {

    private static final String ORDERS = "CREATE TABLE orders (id int); CREATE TABLE bills (id int);";

    @RegisterExtension
    final RuleTester rule = RuleTester.of(new MissingLockTimeout());

    @Test
    void reportsPoliciesWhichLockAsStrongly() {
        rule.after(ORDERS).reports("""
                CREATE POLICY own ON orders USING (id = 1);
                ^^^^^^^^^^^^^ an ACCESS EXCLUSIVE lock on public.orders, which blocks reads and writes
                """).fixedTo("""
                SET lock_timeout = '5s';
                CREATE POLICY own ON orders USING (id = 1);
                """);
    }

    @Test
    void setsItLocallyInTheRunnersTransaction() {
        rule.after(ORDERS).runner(Runner.FLYWAY).reports("""
                ALTER TABLE orders ADD COLUMN note text;
                ^^^^^^^^^^^ waits without limit
                """).fixedTo("""
                SET LOCAL lock_timeout = '5s';
                ALTER TABLE orders ADD COLUMN note text;
                """);
    }

    @Test
    void reportsWhatComesBeforeTheSetting() {
        rule.after(ORDERS).reports("""
                ALTER TABLE orders ADD COLUMN note text;
                ^^^^^^^^^^^ lock on public.orders, which
                SET lock_timeout = '2s';
                ALTER TABLE bills ADD COLUMN note text;
                """).unasserted();
    }

    @Test
    void takesSetConfigForASetting() {
        rule.after(ORDERS).accepts("""
                SELECT set_config('lock_timeout', '3s', false);
                ALTER TABLE orders ADD COLUMN note text;
                """);
    }

    @Test
    void doesNotCarryASettingOverToTheNextFile() {
        rule.file("migrations/1_orders.sql", ORDERS)
                .file("migrations/2_note.sql", "SET lock_timeout = 2000; ALTER TABLE orders ADD COLUMN note text;")
                .file("migrations/3_note.sql", """
                        ALTER TABLE bills ADD COLUMN note text;
                        ^^^^^^^^^^^ waits without limit
                        """)
                .reports()
                .unasserted();
    }

    @Test
    void putsTheSettingBeforeTheBlockThatWaits() {
        rule.after(ORDERS).reports("""
                DO $$ BEGIN
                  ALTER TABLE orders ADD COLUMN note text;
                  ^^^^^^^^^^^ waits without limit
                END $$;
                """).fixedTo("""
                SET lock_timeout = '5s';
                DO $$ BEGIN
                  ALTER TABLE orders ADD COLUMN note text;
                END $$;
                """);
    }

    @Test
    void knowsWhatARoleSetsForItsSessions() {
        rule.file("migrations/1_orders.sql", ORDERS)
                .file("migrations/2_role.sql", "ALTER ROLE deployer SET lock_timeout = '4s';")
                .file("migrations/3_note.sql", "ALTER TABLE orders ADD COLUMN note text;")
                .accepts();
    }

    @Test
    void knowsWhatADatabaseSetsForItsSessions() {
        rule.file("migrations/1_orders.sql", ORDERS)
                .file("migrations/2_base.sql", "ALTER DATABASE shop SET lock_timeout TO '4s';")
                .file("migrations/3_note.sql", "ALTER TABLE orders ADD COLUMN note text;")
                .accepts();
    }

    @Test
    void reportsWhatARoleResets() {
        rule.file("migrations/1_orders.sql", ORDERS)
                .file("migrations/2_role.sql", "ALTER ROLE deployer SET lock_timeout = '4s';")
                .file("migrations/3_role.sql", "ALTER ROLE deployer RESET lock_timeout;")
                .file("migrations/4_note.sql", """
                        ALTER TABLE orders ADD COLUMN note text;
                        ^^^^^^^^^^^ waits without limit
                        """)
                .reports()
                .unasserted();
    }

    @Test
    void reportsWhatADatabaseSetsToNoLimit() {
        rule.file("migrations/1_orders.sql", ORDERS)
                .file("migrations/2_base.sql", "ALTER DATABASE shop SET lock_timeout = 0;")
                .file("migrations/3_note.sql", """
                        ALTER TABLE orders ADD COLUMN more text;
                        ^^^^^^^^^^^ waits without limit
                        """)
                .reports()
                .unasserted();
    }

    @Test
    void believesThatItIsSetElsewhere() {
        rule.after(ORDERS).with("set-elsewhere", "true").accepts("ALTER TABLE orders ADD COLUMN note text;");
    }

    @Test
    void acceptsALockThatIsNotWaitedFor() {
        rule.after(ORDERS).accepts("BEGIN; LOCK TABLE orders NOWAIT; COMMIT;");
    }

    @Test
    void acceptsALongerLimitThatIsConfigured() {
        rule.after(ORDERS).with("longest-seconds", "120").accepts("""
                SET lock_timeout = '1min';
                ALTER TABLE orders ADD COLUMN note text;
                """);
    }

    @Test
    void reportsAHistoryThatNeverSetsOneOnce() {
        rule.file("migrations/1_orders.sql", ORDERS)
                .file("migrations/2_note.sql", "ALTER TABLE orders ADD COLUMN note text;")
                .file("migrations/3_note.sql", "ALTER TABLE bills ADD COLUMN note text;")
                .file("migrations/4_due.sql", """
                        ALTER TABLE bills ADD COLUMN due date;
                        ^^^^^^^^^^^ every later query waits behind it; no migration of this history sets a limit.
                        """)
                .reports()
                .unasserted();
    }

    @Test
    void reportsEachFileWhereOthersSetOne() {
        rule.file("migrations/1_orders.sql", ORDERS)
                .file("migrations/2_note.sql", "SET lock_timeout = '2s'; ALTER TABLE orders ADD COLUMN note text;")
                .file("migrations/3_note.sql", """
                        ALTER TABLE bills ADD COLUMN note text;
                        ^^^^^^^^^^^ every later query waits behind it.
                        """)
                .file("migrations/4_due.sql", """
                        ALTER TABLE bills ADD COLUMN due date;
                        ^^^^^^^^^^^ every later query waits behind it.
                        """)
                .reports()
                .unasserted();
    }

    @Test
    void doesNotTakeZeroForALimit() {
        rule.file("migrations/1_orders.sql", ORDERS)
                .file("migrations/2_note.sql", "SET lock_timeout = 0; ALTER TABLE orders ADD COLUMN note text;")
                .file("migrations/3_note.sql", """
                        ALTER TABLE bills ADD COLUMN note text;
                        ^^^^^^^^^^^ no migration of this history sets a limit
                        """)
                .reports()
                .unasserted();
    }

    @Test
    void acceptsIfExistsOfATableThatWasNeverMade() {
        rule.after(ORDERS).accepts("""
                DROP TABLE IF EXISTS pairs;
                CREATE TEMPORARY TABLE pairs (id int);
                ALTER TABLE IF EXISTS old_orders ADD COLUMN note text;
                """);
    }
}
