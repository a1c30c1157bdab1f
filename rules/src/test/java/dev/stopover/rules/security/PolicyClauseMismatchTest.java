package dev.stopover.rules.security;

import dev.stopover.testing.RuleTester;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PolicyClauseMismatchTest {

    @RegisterExtension
    final RuleTester rule = RuleTester.of(new PolicyClauseMismatch());

    @Test
    void looksAtAPolicyThatIsAltered() {
        rule.after("CREATE TABLE orders (id bigint); CREATE POLICY a ON orders FOR DELETE USING (true);")
                .reports("""
                        ALTER POLICY a ON orders WITH CHECK (true);
                                                             ^^^^ A policy for DELETE writes no rows
                        """);
    }

    @Test
    void saysNothingOfAPolicyThatIsNotKnown() {
        rule.accepts("ALTER POLICY a ON orders WITH CHECK (true);");
    }

    @Test
    void reportsAPolicyThatLetsNothingThrough() {
        rule.after("CREATE TABLE orders (id bigint);").reports("""
                        CREATE POLICY a ON orders FOR INSERT;
                                      ^ A policy without a condition lets no row through.
                        CREATE POLICY b ON orders TO public;
                                      ^ A policy without a condition lets no row through.
                        CREATE POLICY c ON orders TO service_role;
                        """);
    }
}
