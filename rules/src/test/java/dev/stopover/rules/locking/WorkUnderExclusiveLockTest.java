package dev.stopover.rules.locking;

import dev.stopover.migration.Runner;
import dev.stopover.testing.RuleTester;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class WorkUnderExclusiveLockTest {

    private static final String TABLES = "CREATE TABLE orders (id int); CREATE TABLE bills (id int);";

    @RegisterExtension
    final RuleTester rule = RuleTester.of(new WorkUnderExclusiveLock());

    @Test
    void countsTheRunnersTransaction() {
        rule.after(TABLES).runner(Runner.GOOSE).reports("""
                ALTER TABLE orders ADD COLUMN a int;
                CREATE INDEX ON bills (id);
                ^^^^^^^^^^^^ This works through public.bills
                """);
    }

    @Test
    void acceptsStatementsByThemselves() {
        rule.after(TABLES).runner(Runner.PSQL).accepts("""
                ALTER TABLE orders ADD COLUMN a int;
                ALTER TABLE bills ADD COLUMN a int;
                """);
    }

    @Test
    void acceptsWeakLocksFirst() {
        rule.after(TABLES).runner(Runner.GOOSE).accepts("""
                COMMENT ON TABLE orders IS 'all of them';
                ALTER TABLE bills ADD COLUMN a int;
                """);
    }
}
