package dev.stopover.rules.security;

import dev.stopover.testing.RuleTester;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ManagedSchemaChangedTest {

    @RegisterExtension
    final RuleTester rule = RuleTester.of(new ManagedSchemaChanged());

    @Test
    void leavesOlderMigrationsAlone() {
        rule.file(
                        "supabase/migrations/20240101000000_a.sql",
                        "CREATE FUNCTION auth.tenant() RETURNS text LANGUAGE sql AS 'SELECT 1::text';")
                .accepts();
    }

    @Test
    void saysNothingOffSupabase() {
        rule.accepts("CREATE TABLE auth.users (id bigint);");
    }
}
