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
    void saysNothingWhereThereWasNothingToLose() {
        rule.after("CREATE VIEW v AS SELECT 1 AS id; CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1';")
                .accepts("""
                        CREATE OR REPLACE VIEW v AS SELECT 1 AS id, 2 AS total;
                        CREATE OR REPLACE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 2';
                        CREATE OR REPLACE VIEW fresh AS SELECT 1 AS id;
                        """);
    }
}
