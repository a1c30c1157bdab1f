package dev.stopover.rules.security;

import dev.stopover.testing.RuleTester;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ExposedAuthUsersTest {

    @RegisterExtension
    final RuleTester rule = RuleTester.of(new ExposedAuthUsers());

    @Test
    void reportsMaterializedViews() {
        rule.file("supabase/migrations/20250101000000_a.sql", """
                CREATE MATERIALIZED VIEW members AS SELECT email FROM auth.users;
                                         ^^^^^^^ what public.members shows
                """).reports();
    }

    @Test
    void acceptsAViewOfTheReadersRights() {
        rule.file(
                        "supabase/migrations/20250101000000_a.sql",
                        "CREATE VIEW members WITH (security_invoker) AS SELECT email FROM auth.users;")
                .accepts();
    }
}
