package dev.stopover.rules.transactions;

import dev.stopover.migration.Runner;
import dev.stopover.testing.RuleTester;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class UnbalancedTransactionTest {

    @RegisterExtension
    final RuleTester rule = RuleTester.of(new UnbalancedTransaction());

    @Test
    void reportsABeginAtTheVeryEnd() {
        rule.runner(Runner.PSQL).reports("""
                ALTER TABLE orders ADD COLUMN note text;
                BEGIN;
                ^^^^^ Nothing commits this transaction
                """);
    }

    @Test
    void acceptsARollbackThatIsMeant() {
        rule.runner(Runner.PSQL).accepts("""
                BEGIN;
                SELECT 1;
                ROLLBACK;
                START TRANSACTION;
                SELECT 2;
                END;
                """);
    }

    @Test
    void acceptsARollbackForWhatACommitDidNotEnd() {
        rule.runner(Runner.PSQL).accepts("""
                BEGIN;
                SELECT 1;
                COMMIT;
                ROLLBACK;
                """);
    }

    @Test
    void leavesFilesThatTheRunnerWrapsAlone() {
        rule.runner(Runner.FLYWAY).accepts("""
                ALTER TABLE orders ADD COLUMN note text;
                COMMIT;
                """);
    }

    @Test
    void acceptsAProcedureThatCommits() {
        rule.runner(Runner.PSQL).accepts("DO $$ BEGIN COMMIT; END $$;");
    }
}
