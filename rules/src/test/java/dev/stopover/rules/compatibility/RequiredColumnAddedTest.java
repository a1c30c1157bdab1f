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

    @Test
    void acceptsAColumnThatANewTriggerFills() {
        rule.after("CREATE TABLE orders (id int, customer int);").accepts("""
                ALTER TABLE orders ADD COLUMN region text;
                UPDATE orders SET region = 'north';
                ALTER TABLE orders ALTER COLUMN region SET NOT NULL;
                CREATE FUNCTION fill_region() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                  NEW.region := coalesce(NEW.region, 'north');
                  RETURN NEW;
                END $$;
                CREATE TRIGGER fill_region BEFORE INSERT OR UPDATE ON orders FOR EACH ROW EXECUTE FUNCTION fill_region();
                """);
    }

    @Test
    void reportsAColumnBesideATriggerThatComesTooLate() {
        rule.after("CREATE TABLE orders (id int, customer int);").reports("""
                ALTER TABLE orders ADD COLUMN region text;
                UPDATE orders SET region = 'north';
                ALTER TABLE orders ALTER COLUMN region SET NOT NULL;
                                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ does not know region
                CREATE FUNCTION log_order() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
                CREATE TRIGGER log_order AFTER INSERT ON orders FOR EACH ROW EXECUTE FUNCTION log_order();
                """);
    }

    @Test
    void acceptsAColumnThatTakesTheNameOfOneThatWasRequiredBefore() {
        rule.after("CREATE TABLE members (id int, role text NOT NULL);").accepts("""
                ALTER TABLE members ADD COLUMN role_new int;
                UPDATE members SET role_new = length(role);
                ALTER TABLE members DROP COLUMN role;
                ALTER TABLE members RENAME COLUMN role_new TO role;
                ALTER TABLE members ALTER COLUMN role SET NOT NULL;
                """);
        rule.after("CREATE TABLE members (id int, role text NOT NULL);").accepts("""
                ALTER TABLE members ADD COLUMN role_new int;
                UPDATE members SET role_new = length(role);
                ALTER TABLE members ALTER COLUMN role_new SET NOT NULL;
                ALTER TABLE members DROP COLUMN role;
                ALTER TABLE members RENAME COLUMN role_new TO role;
                """);
    }

    @Test
    void acceptsADefaultThatIsPutBack() {
        rule.after("CREATE TABLE orders (id int);").accepts("""
                ALTER TABLE orders ADD COLUMN state text NOT NULL DEFAULT 'open';
                ALTER TABLE orders ALTER COLUMN state DROP DEFAULT;
                ALTER TABLE orders ALTER COLUMN state SET DEFAULT 'new';
                """);
    }
}
