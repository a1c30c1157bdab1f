package dev.stopover.rules.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stopover.testing.RuleTester;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PublicSecurityDefinerTest {

    @RegisterExtension
    final RuleTester rule = RuleTester.of(new PublicSecurityDefiner());

    @Test
    void countsTheFunctionsOfAMigration() {
        rule.file("supabase/migrations/20250101000000_a.sql", """
                CREATE FUNCTION a() RETURNS int LANGUAGE sql SECURITY DEFINER AS 'SELECT 1';
                                ^ public.a() and 1 other function.
                CREATE FUNCTION b() RETURNS int LANGUAGE sql SECURITY DEFINER AS 'SELECT 1';
                CREATE FUNCTION c() RETURNS int LANGUAGE sql AS 'SELECT 1';
                """).reports();
    }

    @Test
    void acceptsARevokeOfALaterMigration() {
        rule.file(
                        "supabase/migrations/20250101000000_a.sql",
                        "CREATE FUNCTION a() RETURNS int LANGUAGE sql SECURITY DEFINER AS 'SELECT 1';")
                .file(
                        "supabase/migrations/20250102000000_b.sql",
                        "REVOKE ALL ON ALL FUNCTIONS IN SCHEMA public FROM PUBLIC, anon;")
                .accepts();
    }

    @Test
    void acceptsAFunctionMadeAfterNewOnesMayHaveLostTheirGrants() {
        rule.file("supabase/migrations/20250101000000_a.sql", """
                        DO $$
                        DECLARE owner name;
                        BEGIN
                          FOR owner IN SELECT rolname FROM pg_roles WHERE pg_has_role(rolname, 'member') LOOP
                            EXECUTE format('ALTER DEFAULT PRIVILEGES FOR ROLE %I IN SCHEMA public'
                              || ' REVOKE ALL ON FUNCTIONS FROM anon', owner);
                          END LOOP;
                        END $$;
                        """)
                .file("supabase/migrations/20250102000000_b.sql", """
                        CREATE FUNCTION a() RETURNS int LANGUAGE sql SECURITY DEFINER AS 'SELECT 1';
                        REVOKE ALL ON FUNCTION a() FROM PUBLIC;
                        """)
                .accepts();
    }

    @Test
    void acceptsAFunctionInASchemaThatVisitorsMayNotUse() {
        rule.file("supabase/config.toml", "[api]\nschemas = [\"public\", \"private\"]\n")
                .file("supabase/migrations/20250101000000_a.sql", """
                        CREATE SCHEMA private;
                        GRANT USAGE ON SCHEMA private TO service_role;
                        CREATE FUNCTION private.a() RETURNS int LANGUAGE sql SECURITY DEFINER AS 'SELECT 1';
                        """)
                .accepts();
    }

    @Test
    void leavesTheRightToCallToThosePoliciesAreFor() {
        assertThat(rule.file("supabase/migrations/20250101000000_a.sql", """
                        CREATE TABLE orders (id bigint);
                        CREATE FUNCTION sees(id bigint) RETURNS boolean LANGUAGE sql SECURITY DEFINER AS 'SELECT true';
                                        ^^^^ public.sees(bigint)
                        CREATE POLICY seen ON orders FOR SELECT USING (sees(id));
                        """)
                        .reports()
                        .findings()
                        .get(0)
                        .help()
                        .orElseThrow())
                .contains("ALTER FUNCTION public.sees(bigint) SET SCHEMA private;")
                .doesNotContain("REVOKE");
    }

    @Test
    void saysNothingWhereNoApiIsKnown() {
        rule.accepts("CREATE FUNCTION a() RETURNS int LANGUAGE sql SECURITY DEFINER AS 'SELECT 1';");
    }
}
