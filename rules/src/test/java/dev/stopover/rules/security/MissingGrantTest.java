package dev.stopover.rules.security;

import dev.stopover.testing.RuleTester;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class MissingGrantTest {

    @RegisterExtension
    final RuleTester rule = RuleTester.of(new MissingGrant());

    @Test
    void acceptsAGrantOfALaterMigration() {
        rule.file("supabase/migrations/20250101000000_a.sql", """
                CREATE TABLE orders (id bigint);
                REVOKE ALL ON orders FROM anon, authenticated;
                CREATE POLICY a ON orders FOR INSERT TO authenticated WITH CHECK (true);
                """)
                .file("supabase/migrations/20250102000000_b.sql", "GRANT INSERT (id) ON orders TO authenticated;")
                .accepts();
    }

    @Test
    void saysNothingOfOtherRolesAndUnknownTables() {
        rule.file("supabase/migrations/20250101000000_a.sql", """
                CREATE TABLE orders (id bigint);
                REVOKE ALL ON orders FROM anon, authenticated;
                CREATE POLICY a ON orders TO service_role USING (true);
                CREATE POLICY b ON notes TO authenticated USING (true);
                """).accepts();
    }
}
