package dev.stopover.rules.transactions;

import dev.stopover.migration.Runner;
import dev.stopover.testing.RuleTester;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ForbiddenInTransactionTest {

    @RegisterExtension
    final RuleTester rule = RuleTester.of(new ForbiddenInTransaction());

    @Test
    void reportsWhateverPostgresRefuses() {
        rule.reports("""
                BEGIN;
                CREATE UNIQUE INDEX CONCURRENTLY orders_idx ON orders (id);
                ^^^^^^^^^^^^^^^^^^^ CREATE INDEX CONCURRENTLY stands between
                DROP INDEX CONCURRENTLY IF EXISTS orders_idx;
                ^^^^^^^^^^^^^^^^^^^^^^^ DROP INDEX CONCURRENTLY stands between
                REINDEX TABLE CONCURRENTLY orders;
                ^^^^^^^^^^^^^ REINDEX CONCURRENTLY stands between
                REINDEX SCHEMA public;
                ^^^^^^^^^^^^^^ REINDEX SCHEMA stands between
                ALTER TABLE orders DETACH PARTITION orders_2024 CONCURRENTLY;
                                   ^^^^^^^^^^^^^^^^ DETACH PARTITION CONCURRENTLY stands between
                VACUUM FULL orders;
                ^^^^^^^^^^^ VACUUM stands between
                ALTER SYSTEM SET work_mem = '64MB';
                ^^^^^^^^^^^^ ALTER SYSTEM stands between
                CREATE SUBSCRIPTION mirror CONNECTION 'host=other' PUBLICATION shop;
                ^^^^^^^^^^^^^^^^^^^ CREATE SUBSCRIPTION with create_slot stands between
                COMMIT;
                """);
    }

    @Test
    void acceptsWhatPostgresTakes() {
        rule.accepts("""
                BEGIN;
                REFRESH MATERIALIZED VIEW CONCURRENTLY totals;
                REINDEX TABLE orders;
                CLUSTER orders;
                ANALYZE orders;
                ALTER TYPE state ADD VALUE 'paid';
                CREATE SUBSCRIPTION mirror CONNECTION 'host=other' PUBLICATION shop WITH (create_slot = false);
                COMMIT;
                """);
    }

    @Test
    void acceptsTheStatementAfterTheCommit() {
        rule.accepts("""
                BEGIN;
                ALTER TABLE orders ADD COLUMN email text;
                COMMIT;
                CREATE INDEX CONCURRENTLY orders_email_idx ON orders (email);
                """);
    }

    @Test
    void isNotLedAstrayByACommentOrAString() {
        rule.accepts("""
                -- BEGIN;
                SELECT 'BEGIN;';
                CREATE INDEX CONCURRENTLY orders_email_idx ON orders (email);
                """);
    }

    @Test
    void reportsStatementsThatARunnerSendsTogether() {
        rule.file("migrations/001_index.up.sql", """
                        SET lock_timeout = '5s';
                        CREATE INDEX CONCURRENTLY orders_idx ON orders (id);
                        ^^^^^^^^^^^^ inside the implicit transaction
                        """)
                .file("migrations/001_index.down.sql", "DROP INDEX CONCURRENTLY orders_idx;")
                .reports();
    }

    @Test
    void reportsWhatTheSupabaseCliDoesNotRunByItself() {
        rule.runner(Runner.SUPABASE_CLI).reports("""
                        CREATE INDEX CONCURRENTLY orders_idx ON orders (id);
                        ALTER TABLE orders DETACH PARTITION orders_2024 CONCURRENTLY;
                                           ^^^^^^^^^^^^^^^^ inside the transaction that the Supabase CLI opens
                        """);
    }

    @Test
    void acceptsAValueOfATypeThatTheSameMigrationMakesOnPostgres11() {
        rule.postgres(11).accepts("""
                        BEGIN;
                        CREATE TYPE state AS ENUM ('new');
                        ALTER TYPE state ADD VALUE 'paid';
                        COMMIT;
                        """);
    }

    @Test
    void saysThatFlywayMixesNothing() {
        rule.runner(Runner.FLYWAY).reports("""
                CREATE INDEX CONCURRENTLY orders_note ON orders (note);
                ^^^^^^^^^^^^ CREATE INDEX CONCURRENTLY stands in a file beside statements that run in a transaction, and Flyway refuses to mix them.
                ALTER TABLE orders ADD COLUMN total numeric;
                """);
    }
}
