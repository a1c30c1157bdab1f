package dev.stopover.rules.repeatability;

import dev.stopover.migration.Runner;
import dev.stopover.testing.RuleTester;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class OpaqueStatementTest {

    @RegisterExtension
    final RuleTester rule = RuleTester.of(new OpaqueStatement());

    @Test
    void reportsAFileOnce() {
        rule.reports("""
                DO $$
                DECLARE r record;
                BEGIN
                  FOR r IN SELECT name FROM settings LOOP
                    EXECUTE format('DROP TABLE %I', r.name);
                                    ^^^^^^^^^^ (there are 2 such statements in the file)
                    EXECUTE format('DROP VIEW %I', r.name);
                  END LOOP;
                END $$;
                """);
    }

    @Test
    void reportsWhatPsqlIncludes() {
        rule.runner(Runner.SQITCH).reports("""
                        \\echo start
                        \\i ../shared/functions.sql
                        ^^ The file that is included here is not followed, so what it does is not judged (there are 2
                        \\include more.sql
                        """);
    }

    @Test
    void reportsAQueryWhoseRowsPsqlRuns() {
        rule.runner(Runner.PSQL).reports("""
                        SELECT format('DROP TABLE %I', name) FROM settings \\gexec
                                                                           ^^^^^^ The rows of this query are run as SQL
                        SELECT 1 \\gset
                        """);
    }

    @Test
    void leavesCommandsOfPsqlUnderOtherRunnersToTheirOwnRule() {
        rule.runner(Runner.FLYWAY).accepts("\\i functions.sql\n");
    }

    @Test
    void leavesSyntaxErrorsToTheirOwnRule() {
        rule.allowingSyntaxErrors().accepts("ALTER TABLE orders ADD COLUMN;");
    }
}
