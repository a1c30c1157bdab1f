package dev.stopover.rules.security;

import dev.stopover.testing.RuleTester;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ReplaceDropsSecurityTest {

    @RegisterExtension
    final RuleTester rule = RuleTester.of(new ReplaceDropsSecurity());

    @Test
    void warnsWhereAFunctionNoLongerRunsAsItsOwner() {
        rule.after("CREATE FUNCTION f() RETURNS int LANGUAGE sql SECURITY DEFINER AS 'SELECT 1';")
                .reports("""
                        CREATE OR REPLACE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 2';
                                                   ^ runs with those of its caller from now on
                        """);
    }

    @Test
    void acceptsWhatALaterMigrationSetsAgain() {
        rule.file("migrations/1_a.sql", """
                        CREATE VIEW v WITH (security_invoker = true) AS SELECT 1 AS id;
                        CREATE FUNCTION f() RETURNS int LANGUAGE sql SECURITY DEFINER SET search_path = '' AS 'SELECT 1';
                        """)
                .file("migrations/2_b.sql", """
                        CREATE OR REPLACE VIEW v AS SELECT 1 AS id;
                        CREATE OR REPLACE FUNCTION f() RETURNS int LANGUAGE sql SECURITY DEFINER AS 'SELECT 1';
                        """)
                .file("migrations/3_c.sql", """
                        ALTER VIEW v SET (security_invoker = true);
                        ALTER FUNCTION f() SET search_path = '';
                        """)
                .accepts();
    }

    @Test
    void saysNothingWhereThereWasNothingToLose() {
        rule.after("CREATE VIEW v AS SELECT 1 AS id; CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1';")
                .accepts("""
                        CREATE OR REPLACE VIEW v AS SELECT 1 AS id, 2 AS total;
                        CREATE OR REPLACE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 2';
                        CREATE OR REPLACE VIEW fresh AS SELECT 1 AS id;
                        """);
    }
}
