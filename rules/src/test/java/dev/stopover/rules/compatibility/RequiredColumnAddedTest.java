package dev.stopover.rules.compatibility;

import dev.stopover.testing.RuleTester;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RequiredColumnAddedTest {

    @RegisterExtension
    final RuleTester rule = RuleTester.of(new RequiredColumnAdded());

    @Test
    void acceptsAColumnWithADefault() {
        rule.after("CREATE TABLE orders (id bigint);").accepts("""
                        ALTER TABLE orders ADD COLUMN currency text DEFAULT 'EUR';
                        ALTER TABLE orders ALTER COLUMN currency SET NOT NULL;
                        """);
    }

    @Test
    void acceptsNotNullInALaterMigration() {
        rule.after("CREATE TABLE orders (id bigint);")
                .after("ALTER TABLE orders ADD COLUMN currency text;")
                .accepts("ALTER TABLE orders ALTER COLUMN currency SET NOT NULL;");
    }

    @Test
    void acceptsATableOfTheSameMigration() {
        rule.accepts("""
                CREATE TABLE orders (id bigint);
                ALTER TABLE orders ADD COLUMN currency text;
                ALTER TABLE orders ALTER COLUMN currency SET NOT NULL;
                """);
    }

    @Test
    void acceptsAColumnThatMayStayNull() {
        rule.after("CREATE TABLE orders (id bigint);").accepts("""
                        ALTER TABLE orders ADD COLUMN currency text DEFAULT 'EUR';
                        ALTER TABLE orders ALTER COLUMN currency DROP DEFAULT;
                        """);
    }
}
