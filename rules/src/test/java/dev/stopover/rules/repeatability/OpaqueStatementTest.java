package dev.stopover.rules.repeatability;

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
    void leavesSyntaxErrorsToTheirOwnRule() {
        rule.allowingSyntaxErrors().accepts("ALTER TABLE orders ADD COLUMN;");
    }
}
