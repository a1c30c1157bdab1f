package dev.stopover.rules.transactions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stopover.migration.Runner;
import dev.stopover.rule.Severity;
import dev.stopover.testing.RuleTester;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ForbiddenOutsideTransactionTest {

    @RegisterExtension
    final RuleTester rule = RuleTester.of(new ForbiddenOutsideTransaction());

    @Test
    void reportsWhateverPostgresRefuses() {
        rule.reports("""
                LOCK orders IN ACCESS SHARE MODE NOWAIT;
                ^^^^ LOCK TABLE stands outside a transaction, where PostgreSQL refuses it.
                SAVEPOINT s;
                ^^^^^^^^^ SAVEPOINT stands outside
                ROLLBACK TO s;
                ^^^^^^^^^^^ ROLLBACK TO SAVEPOINT stands outside
                RELEASE s;
                ^^^^^^^ RELEASE SAVEPOINT stands outside
                DECLARE c CURSOR WITHOUT HOLD FOR SELECT 1;
                ^^^^^^^ DECLARE CURSOR stands outside
                COMMIT AND CHAIN;
                ^^^^^^ COMMIT AND CHAIN stands outside
                ROLLBACK AND CHAIN;
                ^^^^^^^^ ROLLBACK AND CHAIN stands outside
                """);
    }

    @Test
    void acceptsAllOfItInsideATransaction() {
        rule.accepts("""
                BEGIN;
                LOCK orders;
                SAVEPOINT s;
                ROLLBACK TO s;
                RELEASE s;
                DECLARE c CURSOR FOR SELECT 1;
                COMMIT AND CHAIN;
                LOCK orders;
                ROLLBACK;
                """);
    }

    @Test
    void reportsWhatComesAfterTheCommit() {
        rule.runner(Runner.FLYWAY).reports("""
                        LOCK TABLE orders;
                        COMMIT;
                        LOCK TABLE orders;
                        ^^^^^^^^^^ LOCK TABLE stands outside a transaction, because COMMIT on line 2 ended
                        """);
    }

    @Test
    void acceptsWhatADoBlockLocks() {
        rule.accepts("DO $$ BEGIN LOCK TABLE orders; END $$;");
    }

    @Test
    void acceptsEverythingWherePsqlOpensTransactionsByItself() {
        rule.accepts("""
                \\set AUTOCOMMIT off
                LOCK TABLE orders;
                COMMIT;
                """);
    }

    @Test
    void reportsASavepointButNoLockInTheImplicitTransactionOfSeveralStatements() {
        rule.runner(Runner.GOLANG_MIGRATE).reports("""
                        LOCK TABLE orders;
                        SAVEPOINT s;
                        ^^^^^^^^^ inside the implicit transaction
                        """);
        rule.runner(Runner.GOLANG_MIGRATE).reports("""
                        LOCK TABLE orders;
                        ^^^^^^^^^^ outside a transaction
                        """);
    }

    @Test
    void saysWhatItTakesForGrantedWhereNothingTellsOfTheRunner() {
        var finding = rule.reports("""
                LOCK TABLE orders;
                ^^^^^^^^^^ Where psql runs the file, LOCK TABLE stands outside a transaction, where PostgreSQL refuses it.
                """).findings().get(0);

        assertThat(finding.severity()).isEqualTo(Severity.NOTE);
    }

    @Test
    void warnsWhereOtherFilesOfTheHistoryBeginTheirTransactions() {
        var finding = rule.after("BEGIN; CREATE TABLE orders (id bigint); COMMIT;")
                .reports("""
                        LOCK TABLE orders;
                        ^^^^^^^^^^ LOCK TABLE stands outside a transaction
                        """)
                .findings()
                .get(0);

        assertThat(finding.severity()).isEqualTo(Severity.WARNING);
    }
}
