package dev.stopover.rules.design;

import dev.stopover.testing.RuleTester;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DoubleTimeZoneConversionTest {

    @RegisterExtension
    final RuleTester rule = RuleTester.of(new DoubleTimeZoneConversion());

    @Test
    void knowsTheOperator() {
        rule.reports("""
                CREATE TABLE orders (
                  a timestamptz DEFAULT (now() AT TIME ZONE 'utc'),
                                        ^^^^^^^^^^^^^^^^^^^^^^^^^^ a takes this time
                  b timestamp DEFAULT (now() AT TIME ZONE 'utc'),
                  c timestamptz DEFAULT (now() AT TIME ZONE 'utc' AT TIME ZONE 'utc'),
                  d timestamptz DEFAULT ('2020-01-01'::timestamp AT TIME ZONE 'utc'));
                """);
    }

    @Test
    void reportsAColumnThatIsAddedAndADefaultThatIsSet() {
        rule.after("CREATE TABLE orders (id bigint, at timestamptz, local timestamp);")
                .reports("""
                        ALTER TABLE orders ADD COLUMN b timestamp with time zone DEFAULT timezone('utc'::text, now());
                                                                                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ b takes
                        ALTER TABLE orders ALTER COLUMN at SET DEFAULT timezone('utc', now());
                                                                       ^^^^^^^^^^^^^^^^^^^^^^ at takes
                        ALTER TABLE orders ALTER COLUMN local SET DEFAULT timezone('utc', now());
                        """);
    }

    @Test
    void reportsTheColumnsOfATableTogether() {
        rule.reports("""
                CREATE TABLE orders (
                    placed_at timestamptz DEFAULT timezone('utc', now()),
                                                  ^^^^^^^^^^^^^^^^^^^^^^ placed_at (and 1 more) takes
                    paid_at timestamptz DEFAULT timezone('utc', now())
                );
                """);
    }
}
