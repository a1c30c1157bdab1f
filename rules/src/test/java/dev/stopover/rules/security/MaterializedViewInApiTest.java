package dev.stopover.rules.security;

import dev.stopover.testing.RuleTester;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class MaterializedViewInApiTest {

    @RegisterExtension
    final RuleTester rule = RuleTester.of(new MaterializedViewInApi());

    @Test
    void reportsForeignTables() {
        rule.file("supabase/migrations/20250101000000_a.sql", """
                CREATE FOREIGN TABLE rates (day date) SERVER bank;
                                     ^^^^^ reads all of foreign table public.rates
                """).reports();
    }

    @Test
    void saysNothingWhereNoApiIsKnown() {
        rule.accepts("CREATE MATERIALIZED VIEW counts AS SELECT 1 AS one;");
    }
}
