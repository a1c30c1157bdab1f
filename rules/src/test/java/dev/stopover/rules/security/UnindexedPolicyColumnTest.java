package dev.stopover.rules.security;

import dev.stopover.testing.RuleTester;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class UnindexedPolicyColumnTest {

    @RegisterExtension
    final RuleTester rule = RuleTester.of(new UnindexedPolicyColumn());

    @Test
    void acceptsAPrimaryKey() {
        rule.accepts("""
                CREATE TABLE profiles (id uuid PRIMARY KEY);
                ALTER TABLE profiles ENABLE ROW LEVEL SECURITY;
                CREATE POLICY own ON profiles USING (id = auth.uid());
                """);
    }

    @Test
    void reportsAColumnThatStandsSecondInAnIndex() {
        rule.reports("""
                CREATE TABLE orders (id bigint, customer_id uuid, UNIQUE (id, customer_id));
                ALTER TABLE orders ENABLE ROW LEVEL SECURITY;
                CREATE POLICY own ON orders USING (customer_id = auth.uid());
                              ^^^ compare column customer_id of public.orders
                """);
    }

    @Test
    void saysNothingOfATableThatIsNotKnown() {
        rule.accepts("CREATE POLICY own ON orders USING (customer_id = auth.uid());");
    }

    @Test
    void reportsTheColumnOfAForeignKeyOfAnAppliedMigration() {
        rule.after("""
                CREATE TABLE customers (id uuid PRIMARY KEY);
                CREATE TABLE orders (id bigint, customer_id uuid REFERENCES customers);
                ALTER TABLE orders ENABLE ROW LEVEL SECURITY;
                """).reports("""
                CREATE POLICY own ON orders USING (customer_id = auth.uid());
                              ^^^ compare column customer_id of public.orders
                """);
    }
}
