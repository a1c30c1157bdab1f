package dev.stopover.rules.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stopover.testing.RuleTester;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ViewBypassesRlsTest {

    @RegisterExtension
    final RuleTester rule = RuleTester.of(new ViewBypassesRls());

    @Test
    void followsViewsOfViews() {
        assertThat(rule.file("supabase/migrations/20250101000000_a.sql", """
                CREATE SCHEMA internal;
                CREATE TABLE orders (id bigint);
                ALTER TABLE orders ENABLE ROW LEVEL SECURITY;
                CREATE VIEW internal.all_orders AS SELECT * FROM orders;
                CREATE VIEW ids WITH (security_invoker) AS SELECT id FROM internal.all_orders;
                            ^^^ whoever reads public.ids
                CREATE VIEW more_ids WITH (security_invoker) AS SELECT id FROM ids;
                """)
                        .reports()
                        .findings()
                        .get(0)
                        .help()
                        .orElseThrow())
                .contains("ALTER VIEW internal.all_orders SET (security_invoker = true);");
    }

    @Test
    void saysNothingOfViewsThatALoopMayHaveSet() {
        rule.file("supabase/migrations/20250101000000_a.sql", """
                CREATE TABLE orders (id bigint);
                ALTER TABLE orders ENABLE ROW LEVEL SECURITY;
                CREATE VIEW ids AS SELECT id FROM orders;
                DO $$
                DECLARE v record;
                BEGIN
                  FOR v IN SELECT relname FROM pg_class WHERE relkind = 'v' AND has_table_privilege('anon', oid, 'select') LOOP
                    EXECUTE format('ALTER VIEW public.%I SET (security_invoker = true)', v.relname);
                  END LOOP;
                END $$;
                """).accepts();
    }

    @Test
    void acceptsAViewOverATableWithoutRowSecurity() {
        rule.file("supabase/migrations/20250101000000_a.sql", """
                CREATE TABLE orders (id bigint);
                CREATE VIEW ids AS SELECT id FROM orders;
                """).accepts();
    }
}
