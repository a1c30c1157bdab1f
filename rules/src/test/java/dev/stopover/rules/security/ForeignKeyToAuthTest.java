package dev.stopover.rules.security;

import dev.stopover.testing.RuleTester;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ForeignKeyToAuthTest {

    @RegisterExtension
    final RuleTester rule = RuleTester.of(new ForeignKeyToAuth());

    @Test
    void readsAConstraintThatIsAddedLater() {
        rule.file("supabase/migrations/20250101000000_a.sql", """
                CREATE TABLE callers (id bigint, phone text);
                ALTER TABLE callers ADD CONSTRAINT callers_phone FOREIGN KEY (phone) REFERENCES auth.users (phone) NOT VALID;
                                                                                                ^^^^^^^^^^ rests on auth.users (phone)
                """).reports();
    }

    @Test
    void acceptsTablesOfOnesOwnAndOtherServers() {
        rule.file("supabase/migrations/20250101000000_a.sql", """
                CREATE TABLE users (id bigint, phone text UNIQUE);
                CREATE TABLE callers (id bigint, phone text REFERENCES users (phone));
                """).accepts();
        rule.accepts("CREATE TABLE callers (id bigint, phone text REFERENCES auth.users (phone));");
    }
}
