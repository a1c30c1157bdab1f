package dev.stopover.rules.transactions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stopover.migration.Runner;
import dev.stopover.rule.Finding;
import dev.stopover.rule.Severity;
import dev.stopover.testing.RuleTester;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class NotAloneInFileTest {

    @RegisterExtension
    final RuleTester rule = RuleTester.of(new NotAloneInFile());

    @Test
    void isANoteWhereAllMayBeRepeated() {
        assertThat(rule.runner(Runner.PSQL).reports("""
                                CREATE INDEX CONCURRENTLY IF NOT EXISTS a ON orders (a);
                                ^^^^^^^^^^^^ 1 statement more in it changes something
                                CREATE INDEX CONCURRENTLY IF NOT EXISTS b ON orders (b);
                                """).findings())
                .extracting(Finding::severity)
                .containsOnly(Severity.NOTE);
    }

    @Test
    void leavesWhatIsRefusedInATransactionToItsOwnRule() {
        rule.runner(Runner.FLYWAY).accepts("""
                BEGIN;
                ALTER TABLE orders ADD COLUMN email text;
                CREATE INDEX CONCURRENTLY orders_email_idx ON orders (email);
                COMMIT;
                """);
    }

    @Test
    void reportsAFileThatTheSupabaseCliSplits() {
        rule.runner(Runner.SUPABASE_CLI).reports("""
                ALTER TABLE orders ADD COLUMN email text;
                ALTER TABLE orders ADD COLUMN phone text;
                CREATE INDEX CONCURRENTLY orders_email_idx ON orders (email);
                ^^^^^^^^^^^^ 2 statements more in it change something.
                """);
    }
}
