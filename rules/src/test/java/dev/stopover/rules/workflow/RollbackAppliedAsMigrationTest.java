package dev.stopover.rules.workflow;

import dev.stopover.testing.RuleTester;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RollbackAppliedAsMigrationTest {

    @RegisterExtension
    final RuleTester rule = RuleTester.of(new RollbackAppliedAsMigration());

    @Test
    void reportsARollbackAmongTheMigrationsOfSupabase() {
        rule.file("supabase/migrations/20250101000000_orders.sql", "CREATE TABLE orders (id bigint);")
                .file(
                        "supabase/migrations/20250101000000_orders_DOWN.sql",
                        "^ file: runs it right after 20250101000000_orders.sql.\nDROP TABLE orders;")
                .reports();
    }

    @Test
    void acceptsANameThatDoesNotBeginWithDigits() {
        rule.file("supabase/migrations/20250101000000_orders.sql", "CREATE TABLE orders (id bigint);")
                .file("supabase/migrations/DOWN_20250101000000_orders.sql", "DROP TABLE orders;")
                .accepts();
    }

    @Test
    void acceptsTheSameNamesUnderARunnerThatKnowsThem() {
        rule.file("migrations/001_orders.up.sql", "CREATE TABLE orders (id bigint);")
                .file("migrations/001_orders.down.sql", "DROP TABLE orders;")
                .accepts();
    }
}
