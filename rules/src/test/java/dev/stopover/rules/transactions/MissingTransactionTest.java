package dev.stopover.rules.transactions;

import dev.stopover.migration.Runner;
import dev.stopover.testing.RuleTester;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class MissingTransactionTest {

    @RegisterExtension
    final RuleTester rule = RuleTester.of(new MissingTransaction());

    @Test
    void acceptsOneStatement() {
        rule.runner(Runner.PSQL).accepts("""
                SET lock_timeout = '5s';
                ALTER TABLE orders ADD COLUMN note text;
                """);
    }

    @Test
    void acceptsAFileThatCannotRunInATransaction() {
        rule.runner(Runner.PSQL).accepts("""
                ALTER TABLE orders ADD COLUMN note text;
                CREATE INDEX CONCURRENTLY orders_note_idx ON orders (note);
                """);
    }

    @Test
    void countsTheFilesOfAHistoryThatHasNone() {
        String two = "ALTER TABLE a ADD COLUMN b int; ALTER TABLE a ADD COLUMN c int;";
        rule.runner(Runner.PSQL)
                .file("migrations/001_a.sql", two)
                .file("migrations/002_b.sql", two)
                .file("migrations/003_c.sql", two)
                .file("migrations/004_d.sql", """
                        ALTER TABLE a ADD COLUMN d int;
                        ALTER TABLE a ADD COLUMN e int;
                        ^^^^^^^^^^^ has taken effect already, and so do 3 other files.
                        """)
                .reports();
    }
}
