package dev.stopover.rules.design;

import dev.stopover.testing.RuleTester;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class MissingCommentTest {

    @RegisterExtension
    final RuleTester rule = RuleTester.of(new MissingComment());

    @Test
    void acceptsACommentOfALaterMigration() {
        rule.file("migrations/001_a.sql", "CREATE TABLE orders (id bigint);")
                .file("migrations/002_b.sql", "COMMENT ON TABLE public.orders IS 'Purchases';")
                .accepts();
    }

    @Test
    void countsNoCommentThatIsTakenAway() {
        rule.reports("""
                CREATE TABLE orders (id bigint);
                             ^^^^^^ Nothing says what public.orders is for.
                COMMENT ON TABLE orders IS NULL;
                """);
    }
}
