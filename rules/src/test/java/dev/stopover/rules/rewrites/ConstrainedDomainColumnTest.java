package dev.stopover.rules.rewrites;

import dev.stopover.testing.RuleTester;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ConstrainedDomainColumnTest {

    @RegisterExtension
    final RuleTester rule = RuleTester.of(new ConstrainedDomainColumn());

    @Test
    void looksBelowADomainOverADomain() {
        rule.after("""
                CREATE TABLE orders (id bigint);
                CREATE DOMAIN positive AS numeric CHECK (value > 0);
                CREATE DOMAIN price AS positive;
                """).reports("""
                ALTER TABLE orders ADD COLUMN total price DEFAULT 1;
                                                    ^^^^^ The domain public.positive has constraints
                """);
    }

    @Test
    void acceptsADomainThatHasLostItsConstraint() {
        rule.after("""
                CREATE TABLE orders (id bigint);
                CREATE DOMAIN positive AS numeric CONSTRAINT above CHECK (value > 0);
                ALTER DOMAIN positive DROP CONSTRAINT above;
                """).accepts("ALTER TABLE orders ADD COLUMN total positive;");
    }

    @Test
    void acceptsATableThatTheMigrationMakes() {
        rule.after("CREATE DOMAIN positive AS numeric CHECK (value > 0);")
                .accepts("CREATE TABLE orders (id bigint); ALTER TABLE orders ADD COLUMN total positive;");
    }
}
